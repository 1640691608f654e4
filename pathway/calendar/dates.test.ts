import fc from 'fast-check'
import { addDays, addMonths, isLocalDate, partsOf, weekdayOf } from './dates'

const someDay = fc.integer({ min: 0, max: 36_525 }).map((days) => addDays('2000-01-01', days))

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-01', '2026-01-01T00:00', '', '20260101', '２026-01-01'])(
  '"%s" is no day',
  (text) => expect(isLocalDate(text)).toBe(false),
)

test.each(['2024-02-29', '2026-12-31', '0001-01-01'])('"%s" is a day', (text) => expect(isLocalDate(text)).toBe(true))

test.each([
  ['2026-11-30', 3, '2027-02-28'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2026-08-31', 1, '2026-09-30'],
  ['2026-12-31', 12, '2027-12-31'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-01-06', 0, '2026-01-06'],
])('%s and %i months is %s: a month without such a day ends on its last', (from, months, expected) => {
  expect(addMonths(from, months)).toBe(expected)
})

test('days of the week are those of the calendar', () => {
  expect([weekdayOf('2026-11-22'), weekdayOf('2026-11-23'), weekdayOf('2027-01-02')]).toEqual([
    'sunday',
    'monday',
    'saturday',
  ])
})

test('adding days takes as many days as it says, and can be undone', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
      const to = addDays(from, days)
      expect(Date.parse(to) - Date.parse(from)).toBe(days * 86_400_000)
      expect(addDays(to, -days)).toBe(from)
    }),
  )
})

test('adding months keeps the day of the month or takes the last, and never comes earlier for a later day', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 240 }), (from, months) => {
      const to = addMonths(from, months)
      const kept = partsOf(to).day === partsOf(from).day
      const last = partsOf(addDays(to, 1)).day === 1
      expect(kept || last).toBe(true)
      expect(addMonths(addDays(from, 1), months) >= to).toBe(true)
    }),
  )
})
