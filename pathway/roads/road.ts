import type { RoadClock } from '../clocks/clock'
import type { OpenCase, OpenedCase } from '../case'
import type { CaseEvent, EventBody } from '../events'
import type { FamilyMeeting, ToldFamily } from '../family/entry'
import type { Notice } from '../notice'
import type { Role } from '../roles'
import type { Destination, Rules } from '../rules'
import type { Steps } from '../stages/step'
import type { Instant } from '../time'

/** Where on a road a case stands. */
export interface Place {
  /** Stable, for programs: e.g. `in-force`. */
  code: string
  /** In words. */
  label: string
}

/** Whom a case waits for next, and for what, in words that follow "Waiting for the ... to". */
export interface NextStep {
  who: Role
  toDo: string
}

/** The outcome of an assessment, as it is decided. */
export interface OutcomeContext {
  /** The case before it. */
  state: OpenCase
  leadsTo: Destination
  /** The moment that counts. */
  at: Instant
  rules: Rules
}

/**
 * One road of the pathway. A case is in one stage at a time; beside it, it may be on any number of roads, each with steps, clocks and
 * facts of its own: a section 47 enquiry goes on while the assessment does. A case is not closed while it is on a road.
 */
export interface Road {
  /** Stable, for programs: e.g. `police-protection`. */
  name: string
  /** What it is called. */
  label: string
  /** Where the case stands on it; undefined where it is not on it. */
  place(state: OpenedCase): Place | undefined
  /** What else tells cases at one place apart, where a step may lead from there to different places: for the picture. */
  tellsApart?(state: OpenedCase): string
  /** Its steps, each with when it is possible; in every open stage. */
  steps: Steps<OpenCase>
  /** The case after an event; an event that does not concern the road leaves it as it was. */
  evolve(state: OpenedCase, event: CaseEvent): OpenedCase
  /** What else follows for the road when an outcome of the assessment is decided: the clocks it starts. Absent: nothing. */
  onOutcome?(outcome: OutcomeContext): EventBody[]
  /** One plain sentence for an event of the road; undefined for any other. */
  sentence(event: CaseEvent, rules: Rules): string | undefined
  /** Whom an event of the road tells what; `state` is the case after it. */
  notices?(event: CaseEvent, state: OpenedCase, rules: Rules): Notice[]
  /** What the family is told of an event of the road, in plain words; undefined for what is not theirs to be told. */
  family?(event: CaseEvent, rules: Rules): ToldFamily | undefined
  /** The meetings to come of a case on this road, and which the family, or this person of it, may attend (003-04, 003-16). */
  meetings?(state: OpenedCase, rules: Rules, personId?: string): readonly FamilyMeeting[]
  /** Whom a case on this road waits for. */
  waiting(state: OpenCase, rules: Rules): NextStep | undefined
  /** Every clock the road may start, under these rules. */
  clocks(rules: Rules): readonly RoadClock[]
}
