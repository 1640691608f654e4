import { sayMoment } from './calendar/words'
import type { Case, Clock, OpenCase } from './case'
import { nextRung, openClocks } from './clocks/case-clocks'
import { roadOfClock, roadsOf } from './roads'
import type { NextStep } from './roads/road'
import { roleWords, sayRole, type Role } from './roles'
import type { Rules } from './rules'
import type { Instant } from './time'

/** Whom a case waits for, until when, and what happens then. */
export interface Waiting {
  /** The role the next step is for; `nobody` once the case is closed. */
  who: Role | 'nobody'
  /** When the clock of that step is due; absent where none runs. */
  until?: Instant
  /** All of it in one sentence. */
  sentence: string
}

/** One sentence that says whom the case waits for, until when, and what happens then. Pure. */
export function waitingFor(state: Case, rules: Rules): Waiting {
  if (state.stage === 'unopened') return { who: 'nobody', sentence: 'Nothing has been received yet.' }
  if (state.stage === 'closed') return { who: 'nobody', sentence: 'Closed; nobody is waited for.' }
  const { who, toDo } = nextStep(state, rules)
  const clock = earliest(openClocks(state))
  const waits = `Waiting for the ${roleWords[who]} to ${toDo}`
  if (clock === undefined) return { who, sentence: `${waits}; no clock runs.` }
  return { who, until: clock.due.dueAt, sentence: `${waits}; ${thenWords(clock)}` }
}

/** The open clock that is due first, the one the case is sorted by. */
export function earliest(clocks: readonly Clock[]): Clock | undefined {
  return clocks.toSorted((a, b) => a.due.dueAt.localeCompare(b.due.dueAt))[0]
}

function thenWords(clock: Clock): string {
  const next = nextRung(clock)
  const passed = next === undefined || next.at > clock.due.dueAt
  const due = `${clock.rule.label} ${passed ? 'was' : 'is'} due ${sayMoment(clock.due.dueAt)}`
  if (next === undefined) return `${due}, and everyone who is told of it has been told.`
  return `${due}; the ${sayRole(next.tell)} is told on ${sayMoment(next.at)} if nothing is done.`
}

const first = (allowed: readonly Role[], otherwise: Role): Role => allowed[0] ?? otherwise

/** What the clock that is due first asks for; where no clock of a road is, what the stage does, and after the outcome what the roads do. */
function nextStep(state: OpenCase, rules: Rules): NextStep {
  const clock = earliest(openClocks(state))
  const urgent = clock === undefined ? undefined : roadOfClock(clock.name, rules)?.waiting(state, rules)
  if (urgent !== undefined) return urgent
  const onRoad = roadsOf(state).flatMap(({ road }) => road.waiting(state, rules) ?? [])[0]
  return state.stage === 'outcome-decided' && onRoad !== undefined ? onRoad : nextOfStage(state, rules)
}

function nextOfStage(state: OpenCase, rules: Rules): NextStep {
  const { assessment } = rules
  const name = rules.words.assessment
  switch (state.stage) {
    case 'awaiting-decision':
      return {
        who: first(rules.decision.by, 'duty-manager'),
        toDo: `decide how to respond to the ${rules.words.referral}${state.familyAgreed === 'no' ? ', to which the family has not agreed' : ''}`,
      }
    case 'awaiting-assessment':
      return state.allocatedTo === undefined
        ? { who: first(assessment.allocateBy, 'team-manager'), toDo: `allocate a social worker for the ${name}` }
        : { who: 'social-worker', toDo: `start the ${name}` }
    case 'assessment':
      return duringAssessment(state, rules)
    case 'awaiting-authorisation':
      return { who: first(assessment.authoriseBy, 'team-manager'), toDo: `authorise the ${name}` }
    case 'awaiting-outcome':
      return { who: first(assessment.outcome.by, 'team-manager'), toDo: `decide the outcome of the ${name}` }
    case 'outcome-decided':
      return { who: first(rules.closing.by, 'team-manager'), toDo: 'close the case when the road it is on has ended' }
  }
}

function duringAssessment(state: Extract<OpenCase, { stage: 'assessment' }>, { assessment, words }: Rules): NextStep {
  const manager = first(assessment.checkpointBy, 'team-manager')
  const due = earliest(openClocks(state))
  if (
    due !== undefined &&
    assessment.checkpoints.some((checkpoint) => checkpoint.name === due.name) &&
    due.rungs[0]?.reachedAt
  )
    return { who: manager, toDo: `act on ${due.rule.label}` }
  if (assessment.length.kind === 'set-by-manager' && state.assessment.lengthDays === undefined)
    return { who: first(assessment.lengthBy, manager), toDo: `set how long the ${words.assessment} may take` }
  return { who: 'social-worker', toDo: `carry out the ${words.assessment} and submit it` }
}
