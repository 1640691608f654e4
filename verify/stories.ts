import { caseMachine } from '../pathway/case-machine'
import { completeRules } from '../pathway/earlier-rules'
import { hasOpened, type Standing } from '../pathway/standing'
import type { Message } from '../pathway/commands'
import type { Machine } from '../pathway/machine'
import type { Notice } from '../pathway/notice'
import type { RefusalCode } from '../pathway/refusals'
import { accessRequestMachine } from '../pathway/matters/access/access-request'
import { complaintMachine } from '../pathway/matters/complaints/complaint'
import type { CaseKind } from '../pathway/matters/kinds'
import { emergencyMachine } from '../pathway/matters/emergency/emergency-access'
import { rectificationMachine } from '../pathway/matters/rectification/rectification'
import type { Rules } from '../pathway/rules'
import type { RecordedAny } from '../pathway/stamp'
import type { Instant } from '../pathway/time'
import { listingOf } from '../workflows/listing'
import type { CaseListing } from '../workflows/contracts'

/** A message as the case heard it, with the rules it was accepted under. */
export interface Told {
  message: Message<{ kind: string }>
  rules: Rules
  /** The moments at which it may have been heard: on the record are when it was accepted and when that was put down. */
  heard: readonly Instant[]
}

/** What the machine, asked again, says of a message: the types of the events that follow, or the code of a refusal. */
export type Again = { messageId: string } & ({ types: readonly string[] } | { refused: RefusalCode })

/** What a record says, by the rules of its kind: how things stand after its events, and what lists show of that. */
export interface Story {
  fold(events: readonly RecordedAny[]): Standing
  listing(events: readonly RecordedAny[], rules: Rules, now: Instant): CaseListing
  /** Whom each event tells what, by the rules that the case went by then: those of the last message that it had heard. */
  notices(
    events: readonly RecordedAny[],
    rulesOf: (messageId: string) => Rules | undefined,
  ): { seq: number; notice: Notice }[]
  /** Asks the machine again what follows from each message, as things stood on the record when it was heard; once for each moment. */
  again(events: readonly RecordedAny[], told: ReadonlyMap<string, Told>): Again[]
}

function noticesOf<S extends Standing, C extends { kind: string }, B extends { type: string }>(
  machine: Machine<S, C, B>,
): Story['notices'] {
  return (events, rulesOf) => {
    let state = machine.unopened
    let rules: Rules | undefined
    return events.flatMap((event) => {
      const adopted = event.messageId === undefined ? undefined : rulesOf(event.messageId)
      if (adopted !== undefined) rules = completeRules(adopted)
      if (!machine.owns(event) || rules === undefined) return []
      state = machine.evolve(state, event)
      return machine.notices(event, state, rules).map((notice) => ({ seq: event.seq, notice }))
    })
  }
}

function storyOf<S extends Standing, C extends { kind: string }, B extends { type: string }>(
  machine: Machine<S, C, B>,
): Story {
  const fold = (events: readonly RecordedAny[]): S =>
    events
      .filter((event) => machine.owns(event))
      .reduce<S>((state, event) => machine.evolve(state, event), machine.unopened)
  const isCommand = (command: { kind: string }): command is C => command.kind !== ''
  const askAgain = (state: S, { message, rules, heard }: Told): Again[] => {
    const { messageId, command } = message
    if (!isCommand(command)) return []
    return heard.map((now) => {
      const decision = machine.decide(state, { ...message, command }, now, rules)
      return 'events' in decision
        ? { messageId, types: decision.events.map(({ type }) => type) }
        : { messageId, refused: decision.refusal.code }
    })
  }
  return {
    fold,
    again: (events, told) => {
      let state = machine.unopened
      return events.flatMap((event, index) => {
        const { messageId } = event
        const isFirst = messageId !== undefined && messageId !== events[index - 1]?.messageId
        const message = isFirst ? told.get(messageId) : undefined
        const said = message === undefined ? [] : askAgain(state, message)
        if (machine.owns(event)) state = machine.evolve(state, event)
        return said
      })
    },
    notices: noticesOf(machine),
    listing: (events, rules, now) => {
      const state = fold(events)
      return listingOf(state, machine.waiting(state, completeRules(rules)), now)
    },
  }
}

/** Each kind's. */
export const stories: Record<CaseKind, Story> = {
  referral: storyOf(caseMachine),
  'access-request': storyOf(accessRequestMachine),
  rectification: storyOf(rectificationMachine),
  complaint: storyOf(complaintMachine),
  'emergency-access': storyOf(emergencyMachine),
}

/** The clocks of a case or matter; none before it is opened. */
export const clocksOf = (state: Standing) => (hasOpened(state) ? state.clocks : [])
