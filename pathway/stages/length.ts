import { calendarOf, moveClock, openClock } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { AssessmentLength } from '../rules'
import { refuse, type InStage, type Refused, type Step, type StepContext } from './step'

type State = InStage<'awaiting-assessment' | 'assessment'>
type SetLength = Extract<PersonCommand, { kind: 'set-assessment-length' }>

/** A manager sets how long the assessment may take, from receipt, and may set it again (000-14). */
export const setLength: Step<State, SetLength> = {
  label: 'Set how long the assessment may take',
  permission: 'assessment.set-length',
  possible: (state, rules) =>
    rules.assessment.length.kind === 'set-by-manager' && state.assessment.preBirth === undefined,
  follows: lengthFollows,
}

/** Between the bounds the council gives, 15 to 45 days in Bath and North East Somerset (000-14). */
function lengthFollows(context: StepContext<State, SetLength>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const length = rules.assessment.length
  if (length.kind !== 'set-by-manager') return refuse('not-legal-now')
  if (command.days < length.minDays || command.days > length.maxDays)
    return refuse('length-outside-range', `${String(length.minDays)} to ${String(length.maxDays)} ${unitWords(length)}`)
  const set: EventBody = { type: 'assessment-length-set', days: command.days, reason: command.reason }
  const { limit, reassessment } = rules.assessment
  const clock = openClock(state, state.assessment.trigger === undefined ? limit.name : reassessment.clock.name)
  if (clock === undefined) return [set]
  const rule = { ...clock.rule, budget: { kind: length.unit, days: command.days } }
  const moved = moveClock(clock, rule, calendarOf(rules, state.proclaimed), command.reason)
  const over = moved.some((event) => event.type === 'clock-moved' && event.due.dueAt < at)
  return over ? refuse('length-already-over') : [set, ...moved]
}

const unitWords = (length: Extract<AssessmentLength, { kind: 'set-by-manager' }>) =>
  length.unit === 'working-days' ? 'working days' : 'days'
