import type { Budget, RungOffset } from '../pathway/clocks/clock'

const written = /^(\d{1,4}) (hour|day|working day|week|month)s?$/

/** How a length of time is written in a configuration, for messages. */
export const lengthForm = 'a length such as "24 hours", "45 days", "45 working days", "4 weeks" or "6 months"'

/** Reads a length of time; undefined where the text is none or is no time at all. */
export function readLength(text: string): Budget | undefined {
  const [, digits, unit] = written.exec(text) ?? []
  const count = Number(digits)
  if (unit === undefined || count === 0) return undefined
  switch (unit) {
    case 'hour':
      return { kind: 'elapsed-hours', hours: count }
    case 'working day':
      return { kind: 'working-days', days: count }
    case 'month':
      return { kind: 'calendar-months', months: count }
    default:
      return { kind: 'calendar-days', days: unit === 'week' ? 7 * count : count }
  }
}

/** How far a rung stands from the due instant may be written, for messages. */
export const offsetForm = 'a length in hours or working days, such as "4 hours" or "2 working days"'

/** Reads a length that is in hours or in working days; undefined where it is not. */
export function readOffset(text: string): RungOffset | undefined {
  const budget = readLength(text)
  return budget?.kind === 'elapsed-hours' || budget?.kind === 'working-days' ? budget : undefined
}
