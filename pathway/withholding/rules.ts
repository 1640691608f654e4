import type { RoadClock } from '../clocks/clock'

/** Who may withhold notices, and by when it is looked at again (003-03, 004-52). */
export interface WithholdingRules {
  /** How many months ahead the day may lie on which it is looked at again. */
  longestMonths: number
  /** Runs to that day, which each decision sets. */
  review: RoadClock
}
