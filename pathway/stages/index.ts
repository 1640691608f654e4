import type { ClosedCase, OpenCase, OpenedCase } from '../case'
import type { CommandKind, PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { may } from '../permissions'
import { restrictionSteps } from '../restriction/steps'
import type { RefusalCode } from '../refusals'
import { roadSteps } from '../roads'
import type { Actor } from '../roles'
import type { Rules } from '../rules'
import { anyOpenStage } from './any-open-stage'
import { assessment } from './assessment'
import { awaitingAssessment } from './awaiting-assessment'
import { awaitingAuthorisation } from './awaiting-authorisation'
import { awaitingDecision } from './awaiting-decision'
import { closed } from './closed'
import { awaitingOutcome, outcomeDecided } from './outcome'
import { isAskedFor } from '../two-stage/asked'
import { secondSteps } from '../two-stage/steps'
import type { InStage, Refused, Step, StepContext, Steps } from './step'

type CommandOf<K extends CommandKind> = Extract<PersonCommand, { kind: K }>
type Heard<K extends CommandKind> = Omit<StepContext<OpenedCase, CommandOf<K>>, 'state'>

/** A step together with the case it would be taken in. */
export interface BoundStep<K extends CommandKind> {
  label: string
  /** Why this actor may not take the step as the case stands; undefined where they may. */
  refusal(actor: Actor, rules: Rules): RefusalCode | undefined
  follows(heard: Heard<K>): EventBody[] | Refused
}

/** Which steps each stage accepts, apart from those of every open stage. A new stage is a new line here and a file beside it. */
export const stageSteps: { [N in OpenCase['stage']]: Steps<InStage<N>> } & { closed: Steps<ClosedCase> } = {
  'awaiting-decision': awaitingDecision,
  'awaiting-assessment': awaitingAssessment,
  assessment,
  'awaiting-authorisation': awaitingAuthorisation,
  'awaiting-outcome': awaitingOutcome,
  'outcome-decided': outcomeDecided,
  closed,
}

/** The step this command asks for, where the stage of the case has it. Who sees the record is decided in every stage. */
export function stepFor<K extends CommandKind>(state: OpenedCase, kind: K): BoundStep<K> | undefined {
  if (state.stage === 'closed')
    return bind(closed, state, kind) ?? bind(restrictionSteps, state, kind) ?? bind(secondSteps, state, kind)
  return stepOfStage(state, kind) ?? bind(anyOpenStage, state, kind) ?? bind(roadSteps, state, kind)
}

/** Whether a closed case may hear a command at all: it is opened again by one, and who sees its record is decided on when it is closed, too. */
export const isForClosedCases = (kind: string): boolean =>
  kind in closed || kind in restrictionSteps || kind in secondSteps

function stepOfStage<K extends CommandKind>(state: OpenCase, kind: K): BoundStep<K> | undefined {
  switch (state.stage) {
    case 'awaiting-decision':
      return bind(stageSteps[state.stage], state, kind)
    case 'awaiting-assessment':
      return bind(stageSteps[state.stage], state, kind)
    case 'assessment':
      return bind(stageSteps[state.stage], state, kind)
    case 'awaiting-authorisation':
      return bind(stageSteps[state.stage], state, kind)
    case 'awaiting-outcome':
      return bind(stageSteps[state.stage], state, kind)
    case 'outcome-decided':
      return bind(stageSteps[state.stage], state, kind)
  }
}

function bind<S extends OpenedCase, K extends CommandKind>(
  steps: Steps<S>,
  state: S,
  kind: K,
): BoundStep<K> | undefined {
  const step: Step<S, CommandOf<K>> | undefined = steps[kind]
  if (step === undefined) return undefined
  return {
    label: step.label,
    refusal: (actor, rules) =>
      refusalOf(step, state, actor, rules) ?? (isAskedFor(state, kind) ? 'step-pending' : undefined),
    follows: (heard) => step.follows({ ...heard, state }),
  }
}

function refusalOf<S extends OpenedCase, C extends PersonCommand>(
  step: Step<S, C>,
  state: S,
  actor: Actor,
  rules: Rules,
): RefusalCode | undefined {
  if (step.possible?.(state, rules) === false) return 'not-legal-now'
  if (!may(actor, step.permission, rules)) return 'role-not-allowed'
  return step.forbids?.(state, actor, rules)
}
