import { englandCalendar as calendar } from './england-bank-holidays'
import { atLondon } from './london'
import { nextOpening, openAt, type OpeningHours } from './opening-hours'

const office = { opens: '08:45', closes: '17:00' }
const everyDay = { opens: '10:00', closes: '22:00' }

/** 001-33 */
const accessTeam: OpeningHours = {
  weekly: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
  onHolidays: 'closed',
}

/** 001-22 */
const youngPeoplesLine: OpeningHours = {
  weekly: {
    monday: everyDay,
    tuesday: everyDay,
    wednesday: everyDay,
    thursday: everyDay,
    friday: everyDay,
    saturday: everyDay,
    sunday: everyDay,
  },
  onHolidays: 'open',
}

test.each([
  ['2026-03-04', '08:44', false],
  ['2026-03-04', '08:45', true],
  ['2026-03-04', '17:00', true],
  ['2026-03-04', '17:01', false],
  ['2026-03-07', '12:00', false],
  ['2026-05-25', '12:00', false],
  ['2026-06-04', '08:45', true],
])('001-33: on %s at %s in London, that the office is open is %s', (date, time, open) => {
  expect(openAt(accessTeam, atLondon(date, time), calendar)).toBe(open)
})

test('001-22: a line that runs 365 days a year answers on Christmas Day', () => {
  expect(openAt(youngPeoplesLine, atLondon('2026-12-25', '12:00'), calendar)).toBe(true)
})

test('an office is closed on the closure days of its council', () => {
  const closed = { ...calendar, closureDays: ['2026-12-29'] }
  expect(openAt(accessTeam, atLondon('2026-12-29', '12:00'), closed)).toBe(false)
})

test.each([
  ['2026-03-04', '07:00', '2026-03-04'],
  ['2026-03-04', '09:00', '2026-03-05'],
  ['2026-05-22', '17:01', '2026-05-26'],
  ['2026-12-24', '18:00', '2026-12-29'],
])('001-33: after %s %s the office opens next on %s', (date, time, expected) => {
  expect(nextOpening(accessTeam, atLondon(date, time), calendar)).toBe(atLondon(expected, '08:45'))
})

test('a service without hours never opens', () => {
  expect(nextOpening({ weekly: {}, onHolidays: 'open' }, '2026-03-04T12:00:00.000Z', calendar)).toBeUndefined()
})
