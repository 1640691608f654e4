import type { Instant, LocalDate } from '../time'

/** What a case remembers of the records of one kind; what they say is in the events. */
export interface RecordsMade {
  code: string
  count: number
  lastOn: LocalDate
  lastAt: Instant
}
