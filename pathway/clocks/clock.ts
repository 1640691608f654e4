import type { Instant, LocalDate, LocalTime } from '../time'

/**
 * How much time there is. Weeks are calendar days. A fixed date is its own due date; `before` says of one that lies so many days before the
 * day on which a child is expected (004-56).
 */
export type Budget =
  | { kind: 'elapsed-hours'; hours: number }
  | { kind: 'elapsed-minutes'; minutes: number }
  | { kind: 'calendar-days'; days: number }
  | { kind: 'working-days'; days: number }
  | { kind: 'calendar-months'; months: number }
  | { kind: 'fixed-date'; date: LocalDate; before?: { expectedOn: LocalDate; days: number } }

/** `next`: the day of the origin is day 0. `inclusive`: it is day 1. Guidance is silent (domain.md section 5 a). */
export type Counting = 'next' | 'inclusive'

/** Which way a due date that is no working day moves; `stay` where it does not. */
export type Roll = 'stay' | 'previous-working-day' | 'next-working-day' | 'noon-of-next-ordinary-day'

/**
 * From which day a clock in days counts when something arrives outside office hours. `stands`: from the London date of receipt.
 * `next-working-day`: what comes outside the hours on a working day, or on any other day, counts as received on the next working
 * day. Clocks in elapsed hours never wait (domain.md section 5 b).
 */
export type ReceiptRule = { kind: 'stands' } | { kind: 'next-working-day'; opens: LocalTime; closes: LocalTime }

/** What gives a clock its zero. */
export type Origin =
  | 'received'
  | 'assessment-started'
  | 'checkpoint-decided'
  | 'reassessment-started'
  | 'assessment-authorised'
  | 'reopened'
  | 'contribution-requested'
  | 'police-protection-began'
  | 'order-made'
  | 'order-begins'
  | 'private-fostering-visited'
  | 'strategy-discussion'
  | 'outcome-decided'
  | 'child-in-need-decided'
  | 'child-in-need-planned'
  | 'stepped-down'
  | 'conference-scheduled'
  | 'conference'
  | 'core-group'
  | 'review-conference'
  | 'withheld'
  | 'access-requested'
  | 'identity-received'
  | 'rectification-requested'
  | 'feedback-received'
  | 'complaint-received'
  | 'complaint-replied'
  | 'stage-2-requested'
  | 'panel-requested'
  | 'panel-held'
  | 'panel-reported'
  | 'emergency-access-taken'
  | 'approval-asked'

/** How far a rung stands from the due instant: before it for a warning, after it for an escalation, none for due itself. */
export type RungOffset = { kind: 'elapsed-hours'; hours: number } | { kind: 'working-days'; days: number }

/** A point at which somebody is told. Each rung of a clock is reached once. */
export interface RungRule {
  /** Unique within its clock, in time order: e.g. `warning`, `due`, `escalation`, `escalation-2`. */
  name: string
  at: 'before-due' | 'due' | 'after-due'
  /** Absent exactly where `at` is `due`. */
  offset?: RungOffset
  /** The role that is told. */
  tell: string
}

/** What a council's configuration says of one clock. */
export interface ClockRule {
  /** Stable name, e.g. `decision`, `assessment`, `checkpoint-30`. */
  name: string
  /** What people call it, in the council's own words. */
  label: string
  origin: Origin
  budget: Budget
  counting: Counting
  receipt: ReceiptRule
  roll: Roll
  /** `limit`: may not be passed without a reason. `usual`: expected, reported, no limit (002-13). `range`: set by a manager within a range. */
  force: 'limit' | 'usual' | 'range'
  pausable: boolean
  /** Whether a manager may extend it. Absent: nobody may. */
  extendable?: boolean
  /** How much all its extensions may come to, in the unit of the budget; days for months and fixed dates. Absent: no limit. */
  maxExtension?: number
  rungs: readonly RungRule[]
  /** Where the rule comes from: row ids of the guides, statute or guidance. */
  source: string
}

/** A clock of a road. It has no budget where the council gives none and a day is set in the case, such as that of the next review. */
export type RoadClock = Omit<ClockRule, 'budget'> & { budget?: Budget }

/** When something is due and why, as worked out at one time from one calendar. */
export interface Due {
  dueAt: Instant
  dueOn: LocalDate
  /** Whole sentences in reading order: rule and origin, each non-working day stepped over, rolling, clock changes, estimates. */
  explanation: readonly string[]
}
