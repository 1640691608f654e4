import type { Calendar } from '../calendar/calendar'
import { addDays } from '../calendar/dates'
import { englandCalendar as calendar } from '../calendar/england-bank-holidays'
import { atLondon } from '../calendar/london'
import type { Instant } from '../time'
import type { Budget } from './clock'
import { due, type DueRule } from './due'

const hours = (count: number): Budget => ({ kind: 'elapsed-hours', hours: count })
const days = (count: number): Budget => ({ kind: 'calendar-days', days: count })
const workingDays = (count: number): Budget => ({ kind: 'working-days', days: count })
const months = (count: number): Budget => ({ kind: 'calendar-months', months: count })
const fixed = (date: string): Budget => ({ kind: 'fixed-date', date })

const officeHours: DueRule['receipt'] = { kind: 'next-working-day', opens: '09:00', closes: '17:00' }

function rule(budget: Budget, changed: Partial<DueRule> = {}): DueRule {
  const usual = {
    label: 'Assessment',
    counting: 'next',
    receipt: { kind: 'stands' },
    roll: 'stay',
    source: '001-08',
  } as const
  return { ...usual, budget, ...changed }
}

/** An instant from a London date and time, `2026-05-22 16:40`. */
function london(text: string): Instant {
  const [date = '', time = '09:00'] = text.split(' ')
  return atLondon(date, time)
}

describe('the stories', () => {
  test.each([
    ['S1', 'decision, 24 hours (000-06)', '2026-05-22 16:40', 24, '2026-05-23 16:40'],
    ['S2', 'decision, 24 hours', '2026-11-30 10:05', 24, '2026-12-01 10:05'],
    ['S5', 'decision, the clocks go back', '2026-10-24 23:50', 24, '2026-10-25 22:50'],
    ['S6', 'police protection, 72 hours (002-02, 2-15)', '2026-10-23 22:30', 72, '2026-10-26 21:30'],
    ['S9', 'decision, the clocks go forward', '2026-03-28 14:00', 24, '2026-03-29 15:00'],
  ])('%s: %s', (_story, _what, from, count, expected) => {
    const found = due(rule(hours(count)), london(from), calendar)
    expect([found.dueAt, found.dueOn]).toEqual([london(expected), expected.slice(0, 10)])
  })

  const review = { roll: 'previous-working-day' } as const
  test.each([
    ['S1', 'length set by a manager (000-14)', '2026-05-22 16:40', rule(days(30)), '2026-06-21'],
    ['S2', 'assessment (001-08)', '2026-11-30 10:05', rule(workingDays(45)), '2027-02-04'],
    ['S3', 'usual 45 days (002-13)', '2026-12-10 09:15', rule(days(45)), '2027-01-24'],
    ['S4', '10-day checkpoint (004-55)', '2026-03-19 11:20', rule(workingDays(10)), '2026-04-02'],
    ['S4', '30-day checkpoint (004-55)', '2026-03-19 11:20', rule(workingDays(30)), '2026-05-05'],
    ['S4', '45-day limit (004-54)', '2026-03-19 11:20', rule(workingDays(45)), '2026-05-27'],
    ['S4', 'further assessment (004-15)', '2026-03-30', rule(workingDays(35)), '2026-05-21'],
    ['S7', 'conference (2-06)', '2026-12-14', rule(workingDays(15)), '2027-01-07'],
    ['S7', 'core group (2-09)', '2027-01-06', rule(workingDays(10)), '2027-01-20'],
    ['S7', 'first review (2-11)', '2027-01-06', rule(months(3), review), '2027-04-06'],
    ['S7', 'next review (2-12)', '2027-03-30', rule(months(6), review), '2027-09-30'],
    ['S7', 'assessment (2-02)', '2026-12-10', rule(workingDays(45)), '2027-02-16'],
    ['S8', 'before birth (004-56)', '2026-11-30', rule(fixed(addDays('2027-03-29', -28))), '2027-03-01'],
    ['S8', 'before birth, date corrected', '2026-11-30', rule(fixed(addDays('2027-03-15', -28))), '2027-02-15'],
    ['S10', 'assessment (004-54)', '2026-06-01', rule(workingDays(45)), '2026-08-03'],
  ])('%s: %s', (_story, _what, from, asked, expected) => {
    const found = due(asked, london(from), calendar)
    expect([found.dueOn, found.dueAt]).toEqual([expected, atLondon(expected, '23:59:59')])
  })

  test('S4: 30 March is the 7th working day', () => {
    expect(due(rule(workingDays(7)), london('2026-03-19 11:20'), calendar).dueOn).toBe('2026-03-30')
  })

  test('S10: a proclaimed bank holiday moves working days, with its name, and neither hours nor calendar days', () => {
    const holiday = { date: '2026-07-10', title: 'Day of thanks' }
    const proclaimed: Calendar = { ...calendar, bankHolidays: [...calendar.bankHolidays, holiday] }
    const from = london('2026-06-01 10:00')
    const moved = due(rule(workingDays(45)), from, proclaimed)
    expect(moved.dueOn).toBe('2026-08-04')
    expect(moved.explanation).toContain('Not counted: Friday 10 July 2026 to Sunday 12 July 2026, for Day of thanks.')
    expect(due(rule(days(45)), from, proclaimed)).toEqual(due(rule(days(45)), from, calendar))
    expect(due(rule(hours(1000)), from, proclaimed)).toEqual(due(rule(hours(1000)), from, calendar))
  })
})

