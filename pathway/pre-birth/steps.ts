import { addDays } from '../calendar/dates'
import { londonDate } from '../calendar/london'
import { sayDate } from '../calendar/words'
import type { OpenCase, OpenedCase } from '../case'
import { calendarOf, moveClock, openClocks } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { CaseEvent, EventBody } from '../events'
import type { ToldFamily } from '../family/entry'
import { flagsOf } from '../flags/prompts'
import { refuse, type Refused, type StepContext, type Steps } from '../stages/step'
import type { LocalDate } from '../time'
import { longestOverdueDays, longestPregnancyDays } from './facts'
import { beforeBirth, expectedDayOf } from './limit'

type Of<K> = Extract<PersonCommand, { kind: K }>

const isUnborn = ({ expectedOn }: OpenCase): boolean => expectedOn !== undefined

/** What may be done while the child is not yet born (004-06, 004-56). */
export const preBirthSteps: Steps<OpenCase> = {
  'correct-expected-date': {
    label: 'Correct the day on which the child is expected',
    permission: 'case.work',
    possible: isUnborn,
    follows: correctExpectedDate,
  },
  'record-birth': {
    label: 'Record that the child was born',
    permission: 'case.work',
    possible: isUnborn,
    follows: recordBirth,
  },
}

/** From today on, and no further from the referral than a pregnancy lasts (census rule 8606). The limit that goes by the day moves with it. */
function correctExpectedDate(context: StepContext<OpenCase, Of<'correct-expected-date'>>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const { expectedOn, reason } = command
  const today = londonDate(at)
  const latest = addDays(londonDate(state.receivedAt), longestPregnancyDays)
  if (expectedOn < today || expectedOn > latest) return refuse('date-out-of-order', `${today} to ${latest}`)
  if (state.expectedOn === undefined || state.expectedOn === expectedOn) return refuse('expected-date-unchanged')
  const calendar = calendarOf(rules, state.proclaimed)
  const moved = openClocks(state).flatMap((clock) => {
    const before = expectedDayOf(clock)
    if (before === undefined) return []
    return moveClock(clock, { ...clock.rule, budget: beforeBirth(expectedOn, before.days) }, calendar, reason)
  })
  return [{ type: 'expected-date-corrected', expectedOn, previously: state.expectedOn, reason }, ...moved]
}

/**
 * Not so long ago that the referral could not have been about a child to come, nor before the pregnancy began that ends on the expected day, as
 * it was corrected last. News of a birth may come after a correction that it makes pointless.
 */
function earliestBirth({ receivedAt, expectedOn }: OpenCase): LocalDate {
  const referred = addDays(londonDate(receivedAt), -longestOverdueDays)
  const conceived = expectedOn === undefined ? referred : addDays(expectedOn, -longestPregnancyDays)
  return conceived > referred ? conceived : referred
}

/** The case goes on as the child's own; whatever clock runs goes on as it is. */
function recordBirth({ state, command, at }: StepContext<OpenCase, Of<'record-birth'>>): EventBody[] | Refused {
  const { bornOn, sex } = command
  const today = londonDate(at)
  const earliest = earliestBirth(state)
  if (bornOn < earliest || bornOn > today) return refuse('date-out-of-order', `${earliest} to ${today}`)
  const isFlagged = flagsOf(state).some(({ flag }) => flag === 'unborn')
  const lowered: EventBody[] = isFlagged
    ? [{ type: 'flag-lowered', flag: 'unborn', reason: 'The child was born.' }]
    : []
  return [{ type: 'birth-recorded', bornOn, ...(sex !== undefined && { sex }) }, ...lowered]
}

/** The case after an event before or at birth; any other leaves it as it was. */
export function evolvePreBirth(state: OpenedCase, event: CaseEvent): OpenedCase {
  switch (event.type) {
    case 'expected-date-corrected':
      return { ...state, expectedOn: event.expectedOn }
    case 'birth-recorded': {
      const { expectedOn: _born, ...rest } = state
      return { ...rest, bornOn: event.bornOn }
    }
    default:
      return state
  }
}

/** One plain sentence for such an event; undefined for any other. */
export function preBirthSentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'expected-date-corrected':
      return `The day on which the child is expected was corrected from ${sayDate(event.previously)} to ${sayDate(event.expectedOn)}.`
    case 'birth-recorded':
      return `The child was born on ${sayDate(event.bornOn)}; the case goes on as the child's own.`
    default:
      return undefined
  }
}

/** What the family is told of it. */
export function preBirthToldFamily(event: CaseEvent): ToldFamily | undefined {
  switch (event.type) {
    case 'expected-date-corrected':
      return { sentence: `Your baby is now expected on ${sayDate(event.expectedOn)}.`, why: event.reason }
    case 'birth-recorded':
      return { on: event.bornOn, sentence: 'Your baby was born. We go on working with you.' }
    default:
      return undefined
  }
}
