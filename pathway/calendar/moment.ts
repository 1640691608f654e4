import type { Instant, LocalDate } from '../time'
import { isLocalDate } from './dates'
import { fromLondon } from './london'

/** What somebody wrote for a time, or why it is no time. */
export type Moment =
  /** A London day without a time; `at` is its first instant. */
  | { kind: 'day'; on: LocalDate; at: Instant }
  | { kind: 'instant'; at: Instant }
  /** A London time that the clocks skip, or show twice; either instant may be meant. */
  | { kind: 'missing' | 'twice'; earlier: Instant; later: Instant }
  /** Written as a time is, of a day that there is not: 29 February of a year without one. */
  | { kind: 'no-such-day' }
  | { kind: 'not-understood' }

const timeOfDay = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?`
const offset = String.raw`Z|[+-](?:0\d|1[0-4]):[0-5]\d`
const written = new RegExp(String.raw`^(?<date>\d{4}-\d{2}-\d{2})(?:T(?<time>${timeOfDay})(?<zone>${offset})?)?$`)

/**
 * Reads a London day (`2026-03-02`), a London time (`2026-03-04T17:01`) or an instant with its offset (`2026-03-04T17:01Z`,
 * `2026-05-22T16:40:00+01:00`). Seconds may follow the minutes. Years 1996 to 2999.
 */
export function readMoment(text: string): Moment {
  const { date = '', time, zone } = written.exec(text)?.groups ?? {}
  if (date !== '' && !isLocalDate(date)) return { kind: 'no-such-day' }
  if (!isLocalDate(date) || date < '1996-01-01' || date > '2999-12-30') return { kind: 'not-understood' }
  if (zone !== undefined) return { kind: 'instant', at: new Date(`${date}T${time}${zone}`).toISOString() }
  const reading = fromLondon(date, time ?? '00:00')
  if (reading.kind !== 'one') return reading
  return time === undefined ? { kind: 'day', on: date, at: reading.at } : { kind: 'instant', at: reading.at }
}
