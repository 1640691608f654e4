import { isOpened, type Case, type OpenedCase } from './case'
import { calendarOf, startClock } from './clocks/case-clocks'
import { reachRung } from './clocks/reach-rung'
import type { CommandKind, IntakeCommand, Message, PersonCommand } from './commands'
import type { EventBody } from './events'
import { heardLate } from './heard-late'
import { refusalMessages, type Refusal, type RefusalCode } from './refusals'
import { legalCommands } from './legal'
import { roadsOf } from './roads'
import type { Rules } from './rules'
import { stepFor } from './stages'
import { sayExtendable } from './stages/clock-changes'
import { refuse, type Refused } from './stages/step'
import type { Instant } from './time'
import { inTwoStages } from './two-stage/decided'

/** What follows from a message: events, or a refusal. */
export type Decision = { events: EventBody[] } | { refusal: Refusal }

/**
 * Decides what follows when a message reaches a case. Pure: no clock, no I/O, no randomness.
 *
 * The moment that counts for a person's step is when the inbox accepted it, never later than `now`; so a decision held in an outage
 * is made in time if it was accepted in time (design.md, promise 2).
 * @param state the case as folded from its record
 * @param now the moment the message is heard
 * @param rules the council's rules as they stand; clocks already started keep the rule they started under
 */
export function decide(state: Case, message: Message, now: Instant, rules: Rules): Decision {
  const { command } = message
  switch (command.kind) {
    case 'receive-referral':
      return state.stage === 'unopened' ? receive(command, message, now, rules) : refusal('not-legal-now', [])
    case 'reach-rung':
      return isOpened(state) ? { events: reachRung(state, command, now) } : refusal('not-legal-now', [])
    default:
      return decideStep(state, message, command, now, rules)
  }
}

function receive(command: IntakeCommand, message: Message, now: Instant, rules: Rules): Decision {
  const { kind: _kind, ...facts } = command
  const clock = command.urgent ? rules.decision.urgentClock : rules.decision.clock
  return {
    events: [
      { type: 'referral-received', ...facts, ...flagsOf(facts), acceptedAt: message.acceptedAt },
      startClock(clock, command.receivedAt, calendarOf(rules, command.proclaimed), rules.version),
      ...heardLate(message, now),
    ],
  }
}

/** A child who is expected is flagged as such, whether or not the referral did it. */
function flagsOf({
  flags = [],
  expectedOn,
}: Pick<IntakeCommand, 'flags' | 'expectedOn'>): Pick<IntakeCommand, 'flags'> {
  return expectedOn === undefined || flags.includes('unborn') ? {} : { flags: [...flags, 'unborn'] }
}

function decideStep(state: Case, message: Message, command: PersonCommand, now: Instant, rules: Rules): Decision {
  if (state.stage === 'unopened') return refusal('not-legal-now', [])
  const { actor, acceptedAt, messageId } = message
  const legal = legalCommands(state, actor, rules)
  const step = stepFor(state, command.kind)
  if (step === undefined) return refusal(state.stage === 'closed' ? 'case-closed' : 'not-legal-now', legal)
  const code = step.refusal(actor, rules)
  if (code !== undefined) return refused(withAllowed(code, state), legal)
  const at = acceptedAt < now ? acceptedAt : now
  const heard = { command, actor, at, now, rules, messageId }
  const alone = step.follows(heard)
  const follows = Array.isArray(alone) ? inTwoStages({ ...heard, state }, alone) : alone
  return Array.isArray(follows) ? { events: [...heardLate(message, now), ...follows] } : refused(follows, legal)
}

/** What is in the way of a step that is not possible, where it has a name. */
function withAllowed(code: RefusalCode, state: OpenedCase): Refused {
  switch (code) {
    case 'road-open':
      return refuse(
        code,
        `first end: ${roadsOf(state)
          .map(({ road }) => road.label)
          .join(', ')}`,
      )
    case 'clock-not-extendable':
      return refuse(code, sayExtendable(state))
    default:
      return refuse(code)
  }
}

const refused = (why: Refused, legal: readonly CommandKind[]): Decision => {
  const { refusal: bare } = refusal(why.refused, legal)
  return { refusal: why.allowed === undefined ? bare : { ...bare, allowed: why.allowed } }
}

function refusal(code: Refusal['code'], legal: readonly CommandKind[]): { refusal: Refusal } {
  return { refusal: { code, message: refusalMessages[code], legal } }
}
