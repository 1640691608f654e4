import Holidays from 'date-holidays'
import fc from 'fast-check'
import { addDays, partsOf } from '../calendar/dates'
import { englandCalendar as calendar } from '../calendar/england-bank-holidays'
import { londonDate, toLondon } from '../calendar/london'
import { isWorkingDay } from '../calendar/working-days'
import type { Instant } from '../time'
import type { Budget, Counting, Roll } from './clock'
import { due, type DueRule } from './due'

const someInstant = fc
  .date({ min: new Date('2019-01-02T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const length = fc.integer({ min: 1, max: 130 })
const dayBudget: fc.Arbitrary<Budget> = fc.oneof(
  length.map((days): Budget => ({ kind: 'working-days', days })),
  length.map((days): Budget => ({ kind: 'calendar-days', days })),
  fc.integer({ min: 1, max: 24 }).map((months): Budget => ({ kind: 'calendar-months', months })),
)
const counting = fc.constantFrom<Counting>('next', 'inclusive')
const roll = fc.constantFrom<Roll>('stay', 'previous-working-day', 'next-working-day')
const receipt = fc.constantFrom<DueRule['receipt']>(
  { kind: 'stands' },
  { kind: 'next-working-day', opens: '09:00', closes: '17:00' },
)
const dayRule = fc.record({
  label: fc.constant('x'),
  source: fc.constant('x'),
  budget: dayBudget,
  counting,
  receipt,
  roll,
})

const workingDays = (days: number, changed: Partial<DueRule> = {}): DueRule => ({
  label: 'x',
  source: 'x',
  budget: { kind: 'working-days', days },
  counting: 'next',
  receipt: { kind: 'stands' },
  roll: 'stay',
  ...changed,
})
const dueOn = (rule: DueRule, at: Instant) => due(rule, at, calendar).dueOn

function longer(budget: Budget): Budget {
  switch (budget.kind) {
    case 'working-days':
    case 'calendar-days':
      return { ...budget, days: budget.days + 1 }
    case 'calendar-months':
      return { ...budget, months: budget.months + 1 }
    case 'elapsed-hours':
      return { ...budget, hours: budget.hours + 1 }
    case 'elapsed-minutes':
      return { ...budget, minutes: budget.minutes + 1 }
    case 'fixed-date':
      return { ...budget, date: addDays(budget.date, 1) }
  }
}

const oracle = new Holidays('GB', 'ENG')
const holidays = new Set(
  Array.from({ length: 12 }, (_, index) => oracle.getHolidays(2019 + index))
    .flat()
    .filter((day) => day.type === 'public')
    .map((day) => day.date.slice(0, 10)),
)

/** Counted in the plainest way there is, over days of the week by Date and holidays by date-holidays. */
function byOracle(from: string, count: number): string {
  const day = new Date(`${from}T12:00:00Z`)
  for (let left = count; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1)
    const works = day.getUTCDay() % 6 !== 0 && !holidays.has(day.toISOString().slice(0, 10))
    left -= works ? 1 : 0
  }
  return day.toISOString().slice(0, 10)
}

test('working days are those of an independent count', () => {
  fc.assert(
    fc.property(someInstant, length, (at, n) => expect(dueOn(workingDays(n), at)).toBe(byOracle(londonDate(at), n))),
  )
})

// With one exception that the receipt rule makes: what comes before opening waits for the next working day, what comes after it does not.
test('a later origin is never due earlier', () => {
  fc.assert(
    fc.property(dayRule, someInstant, fc.integer({ min: 0, max: 1e9 }), (rule, at, ms) => {
      fc.pre(rule.receipt.kind === 'stands' || toLondon(at).time >= rule.receipt.opens)
      const later = new Date(Date.parse(at) + ms).toISOString()
      expect(dueOn(rule, later) >= dueOn(rule, at)).toBe(true)
    }),
  )
})

test('more time is never due earlier', () => {
  fc.assert(
    fc.property(
      dayRule,
      someInstant,
      (rule, at) => dueOn({ ...rule, budget: longer(rule.budget) }, at) >= dueOn(rule, at),
    ),
  )
})

test('what is counted in working days or rolled is due on a working day', () => {
  fc.assert(
    fc.property(dayRule, someInstant, (rule, at) => {
      fc.pre(rule.budget.kind === 'working-days' || rule.roll !== 'stay')
      expect(isWorkingDay(dueOn(rule, at), calendar)).toBe(true)
    }),
  )
})

test('from a working day, inclusive is due one working day before next', () => {
  fc.assert(
    fc.property(someInstant, length, (at, n) => {
      fc.pre(isWorkingDay(londonDate(at), calendar))
      expect(dueOn(workingDays(n + 1, { counting: 'inclusive' }), at)).toBe(dueOn(workingDays(n), at))
    }),
  )
})

test('from any other day, inclusive and next agree', () => {
  fc.assert(
    fc.property(someInstant, length, (at, n) => {
      fc.pre(!isWorkingDay(londonDate(at), calendar))
      expect(dueOn(workingDays(n, { counting: 'inclusive' }), at)).toBe(dueOn(workingDays(n), at))
    }),
  )
})

test('hours are exact, whatever the clocks do', () => {
  fc.assert(
    fc.property(someInstant, fc.integer({ min: 1, max: 9999 }), (at, count) => {
      const rule = { ...workingDays(1), budget: { kind: 'elapsed-hours', hours: count } as const }
      const found = due(rule, at, calendar)
      expect(Date.parse(found.dueAt) - Date.parse(at)).toBe(count * 3_600_000)
      expect(found.dueOn).toBe(londonDate(found.dueAt))
    }),
  )
})

test('months end on the same day of the month or on its last', () => {
  fc.assert(
    fc.property(someInstant, fc.integer({ min: 1, max: 24 }), (at, months) => {
      const on = dueOn({ ...workingDays(1), budget: { kind: 'calendar-months', months } }, at)
      const same = partsOf(on).day === partsOf(londonDate(at)).day
      expect(same || partsOf(addDays(on, 1)).day === 1).toBe(true)
      const days = (Date.parse(on) - Date.parse(londonDate(at))) / 86_400_000
      expect(Math.round(days / 30.44)).toBe(months)
    }),
  )
})

test('what is due in days is due in the last second of its London day', () => {
  fc.assert(
    fc.property(dayRule, someInstant, (rule, at) => {
      const found = due(rule, at, calendar)
      expect(londonDate(found.dueAt)).toBe(found.dueOn)
      expect(londonDate(new Date(Date.parse(found.dueAt) + 1000).toISOString())).toBe(addDays(found.dueOn, 1))
    }),
  )
})

test('the explanation is whole sentences, and few', () => {
  fc.assert(
    fc.property(dayRule, someInstant, (rule, at) => {
      const { explanation } = due(rule, at, calendar)
      for (const sentence of explanation) expect(sentence).toMatch(/^(?!.*undefined)[A-Zx0-9].*\.$/)
      expect(explanation.length).toBeLessThanOrEqual(14)
    }),
  )
})
