import { weekdays } from '../calendar/dates'
import { sayHours } from './say-hours'

const office = { opens: '08:45', closes: '17:00' }
const [monday, tuesday] = [office, office]
const on = (days: readonly string[], open = office) => Object.fromEntries(days.map((day) => [day, open]))

it.each([
  ['Monday to Friday, 8:45am to 5pm, but not on bank holidays', on(weekdays.slice(0, 5)), 'closed'],
  ['every day, 10am to 10pm', on(weekdays, { opens: '10:00', closes: '22:00' }), 'open'],
  ['every day, day and night', on(weekdays, { opens: '00:00', closes: '23:59' }), 'open'],
  ['Monday and Tuesday, 8:45am to 5pm', { monday, tuesday }, 'open'],
  ['Monday, 8:45am to 5pm and Friday, 8:45am to midday', { monday, friday: { ...office, closes: '12:00' } }, 'open'],
  ['Friday, 5pm to midnight', { friday: { opens: '17:00', closes: '23:59' } }, 'open'],
] as const)('hours are said as they are read aloud: %s (001-22, 001-33)', (said, weekly, onHolidays) => {
  expect(sayHours({ weekly, onHolidays })).toBe(said)
})

it('a line that never closes is answered day and night', () => {
  expect(sayHours('always')).toBe('day and night, on every day of the year')
})
