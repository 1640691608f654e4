import type { BankHoliday } from '../calendar/calendar'
import { sayDate } from '../calendar/words'
import { isBankHoliday } from '../calendar/working-days'
import type { OpenCase, OpenedCase } from '../case'
import { calendarOf, moveClock, openClocks, type ClockMove } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { CommonEventBody } from '../events'
import type { Rules } from '../rules'
import { refuse, type Refused, type Steps } from './step'

interface Context<K> {
  /** A case, or a matter. */
  state: Pick<OpenedCase, 'clocks' | 'proclaimed'>
  command: Extract<PersonCommand, { kind: K }>
  rules: Rules
}

/** What the council tells every open case when a bank holiday is proclaimed, and when one is taken back (domain.md section 5). */
export const bankHolidays: Steps<OpenCase> = {
  'proclaim-bank-holiday': {
    label: 'Take a newly proclaimed bank holiday into account',
    permission: 'bank-holiday.proclaim',
    follows: proclaim,
  },
  'withdraw-bank-holiday': {
    label: 'Count a proclaimed bank holiday no more',
    permission: 'bank-holiday.proclaim',
    possible: (state) => state.proclaimed.length > 0,
    follows: withdraw,
  },
}

/** Every open clock that counts working days across the day moves, with the reason; no other does (domain.md section 5). */
export function proclaim(context: Context<'proclaim-bank-holiday'>): CommonEventBody[] | Refused {
  const { state, rules, command } = context
  const { date, title, reason } = command
  if (isBankHoliday(date, calendarOf(rules, state.proclaimed))) return refuse('already-known')
  return [
    { type: 'bank-holiday-proclaimed', date, title, reason },
    ...moved(context, [...state.proclaimed, { date, title }]),
  ]
}

/** The same clocks move back. One that the day had kept from its due moment may be due at once. */
export function withdraw(context: Context<'withdraw-bank-holiday'>): CommonEventBody[] | Refused {
  const { proclaimed } = context.state
  const { date, reason } = context.command
  const known = proclaimed.find((holiday) => holiday.date === date)
  if (known === undefined) return refuse('not-proclaimed', proclaimed.map((one) => sayDate(one.date)).join(', '))
  const left = proclaimed.filter((holiday) => holiday !== known)
  const back = moved(context, left, { cause: 'bank-holiday-withdrawn' })
  return [{ type: 'bank-holiday-withdrawn', date, title: known.title, reason }, ...back]
}

function moved(
  { state, rules, command: { reason } }: Context<'proclaim-bank-holiday'> | Context<'withdraw-bank-holiday'>,
  proclaimed: readonly BankHoliday[],
  move?: ClockMove,
): CommonEventBody[] {
  const calendar = calendarOf(rules, proclaimed)
  return openClocks(state).flatMap((clock) => moveClock(clock, clock.rule, calendar, reason, move))
}
