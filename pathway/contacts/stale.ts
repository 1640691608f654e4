import { addMonths } from '../calendar/dates'
import type { LocalDate } from '../time'

/** Whether something was last verified longer ago on a London day than a number of months; not yet on the day they are over. */
export const isStale = (lastVerified: LocalDate, on: LocalDate, months: number): boolean =>
  addMonths(lastVerified, months) < on
