import type { ClockRule, RoadClock } from '../../clocks/clock'

/** What a council's configuration says of emergency access to records (security.md T11). */
export interface EmergencyRules {
  /** How long it lasts where whoever takes it does not say. */
  usualMinutes: number
  mostMinutes: number
  /** Ends it; has no budget, for that is as many minutes as it was taken for. */
  timer: RoadClock
  /** By when somebody else has reviewed it. */
  review: ClockRule
}
