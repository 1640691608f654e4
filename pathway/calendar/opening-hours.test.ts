import { englandCalendar as calendar } from './england-bank-holidays'
import { atLondon } from './london'
import { openingAt, type Hours, type OpeningHours } from './opening-hours'

const on = (hours: Hours, onHolidays: OpeningHours['onHolidays'], ...more: 'weekend'[]): OpeningHours => ({
  weekly: {
    ...{ monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
    ...(more.length > 0 && { saturday: hours, sunday: hours }),
  },
  onHolidays,
})

/** 001-33 */
const accessTeam = on({ opens: '08:45', closes: '17:00' }, 'closed')
/** 001-22 */
const youngPeoplesLine = on({ opens: '10:00', closes: '22:00' }, 'open', 'weekend')
const nightLine = on({ opens: '17:00', closes: '08:45' }, 'closed')
const everyMinute = { opens: '00:00', closes: '23:59' }

const [at, london] = ['2026-03-04T12:00:00.000Z', atLondon]

test.each([
  ['2026-03-04', '08:44', 'closed'],
  ['2026-03-04', '08:45', 'open'],
  ['2026-03-04', '17:00', 'open'],
  ['2026-03-04', '17:01', 'closed'],
  ['2026-03-07', '12:00', 'closed'],
  ['2026-05-25', '12:00', 'closed'],
  ['2026-06-04', '08:45', 'open'],
])('001-33: on %s at %s in London the office is %s', (date, time, state) => {
  expect(openingAt(accessTeam, london(date, time), calendar).state).toBe(state)
})

test('001-33: what is open is open through its last minute, 17:00', () => {
  expect(openingAt(accessTeam, at, calendar)).toEqual({ state: 'open', until: london('2026-03-04', '17:01') })
})

test.each([
  ['2026-03-04', '07:00', '2026-03-04'],
  ['2026-03-04', '17:01', '2026-03-05'],
  ['2026-05-22', '17:01', '2026-05-26'],
  ['2026-12-24', '18:00', '2026-12-29'],
])('001-33: after %s %s the office opens next on %s', (date, time, expected) => {
  const opening = { state: 'closed', opensAt: london(expected, '08:45') }
  expect(openingAt(accessTeam, london(date, time), calendar)).toEqual(opening)
})

test('001-22: a line that runs 365 days a year answers on Christmas Day from 10 to 22', () => {
  const asked = (time: string) => openingAt(youngPeoplesLine, london('2026-12-25', time), calendar)
  expect(asked('09:59')).toEqual({ state: 'closed', opensAt: london('2026-12-25', '10:00') })
  expect(asked('12:00')).toEqual({ state: 'open', until: london('2026-12-25', '22:01') })
  expect(asked('22:01')).toEqual({ state: 'closed', opensAt: london('2026-12-26', '10:00') })
})

test('an office is closed on the closure days of its council', () => {
  const closed = { ...calendar, closureDays: ['2026-12-29'] }
  expect(openingAt(accessTeam, london('2026-12-29', '12:00'), closed).state).toBe('closed')
})

describe('a line over midnight', () => {
  it('answers after midnight, until the morning', () => {
    const open = { state: 'open', until: london('2026-03-05', '08:46') }
    expect(openingAt(nightLine, london('2026-03-04', '17:00'), calendar)).toEqual(open)
    expect(openingAt(nightLine, london('2026-03-05', '00:00'), calendar)).toEqual(open)
    expect(openingAt(nightLine, london('2026-03-05', '08:46'), calendar)).toMatchObject({ state: 'closed' })
  })

  it('runs on into a bank holiday, on the evening of which it does not open', () => {
    expect(openingAt(nightLine, london('2026-12-25', '03:00'), calendar).state).toBe('open')
    const opensAt = london('2026-12-29', '17:00')
    expect(openingAt(nightLine, london('2026-12-25', '17:00'), calendar)).toEqual({ state: 'closed', opensAt })
  })

  it('is an hour shorter or longer in the nights in which the clocks change', () => {
    const hours = { weekly: { saturday: { opens: '22:00', closes: '01:30' } }, onHolidays: 'open' } as const
    expect(openingAt(hours, '2026-03-28T23:00:00.000Z', calendar)).toMatchObject({ until: '2026-03-29T01:00:00.000Z' })
    expect(openingAt(hours, '2026-10-24T23:00:00.000Z', calendar)).toMatchObject({ until: '2026-10-25T01:31:00.000Z' })
  })

  it('opens as the clocks have gone forward, where they skip its opening time', () => {
    const hours = { weekly: { sunday: { opens: '01:30', closes: '06:00' } }, onHolidays: 'open' } as const
    expect(openingAt(hours, '2026-03-29T00:59:59.999Z', calendar)).toMatchObject({
      opensAt: '2026-03-29T01:00:00.000Z',
    })
    expect(openingAt(hours, '2026-10-25T00:29:00.000Z', calendar)).toMatchObject({
      opensAt: '2026-10-25T00:30:00.000Z',
    })
  })

  it('does not open at all where the clocks skip all of it', () => {
    const hours = { weekly: { sunday: { opens: '01:10', closes: '01:50' } }, onHolidays: 'open' } as const
    expect(openingAt(hours, '2026-03-28T12:00:00.000Z', calendar)).toMatchObject({
      opensAt: london('2026-04-05', '01:10'),
    })
  })
})

describe('a line of 24 hours', () => {
  it('never closes', () => {
    expect(openingAt('always', at, calendar)).toEqual({ state: 'open' })
    expect(openingAt(on(everyMinute, 'open', 'weekend'), at, calendar)).toEqual({ state: 'open' })
  })

  it('is open without a gap at midnight up to the next holiday on which it is closed', () => {
    const hours = on(everyMinute, 'closed', 'weekend')
    expect(openingAt(hours, at, calendar)).toEqual({ state: 'open', until: london('2026-04-03', '00:00') })
  })

  it('on working days is open from Monday to Friday night', () => {
    const hours = on(everyMinute, 'closed')
    expect(openingAt(hours, at, calendar)).toEqual({ state: 'open', until: london('2026-03-07', '00:00') })
  })
})

test('a service without hours never opens', () => {
  expect(openingAt({ weekly: {}, onHolidays: 'open' }, at, calendar)).toEqual({ state: 'closed' })
})
