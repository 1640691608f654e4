import type { CommandKind, PersonCommand } from '../commands'
import type { OpenCase, OpenedCase } from '../case'
import type { EventBody } from '../events'
import type { RefusalCode } from '../refusals'
import type { Permission } from '../permissions'
import type { Actor } from '../roles'
import type { Rules } from '../rules'
import type { Instant } from '../time'

/** Why a step is refused, before the words are added. */
export interface Refused {
  refused: RefusalCode
  /** What is allowed instead, where it can be said in words. */
  allowed?: string
}

/** What a step follows from. `at` is the moment that counts, `now` the moment it is heard. */
export interface StepContext<S extends OpenedCase, C extends PersonCommand> {
  state: S
  command: C
  actor: Actor
  at: Instant
  now: Instant
  rules: Rules
  messageId: string
}

/** One step of the pathway: who may take it, when it is possible, and what follows. */
export interface Step<S extends OpenedCase, C extends PersonCommand> {
  /** What the step is, for a person choosing among the possible ones. */
  label: string
  /** What whoever takes it must be permitted: the same wherever the command is heard. */
  permission: Permission
  /** Whether the case, apart from its stage, stands so that the step can be taken. Absent: always. */
  possible?(state: S, rules: Rules): boolean
  /** Why this person in particular may not take it, whatever their role. */
  forbids?(state: S, actor: Actor, rules: Rules): RefusalCode | undefined
  follows(context: StepContext<S, C>): EventBody[] | Refused
}

/** The steps of one stage, by command. */
export type Steps<S extends OpenedCase> = {
  [K in CommandKind]?: Step<S, Extract<PersonCommand, { kind: K }>>
}

/** The stage `N` of an open case. */
export type InStage<N extends OpenCase['stage']> = Extract<OpenCase, { stage: N }>

/** A refusal of a step's content. */
export const refuse = (refused: RefusalCode, allowed?: string): Refused =>
  allowed === undefined ? { refused } : { refused, allowed }
