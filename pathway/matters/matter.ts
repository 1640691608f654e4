import type { BankHoliday } from '../calendar/calendar'
import type { Unopened } from '../case'
import type { ClockCommand, Message } from '../commands'
import type { CommonEventBody } from '../events'
import type { Notice } from '../notice'
import type { Permission } from '../permissions'
import type { RefusalCode } from '../refusals'
import type { NextStep } from '../roads/road'
import type { Actor } from '../roles'
import type { Rules } from '../rules'
import type { Refused } from '../stages/step'
import type { Stamped } from '../stamp'
import type { Opened } from '../standing'
import type { Instant } from '../time'
import type { MatterKind } from './kinds'

/** What is true of every matter once it is open. `stage` is `closed` at its end, and what the matter calls it before. */
export interface MatterFacts extends Opened {
  acceptedAt: Instant
  /** Bank holidays proclaimed since the calendar of the rules was made. */
  proclaimed: readonly BankHoliday[]
}

/** What every first message of a matter says. */
export interface MatterIntake {
  kind: string
  council: string
  caseId: string
  practice: boolean
  receivedAt: Instant
  /** Bank holidays proclaimed so far, beyond those of the rules' calendar. */
  proclaimed: readonly BankHoliday[]
}

/** What a step of a matter follows from. `at` is the moment that counts, `now` the moment it is heard. */
export interface MatterContext<S, C> {
  state: S
  command: C
  actor: Actor
  at: Instant
  now: Instant
  rules: Rules
}

/** One step of a matter: who may take it, when it is possible, and what follows. As `Step` is for a case. */
export interface MatterStep<S, C, B> {
  label: string
  /** What whoever takes it must be permitted. */
  permission: Permission
  possible?(state: S, rules: Rules): boolean
  /** Why this person in particular may not take it, whatever their role, or why nobody may at this moment. */
  forbids?(state: S, actor: Actor, rules: Rules, at: Instant): RefusalCode | Refused | undefined
  follows(context: MatterContext<S, C>): (B | CommonEventBody)[] | Refused
}

/** The steps of a matter, by command, in the order in which they are offered. */
export type MatterSteps<S, C extends { kind: string }, B> = {
  [K in C['kind']]: MatterStep<S, Extract<C, { kind: K }>, B>
}

type EventOf<B> = Stamped<B | CommonEventBody>

/**
 * One kind of matter: all that tells it from the others. What it has in common with them (hearing late, clocks and their rungs, bank
 * holidays, refusals) is done for it by `machineOf`. `S`: the open or closed matter; `I`: what opens it; `C`: its steps; `B`: its events.
 */
export interface Matter<
  S extends MatterFacts,
  I extends MatterIntake,
  C extends { kind: string },
  B extends { type: string },
> {
  kind: MatterKind
  /** The kind of the message that opens it. */
  opensWith: I['kind']
  /** The events that open it: the first says what was received, the others start its clocks. */
  open(message: Message<I>, rules: Rules): (B | CommonEventBody)[]
  /** The matter as its first event makes it, without clocks; undefined for any other event. */
  begin(event: EventOf<B>): S | undefined
  steps: Readonly<Record<string, MatterStep<S, C, B> | undefined>>
  /** What follows by itself where a rung of one of its clocks is reached, beside that somebody is told. */
  reached?(state: S, rung: ClockCommand): (B | CommonEventBody)[]
  /** The matter after an event of its own; any other leaves it as it was. Clocks, holidays and `seq` are kept for it. */
  evolve(state: S, event: EventOf<B>): S
  notices(event: EventOf<B>, state: S, rules: Rules): Notice[]
  /** Whom it waits for, and for what, in words that follow "Waiting for the ... to". Asked of an open one only. */
  next(state: S, rules: Rules): NextStep
  /** One plain sentence for an event of its own; undefined for any other. Reasons and notes are not in it. */
  sentence(event: EventOf<B>, rules: Rules): string | undefined
  /** What its stage is called. */
  stageLabel(state: S): string
}

/** A matter at any time: before it is opened, too. */
export type MatterState<S extends MatterFacts> = Unopened | S
