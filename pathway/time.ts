/**
 * A moment, as UTC in ISO 8601 with milliseconds and `Z` (`2026-05-22T15:40:00.000Z`), the form of `Date#toISOString`.
 * Two instants in this form compare as strings in time order.
 */
export type Instant = string

/** A calendar day in Europe/London, `YYYY-MM-DD`. Never derived from a UTC date (they differ from 00:00 to 01:00 BST). */
export type LocalDate = string

/** A time of day in Europe/London, `HH:mm`, 24-hour clock. */
export type LocalTime = string
