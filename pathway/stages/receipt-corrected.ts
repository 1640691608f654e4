import { addDays } from '../calendar/dates'
import { atLondon, londonDate } from '../calendar/london'
import { sayMoment } from '../calendar/words'
import { assessmentOf, type Clock, type OpenCase } from '../case'
import { calendarOf, isOpen, moveClock } from '../clocks/case-clocks'
import { due } from '../clocks/due'
import type { Calendar } from '../calendar/calendar'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { Rules } from '../rules'
import type { Instant } from '../time'
import { refuse, type Refused, type Step, type StepContext } from './step'

type CorrectReceipt = Extract<PersonCommand, { kind: 'correct-receipt' }>

/** The recorded moment of receipt was wrong: every clock that counts from it counts from the right one, by later events (2-01, 2-02). */
export const correctReceipt: Step<OpenCase, CorrectReceipt> = {
  label: 'Correct when the referral was received',
  permission: 'clock.change',
  follows: correct,
}

function correct({ state, command, rules }: StepContext<OpenCase, CorrectReceipt>): EventBody[] | Refused {
  const { receivedAt, reason } = command
  const [earliest, latest] = allowed(state, rules)
  if (receivedAt < earliest || receivedAt > latest)
    return refuse('date-out-of-order', `${sayMoment(earliest)} to ${sayMoment(latest)}`)
  if (receivedAt === state.receivedAt) return refuse('receipt-unchanged')
  const calendar = calendarOf(rules, state.proclaimed)
  const counted = state.clocks.filter(({ rule }) => rule.origin === 'received')
  const moves = counted.filter(isOpen).flatMap((clock) => {
    return moveClock(clock, clock.rule, calendar, reason, { cause: 'origin-corrected', originAt: receivedAt })
  })
  const restated = counted.flatMap((clock) => restate(clock, command, calendar))
  return [{ type: 'receipt-corrected', receivedAt, previously: state.receivedAt, reason }, ...moves, ...restated]
}

/** Back by as much as the council allows from what was recorded first; never after it was accepted, nor after the assessment started. */
function allowed(state: OpenCase, rules: Rules): [Instant, Instant] {
  const first = state.firstReceivedAt ?? state.receivedAt
  const back = addDays(londonDate(first), -rules.clocks.receiptBackDatingDays)
  const { knownFrom } = rules.calendar
  const startedAt = assessmentOf(state)?.startedAt ?? state.acceptedAt
  return [
    atLondon(back < knownFrom ? knownFrom : back, '00:00'),
    startedAt < state.acceptedAt ? startedAt : state.acceptedAt,
  ]
}

/** A clock that was met, or met late, is said anew to have been the one or the other. */
function restate(clock: Clock, { receivedAt, reason }: CorrectReceipt, calendar: Calendar): EventBody[] {
  const { name, rule, ledger, settledAt, metAt = settledAt, status } = clock
  if (settledAt === undefined || metAt === undefined || (status !== 'met' && status !== 'met-late')) return []
  const dueNow = due(rule, receivedAt, calendar, ledger)
  if (dueNow.dueAt === clock.due.dueAt) return []
  const now = metAt <= dueNow.dueAt ? 'met' : 'met-late'
  const restated = {
    clock: name,
    settledAt,
    status: now,
    previously: status,
    originAt: receivedAt,
    due: dueNow,
  } as const
  return [{ type: 'clock-restated', ...restated, reason }]
}
