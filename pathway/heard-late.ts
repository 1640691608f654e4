import type { CommonEventBody } from './events'
import type { Instant } from './time'

/** A step heard this long after it was accepted is marked on the record as heard late. */
export const heardLateAfterMs = 5 * 60 * 1000

/** The event that says so, where it was. */
export function heardLate({ acceptedAt }: { acceptedAt: Instant }, now: Instant): CommonEventBody[] {
  const late = Date.parse(now) - Date.parse(acceptedAt) > heardLateAfterMs
  return late ? [{ type: 'heard-late', acceptedAt, heardAt: now }] : []
}