describe('conventions (domain.md section 5)', () => {
  test.each([
    [
      '8 days of an emergency protection order, the first counted (2-16)',
      '2026-03-04',
      rule(days(8), { counting: 'inclusive' }),
      '2026-03-11',
    ],
    ['working days from a working day', '2026-03-02', rule(workingDays(5), { counting: 'inclusive' }), '2026-03-06'],
    [
      'working days from a Saturday: Monday is day 1',
      '2026-03-07',
      rule(workingDays(1), { counting: 'inclusive' }),
      '2026-03-09',
    ],
    ['months end a day earlier', '2026-01-06', rule(months(3), { counting: 'inclusive' }), '2026-04-05'],
  ])('inclusive: %s', (_what, from, asked, expected) => {
    expect(due(asked, london(from), calendar).dueOn).toBe(expected)
  })

  test.each([
    ['2026-03-04 17:00', '2026-03-05'],
    ['2026-03-04 17:01', '2026-03-06'],
    ['2026-03-04 08:59', '2026-03-06'],
    ['2026-03-07 12:00', '2026-03-10'],
    ['2026-05-25 12:00', '2026-05-27'],
  ])('what comes at %s, with 09:00-17:00, has its one working day on %s', (from, expected) => {
    expect(due(rule(workingDays(1), { receipt: officeHours }), london(from), calendar).dueOn).toBe(expected)
  })

  test('hours never wait for opening, nor roll', () => {
    const waiting = rule(hours(24), { receipt: officeHours, roll: 'next-working-day', counting: 'inclusive' })
    const from = london('2026-03-06 18:00')
    expect(due(waiting, from, calendar)).toEqual(due(rule(hours(24)), from, calendar))
  })

  test.each([
    ['calendar days', rule(days(2)), '2026-05-21', '2026-05-22', '2026-05-26'],
    ['months', rule(months(1)), '2026-04-25', '2026-05-22', '2026-05-26'],
    ['a fixed date', rule(fixed('2026-05-24')), '2026-01-01', '2026-05-22', '2026-05-26'],
    ['a month to the last day (2-20)', rule(months(1)), '2027-01-31', '2027-02-26', '2027-03-01'],
  ])('rolling moves %s to the working day before or after', (_what, asked, from, before, after) => {
    const rolled = (roll: DueRule['roll']) => due({ ...asked, roll }, london(from), calendar).dueOn
    expect([rolled('previous-working-day'), rolled('next-working-day')]).toEqual([before, after])
  })

  test('an instant in the first hour of a summer day counts from its London day', () => {
    expect(due(rule(days(1)), '2026-06-30T23:30:00.000Z', calendar).dueOn).toBe('2026-07-02')
  })
})

describe('the known range', () => {
  const farReview = rule(months(6), { roll: 'previous-working-day' })
  const estimate =
    'This is an estimate: bank holidays are published to 31 December 2028, and those after it are worked out by the usual rule.'

  test('a date that rests on bank holidays not yet published is an estimate, and says so', () => {
    const found = due(farReview, london('2028-10-16'), calendar)
    expect(found.dueOn).toBe('2029-04-16')
    expect(found.explanation).toContain(estimate)
    expect(due(rule(workingDays(45)), london('2028-12-01'), calendar).explanation).toContain(estimate)
  })

  test('a date that rests on none is exact', () => {
    expect(due(rule(days(30)), london('2028-12-20'), calendar).explanation).not.toContain(estimate)
    expect(due(farReview, london('2028-06-16'), calendar).explanation).not.toContain(estimate)
  })

  test('a count that needs bank holidays from before the list is refused', () => {
    expect(() => due(rule(workingDays(10)), london('2018-12-20'), calendar)).toThrow(
      expect.objectContaining({ code: 'calendar-range' }),
    )
  })
})

