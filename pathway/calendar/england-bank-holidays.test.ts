import Holidays from 'date-holidays'
import { weekdayOf } from './dates'
import { englandCalendar } from './england-bank-holidays'
import { easterSunday, statutoryHolidays } from './statutory-holidays'

const oracle = new Holidays('GB', 'ENG')
const known = Array.from({ length: 10 }, (_, index) => 2019 + index)
const oneOffYears = [2020, 2022, 2023]

const isWeekday = (date: string) => !['saturday', 'sunday'].includes(weekdayOf(date))

/** `date` strings only: the Date objects are in the zone of the machine. Weekend originals are listed besides their substitutes. */
function weekdaysByOracle(year: number): string[] {
  const days = oracle.getHolidays(year).filter((day) => day.type === 'public')
  return [...new Set(days.map((day) => day.date.slice(0, 10)))].filter(isWeekday).sort()
}

const ours = (year: number) =>
  englandCalendar.bankHolidays.map((day) => day.date).filter((date) => date.startsWith(`${year}-`))

test.each(known)('the bank holidays of %i are those of date-holidays', (year) => {
  expect(ours(year)).toEqual(weekdaysByOracle(year))
})

test('the list is in date order, without a day twice, all of them weekdays within the known range', () => {
  const dates = englandCalendar.bankHolidays.map((day) => day.date)
  expect(dates).toEqual([...new Set(dates)].sort())
  expect(dates.every(isWeekday)).toBe(true)
  expect([englandCalendar.knownFrom, englandCalendar.knownUntil]).toEqual(['2019-01-01', '2028-12-31'])
})

test('the days that came once are in it', () => {
  expect(englandCalendar.bankHolidays.map((day) => day.date)).toEqual(
    expect.arrayContaining(['2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08']),
  )
})

test.each(known.filter((year) => !oneOffYears.includes(year)))(
  'the rule gives the published days of %i, names included',
  (year) => {
    const published = englandCalendar.bankHolidays.filter((day) => day.date.startsWith(`${year}-`))
    expect(statutoryHolidays(year)).toEqual(published)
  },
)

test.each(Array.from({ length: 32 }, (_, index) => 2029 + index))(
  'the estimate for %i is that of date-holidays',
  (year) => {
    expect(statutoryHolidays(year).map((day) => day.date)).toEqual(weekdaysByOracle(year))
  },
)

test('Easter Sunday falls where almanacs have it', () => {
  expect([1961, 2000, 2008, 2024, 2038, 2100].map(easterSunday)).toEqual([
    '1961-04-02',
    '2000-04-23',
    '2008-03-23',
    '2024-03-31',
    '2038-04-25',
    '2100-03-28',
  ])
})
