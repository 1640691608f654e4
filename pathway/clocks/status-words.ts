import { londonDate, toLondon } from '../calendar/london'
import { sayDay, sayMoment } from '../calendar/words'
import type { Clock } from '../case'
import type { Instant } from '../time'
import { openPause } from './ledger/ledger'

/** Whether the reasons for being late are on the record, where they are asked for. */
export type LateReason = 'recorded' | 'asked-for'

/** How a clock stands at a moment, in one sentence. */
export function sayStatus(clock: Clock, lateReason: LateReason | undefined): string {
  const { due, status, settledAt, metAt, rule } = clock
  const dueWords = sayMoment(due.dueAt)
  const on = settledAt === undefined ? '' : ` on ${sayMoment(settledAt)}`
  switch (status) {
    case 'running':
      return rule.force === 'usual' ? `Running; usually done by ${dueWords}.` : `Running; due ${dueWords}.`
    case 'paused':
      return `Paused since ${sayDay(londonDate(openPause(clock.ledger ?? [])?.from ?? clock.originAt))}; its due date moves when it goes on.`
    case 'breached':
      return settledAt === undefined
        ? `Overdue since ${dueWords}${reasonWords(lateReason)}.`
        : `Stopped${on}; it had been due ${dueWords} and nobody had acted.`
    case 'met':
      return `Met on ${sayMet(metAt ?? settledAt ?? due.dueAt)}; it was due ${dueWords}.`
    case 'met-late':
      return `${sayLate(metAt ?? settledAt ?? due.dueAt, due.dueAt)}${reasonWords(lateReason)}.`
    case 'not-required':
      return `Stopped${on}; it is not needed any more.`
    case 'withdrawn':
      return `Withdrawn${on}, with the rule it ran under.`
  }
}

/** A moment, or where what is said is only a day, which begins in the night, that day. */
const sayMet = (at: Instant): string => (toLondon(at).time === '00:00' ? sayDay(londonDate(at)) : sayMoment(at))

function sayLate(at: Instant, dueAt: Instant): string {
  const isWithinAMinute = at > dueAt && Date.parse(at) - Date.parse(dueAt) < 60_000
  return isWithinAMinute
    ? `Met late, less than a minute after it was due ${sayMoment(dueAt)}`
    : `Met late, on ${sayMet(at)}; it was due ${sayMoment(dueAt)}`
}

function reasonWords(lateReason: LateReason | undefined): string {
  if (lateReason === undefined) return ''
  return lateReason === 'recorded' ? '; the reasons are recorded' : '; the reasons are still asked for'
}
