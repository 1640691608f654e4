import type { ClockCommand, Message } from './commands'
import type { StepRefused } from './step-refused'
import type { Notice } from './notice'
import type { Refusal } from './refusals'
import type { Rules } from './rules'
import type { Standing } from './standing'
import type { RecordedAny, Stamped } from './stamp'
import type { Instant } from './time'
import type { Waiting } from './waiting'

/**
 * The pure rules of one kind of workflow, as the shell runs them: of a case, or of a matter. `S` is how it stands, `C` what it may be told,
 * `B` what can happen to it. Every function is pure; `evolve` never refuses.
 */
export interface Machine<S extends Standing, C extends { kind: string }, B extends { type: string }> {
  unopened: S
  decide(
    state: S,
    message: Message<C | ClockCommand>,
    now: Instant,
    rules: Rules,
  ): { events: B[] } | { refusal: Refusal }
  evolve(state: S, event: Stamped<B | StepRefused>): S
  /** Whom an event tells what; `state` is how things stand after it. */
  notices(event: Stamped<B | StepRefused>, state: S, rules: Rules): Notice[]
  waiting(state: S, rules: Rules): Waiting
  /** In which part of its life it is: a run of the workflow ends with each. */
  part(state: S): string
  /** What is on the record of such a workflow; it was sealed by us, so no more is checked. */
  owns(event: RecordedAny): event is Stamped<B | StepRefused>
}
