import fc from 'fast-check'
import { CalendarRangeError } from './calendar'
import { addDays } from './dates'
import { atLondon, clockChanges, endOfLondonDay, fromLondon, toLondon } from './london'

const someInstant = fc
  .date({ min: new Date('1996-01-01T00:00:00Z'), max: new Date('2060-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString())

const oracle = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
})

function byIntl(at: string): string {
  const [date = '', time = ''] = oracle.format(new Date(at)).split(', ')
  return `${date.split('/').reverse().join('-')} ${time}`
}

test('London time is what the zone data of ICU says, 1996 to 2060', () => {
  fc.assert(
    fc.property(someInstant, (at) => {
      const { date, time } = toLondon(at)
      expect(`${date} ${time}`).toBe(byIntl(at))
    }),
    { numRuns: 1000 },
  )
})

test('London time is what ICU says on both sides of every clock change', () => {
  const changes = clockChanges('1996-01-01T00:00:00.000Z', '2060-12-31T00:00:00.000Z')
  expect(changes).toHaveLength(2 * 65)
  const around = changes.flatMap(({ at }) => [-1, 0].map((ms) => new Date(Date.parse(at) + ms).toISOString()))
  const ours = around.map(toLondon).map(({ date, time }) => `${date} ${time}`)
  expect(ours).toEqual(around.map(byIntl))
})

test('an instant read back from its London time is the same, or one of the two it may be', () => {
  fc.assert(
    fc.property(someInstant, (at) => {
      const minute = `${at.slice(0, 16)}:00.000Z`
      const { date, time } = toLondon(minute)
      const reading = fromLondon(date, time)
      expect(Object.values(reading)).toContain(minute)
      expect(reading.kind).not.toBe('missing')
    }),
  )
})

test('a UTC date is not the London date in the first hour of a summer day', () => {
  expect(toLondon('2026-06-30T23:30:00.000Z')).toEqual({ date: '2026-07-01', time: '00:30', zone: 'BST' })
})

test.each([
  ['2026-03-29', '01:00', { kind: 'missing', earlier: '2026-03-29T00:00:00.000Z', later: '2026-03-29T01:00:00.000Z' }],
  [
    '2026-03-29',
    '01:59:59',
    { kind: 'missing', earlier: '2026-03-29T00:59:59.000Z', later: '2026-03-29T01:59:59.000Z' },
  ],
  ['2026-03-29', '00:59', { kind: 'one', at: '2026-03-29T00:59:00.000Z' }],
  ['2026-03-29', '02:00', { kind: 'one', at: '2026-03-29T01:00:00.000Z' }],
  ['2026-10-25', '01:30', { kind: 'twice', earlier: '2026-10-25T00:30:00.000Z', later: '2026-10-25T01:30:00.000Z' }],
  ['2026-10-25', '00:59', { kind: 'one', at: '2026-10-24T23:59:00.000Z' }],
  ['2026-10-25', '02:00', { kind: 'one', at: '2026-10-25T02:00:00.000Z' }],
])('%s %s in London is reported as it is', (date, time, expected) => {
  expect(fromLondon(date, time)).toEqual(expected)
})

test('where a London time is not one instant, the later is taken if one has to be', () => {
  expect(atLondon('2026-10-25', '01:30')).toBe('2026-10-25T01:30:00.000Z')
})

test('a London day has 23, 24 or 25 hours and ends one second before the next', () => {
  const hours = (date: string) =>
    (Date.parse(atLondon(addDays(date, 1), '00:00')) - Date.parse(atLondon(date, '00:00'))) / 3_600_000
  expect(['2026-03-29', '2026-06-01', '2026-10-25'].map(hours)).toEqual([23, 24, 25])
  expect(endOfLondonDay('2026-10-25')).toBe('2026-10-25T23:59:59.000Z')
})

test.each([
  ['2026-03-29', '2026-10-25'],
  ['2027-03-28', '2027-10-31'],
])('the clocks change on %s and %s (domain.md section 5 d)', (forward, back) => {
  const year = forward.slice(0, 4)
  expect(clockChanges(`${year}-01-01T00:00:00.000Z`, `${year}-12-31T00:00:00.000Z`)).toEqual([
    { at: `${forward}T01:00:00.000Z`, goes: 'forward' },
    { at: `${back}T01:00:00.000Z`, goes: 'back' },
  ])
})

test('London time before 1996 is refused, since the clocks then changed by other rules', () => {
  expect(() => toLondon('1995-10-25T12:00:00.000Z')).toThrow(CalendarRangeError)
})
