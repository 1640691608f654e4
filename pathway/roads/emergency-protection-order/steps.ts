import { addDays } from '../../calendar/dates'
import { atLondon, londonDate } from '../../calendar/london'
import { sayDay, sayMoment } from '../../calendar/words'
import type { OpenCase } from '../../case'
import { calendarOf, meetClock, moveClock, openClock, startClock } from '../../clocks/case-clocks'
import { isOrdinaryDay } from '../../clocks/count'
import type { ClockRule } from '../../clocks/clock'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import { refuse, type Refused, type StepContext } from '../../stages/step'
import type { LocalDate } from '../../time'
import { accommodatedUnder, whyNotHome } from '../accommodation/basis'
import { dayHeld } from '../held-on'

type Of<K> = Extract<PersonCommand, { kind: K }>
type Context<K> = StepContext<OpenCase, Of<K>>

const longestExtension = 7

/** The longest time of the order as the law has it, which the rules carry. */
const mostDays = ({ budget }: ClockRule): number => (budget.kind === 'calendar-days' ? budget.days : 0)

/**
 * Day 1 is the day of the order. Where the child was in police protection that the order follows, it is the first day of that
 * (s45(3)).
 */
function firstDayOf({ policeProtection: power }: OpenCase, madeOn: LocalDate): LocalDate {
  if (power === undefined) return madeOn
  const began = londonDate(power.beganAt)
  const isFollowed = power.endedAt === undefined || power.childGoesTo === 'emergency-protection-order'
  const isThen = madeOn >= began && (power.endedAt === undefined || madeOn <= addDays(londonDate(power.endedAt), 1))
  return isFollowed && isThen ? began : madeOn
}

/** The first day on which another order may have been made: after the one before was made, and not before it ended. */
function afterTheLast({ emergencyProtectionOrder: last }: OpenCase): LocalDate {
  if (last?.endedAt === undefined) return ''
  const [next, ended] = [addDays(last.madeOn, 1), londonDate(last.endedAt)]
  return ended > next ? ended : next
}

/** An order made: refused where the court can have made no such order, or where it would be over by now. */
export function makeOrder(context: Context<'record-emergency-protection-order'>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const { clock } = rules.emergencyProtectionOrder
  const { madeOn, noonRule = false, days = mostDays(clock), reason } = command
  if (days < 1 || days > mostDays(clock)) return refuse('order-too-long', `1 to ${String(mostDays(clock))} days`)
  const today = londonDate(at)
  const after = afterTheLast(state)
  const first = madeOn < after ? dayHeld(madeOn, after, at) : madeOn
  if (typeof first !== 'string') return first
  const firstDay = firstDayOf(state, madeOn)
  const calendar = calendarOf(rules, state.proclaimed)
  const lastDay = addDays(firstDay, days - 1)
  if (noonRule && isOrdinaryDay(lastDay, calendar)) return refuse('no-noon-rule', sayDay(lastDay))
  const roll = noonRule ? 'noon-of-next-ordinary-day' : 'stay'
  const rule: ClockRule = { ...clock, budget: { kind: 'calendar-days', days }, roll }
  const started = startClock(rule, atLondon(firstDay, '00:00'), calendar, rules.version)
  if (madeOn > today || (started.type === 'clock-started' && started.due.dueAt < at))
    return refuse('date-out-of-order', `${addDays(today, 1 - days)} to ${today}`)
  return [{ type: 'emergency-protection-order-made', madeOn, firstDay, days, noonRule, reason }, started]
}

/** The court may extend it once, while it lasts. */
export function extendOrder(context: Context<'extend-emergency-protection-order'>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const { days, reason } = command
  if (days < 1 || days > longestExtension) return refuse('order-too-long', `1 to ${String(longestExtension)} days`)
  const clock = openClock(state, rules.emergencyProtectionOrder.clock.name)
  const orderedOn = dayHeld(command.orderedOn, state.emergencyProtectionOrder?.madeOn ?? '', at)
  if (typeof orderedOn !== 'string') return orderedOn
  const lastDay = clock?.due.dueOn ?? orderedOn
  if (orderedOn > lastDay)
    return refuse('date-out-of-order', `${state.emergencyProtectionOrder?.madeOn ?? ''} to ${lastDay}`)
  const moved =
    clock === undefined ? [] : moveClock(clock, longer(clock.rule, days), calendarOf(rules, state.proclaimed), reason)
  return [{ type: 'emergency-protection-order-extended', days, orderedOn, reason }, ...moved]
}

const longer = (rule: ClockRule, days: number): ClockRule => ({
  ...rule,
  budget: { kind: 'calendar-days', days: mostDays(rule) + days },
  roll: 'stay',
})

/** It may end at any moment before its time is over, but not before a child was accommodated under it. */
export function endOrder(context: Context<'end-emergency-protection-order'>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const madeOn = state.emergencyProtectionOrder?.madeOn ?? londonDate(at)
  const since = accommodatedUnder('emergency-protection-order', state) ?? madeOn
  const earliest = atLondon(since > madeOn ? since : madeOn, '00:00')
  const { endedAt = at, childGoesTo, reason } = command
  if (endedAt > at || endedAt < earliest)
    return refuse('date-out-of-order', `${sayMoment(earliest)} to ${sayMoment(at)}`)
  const notHome = childGoesTo === 'home' ? whyNotHome(state, endedAt) : undefined
  if (notHome !== undefined) return refuse(notHome)
  return [
    { type: 'emergency-protection-order-ended', endedAt, childGoesTo, reason },
    ...meetClock(openClock(state, rules.emergencyProtectionOrder.clock.name), endedAt, now, at),
  ]
}
