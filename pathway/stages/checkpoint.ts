import { stepWorkingDays } from '../calendar/working-days'
import { londonDate } from '../calendar/london'
import { sayDay } from '../calendar/words'
import { calendarOf, meetClock, openClock, startClock } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { Rules } from '../rules'
import type { LocalDate } from '../time'
import { refuse, type InStage, type Refused, type Step, type StepContext, type Steps } from './step'

type Of<K> = Extract<PersonCommand, { kind: K }>
type Ahead = InStage<'awaiting-assessment' | 'assessment'>
type State = Ahead | InStage<'awaiting-authorisation'>

/** A manager looks in at a checkpoint and records it (004-55). */
export const reviewCheckpoint: Step<State, Of<'review-checkpoint'>> = {
  label: 'Record the review at a checkpoint',
  permission: 'checkpoint.decide',
  possible: (state, rules) => unreviewed(state, rules).length > 0,
  follows: reviewFollows,
}

/** What a manager may do at a checkpoint until the assessment is submitted: they count from the referral, whether or not it has started. */
export const checkpointSteps: Steps<Ahead> = {
  'decide-checkpoint': {
    label: 'Decide at the checkpoint whether a further assessment is needed',
    permission: 'checkpoint.decide',
    possible: (state, rules) =>
      rules.assessment.length.kind === 'brief-then-further' &&
      state.assessment.path === 'brief' &&
      !state.assessment.checkpointsReviewed.includes(rules.assessment.length.decisionCheckpoint),
    follows: decisionFollows,
  },
  'review-checkpoint': reviewCheckpoint,
}

/** The manager's decision at the checkpoint; the further time counts from it, early, on the day or late (004-15). */
function decisionFollows(context: StepContext<Ahead, Of<'decide-checkpoint'>>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const length = rules.assessment.length
  if (length.kind !== 'brief-then-further') return refuse('not-legal-now')
  const decided: EventBody = {
    type: 'checkpoint-decided',
    checkpoint: length.decisionCheckpoint,
    furtherAssessment: command.furtherAssessment,
    reason: command.reason,
  }
  const met = meetClock(openClock(state, length.decisionCheckpoint), at, now)
  if (!command.furtherAssessment) return [decided, ...met]
  const brief = meetClock(openClock(state, length.brief.name), at, now)
  const further = startClock(length.further, at, calendarOf(rules, state.proclaimed), rules.version)
  return [decided, ...met, ...brief, further]
}

/**
 * The checkpoints a review may be recorded for; the one that asks for a decision is not among them while it waits for it. They count
 * from the referral, so that a reassessment has none.
 */
function unreviewed(state: State, rules: Rules): string[] {
  if (state.assessment.trigger !== undefined) return []
  const length = rules.assessment.length
  const decides = length.kind === 'brief-then-further' && state.assessment.path === 'brief'
  return rules.assessment.checkpoints
    .map((checkpoint) => checkpoint.name)
    .filter((name) => !state.assessment.checkpointsReviewed.includes(name))
    .filter((name) => !(decides && name === length.decisionCheckpoint))
}

/** What a checkpoint is for can be seen shortly before it: from the working day before its warning on (004-55). */
function reviewableFrom(state: State, name: string, rules: Rules): LocalDate | undefined {
  const warning = openClock(state, name)?.rungs[0]
  if (warning === undefined) return undefined
  return stepWorkingDays(londonDate(warning.at), -1, calendarOf(rules, state.proclaimed))
}

function reviewFollows(context: StepContext<State, Of<'review-checkpoint'>>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  if (state.assessment.checkpointsReviewed.includes(command.checkpoint)) return refuse('checkpoint-already-reviewed')
  const allowed = unreviewed(state, rules)
  if (!allowed.includes(command.checkpoint)) return refuse('unknown-checkpoint', allowed.join(', '))
  const from = reviewableFrom(state, command.checkpoint, rules)
  if (from !== undefined && londonDate(at) < from) return refuse('too-early-to-review', `from ${sayDay(from)}`)
  const reviewed: EventBody = { type: 'checkpoint-reviewed', checkpoint: command.checkpoint, reason: command.reason }
  return [reviewed, ...meetClock(openClock(state, command.checkpoint), at, now)]
}