describe('the explanation', () => {
  test('names the rule, its source, the days not counted with their holidays, and the day it is due', () => {
    expect(due(rule(workingDays(45)), london('2026-11-30 10:05'), calendar).explanation).toEqual([
      'Assessment: the time allowed is 45 working days from Monday 30 November 2026 at 10:05 (GMT) (001-08).',
      'The working day after Monday 30 November 2026 is day 1, Tuesday 1 December 2026.',
      'Not counted: the weekends of 5, 12 and 19 December 2026 and 9, 16, 23 and 30 January 2027.',
      'Not counted: Friday 25 December 2026 to Monday 28 December 2026, for Christmas Day and Boxing Day (substitute day).',
      "Not counted: Friday 1 January 2027 to Sunday 3 January 2027, for New Year's Day.",
      'It is due by the end of Thursday 4 February 2027.',
    ])
  })

  test('names the event that a clock of a case counts from', () => {
    const found = due({ ...rule(hours(24)), origin: 'received' }, london('2026-03-02 10:05'), calendar)
    expect(found.explanation[0]).toBe(
      'Assessment: the time allowed is 24 hours from Monday 2 March 2026 at 10:05 (GMT), when the referral was received (001-08).',
    )
  })

  test('says when the clocks change', () => {
    expect(due(rule(hours(24)), london('2026-10-24 23:50'), calendar).explanation).toEqual([
      'Assessment: the time allowed is 24 hours from Saturday 24 October 2026 at 23:50 (BST) (001-08).',
      'Hours run day and night, on weekends and bank holidays too.',
      'The clocks go back on Sunday 25 October 2026: the hours that pass are counted, not those the clocks show.',
      'It is due on Sunday 25 October 2026 at 22:50 (GMT).',
    ])
    expect(due(rule(hours(24)), london('2026-03-28 14:00'), calendar).explanation.join(' ')).toContain(
      'The clocks go forward',
    )
  })

  test('says what is deemed, what rolls and which month is shorter', () => {
    const asked = rule(months(1), { receipt: officeHours, roll: 'next-working-day' })
    expect(due(asked, london('2027-01-28 19:00'), calendar).explanation.slice(1)).toEqual([
      'It came outside 09:00 to 17:00, so it counts as received on the next working day, Friday 29 January 2027.',
      '1 month from Friday 29 January 2027 is Sunday 28 February 2027, as that month is shorter.',
      'It falls on Sunday 28 February 2027, not a working day, and moves on to the next working day, Monday 1 March 2027.',
      'It is due by the end of Monday 1 March 2027.',
    ])
  })

  test('stays short however long the count', () => {
    expect(due(rule(workingDays(2000)), london('2026-01-05'), calendar).explanation).toHaveLength(6)
  })
})

describe('the first and the last day', () => {
  test('a month that ends before the same day comes has its last day as its own, also where the first day counts', () => {
    const inclusive = (from: string, count: number) =>
      due(rule(months(count), { counting: 'inclusive' }), london(from), calendar).dueOn
    expect([inclusive('2027-01-31', 1), inclusive('2028-01-31', 1), inclusive('2026-11-30', 3)]).toEqual([
      '2027-02-28',
      '2028-02-29',
      '2027-02-28',
    ])
    expect([inclusive('2027-01-28', 1), inclusive('2027-02-28', 1)]).toEqual(['2027-02-27', '2027-03-27'])
  })

  test('what is received on a bank holiday is not said to step over the day of receipt', () => {
    const { explanation } = due(rule(workingDays(5)), london('2026-05-25'), calendar)
    expect(explanation.slice(1)).toEqual([
      'The working day after Monday 25 May 2026 is day 1, Tuesday 26 May 2026.',
      'Not counted: the weekend of 30 May 2026.',
      'It is due by the end of Monday 1 June 2026.',
    ])
  })
})
