import fc from 'fast-check'
import { CalendarRangeError } from './calendar'
import { addDays } from './dates'
import { englandCalendar } from './england-bank-holidays'
import { holidayOn, isEstimated, isWorkingDay, stepWorkingDays, whyNotWorking } from './working-days'

const calendar = englandCalendar
const someDay = fc.integer({ min: 0, max: 3500 }).map((days) => addDays('2019-01-01', days))
const someCount = fc.integer({ min: 1, max: 120 })

test.each([
  ['2026-05-22', undefined],
  ['2026-05-23', 'Saturday'],
  ['2026-05-24', 'Sunday'],
  ['2026-05-25', 'Spring bank holiday'],
  ['2022-09-19', 'Bank holiday for the State Funeral of Queen Elizabeth II'],
  ['2026-12-28', 'Boxing Day (substitute day)'],
])('%s is no working day because of: %s', (date, why) => {
  expect(whyNotWorking(date, calendar)).toBe(why)
})

test('one working day after Thursday 2 April 2026 is Tuesday 7 April, not Saturday', () => {
  expect(stepWorkingDays('2026-04-02', 1, calendar)).toBe('2026-04-07')
})

test("a council's closure days are stepped over like holidays, by their own name", () => {
  const closed = { ...calendar, closureDays: ['2026-12-29', '2026-12-30'] }
  expect(stepWorkingDays('2026-12-24', 1, closed)).toBe('2026-12-31')
  expect(holidayOn('2026-12-29', closed)).toBe("the council's closure day")
})

test('past the known range the answer is an estimate by rule, and marked as one', () => {
  expect(isWorkingDay('2029-03-30', calendar)).toBe(false)
  expect([isEstimated('2028-12-31', calendar), isEstimated('2029-01-01', calendar)]).toEqual([false, true])
})

test('before the known range there is no answer', () => {
  expect(() => isWorkingDay('2018-12-31', calendar)).toThrow(CalendarRangeError)
  expect(() => stepWorkingDays('2019-01-02', -1, calendar)).toThrow(expect.objectContaining({ code: 'calendar-range' }))
})

test('a step never ends on a day that is not worked', () => {
  fc.assert(
    fc.property(someDay, someCount, (from, count) => isWorkingDay(stepWorkingDays(from, count, calendar), calendar)),
  )
})

test('stepping n and then m working days is stepping n + m', () => {
  fc.assert(
    fc.property(someDay, someCount, someCount, (from, n, m) => {
      expect(stepWorkingDays(stepWorkingDays(from, n, calendar), m, calendar)).toBe(
        stepWorkingDays(from, n + m, calendar),
      )
    }),
  )
})

test('stepping back undoes stepping forward from a working day', () => {
  fc.assert(
    fc.property(someDay, someCount, (from, count) => {
      fc.pre(isWorkingDay(from, calendar))
      expect(stepWorkingDays(stepWorkingDays(from, count, calendar), -count, calendar)).toBe(from)
    }),
  )
})

test('a step crosses exactly as many working days as it counts', () => {
  fc.assert(
    fc.property(someDay, someCount, (from, count) => {
      const to = stepWorkingDays(from, count, calendar)
      let crossed = 0
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) crossed += isWorkingDay(day, calendar) ? 1 : 0
      expect(crossed).toBe(count)
    }),
  )
})
