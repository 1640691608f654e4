import { calendarOf, startClock } from '../clocks/case-clocks'
import { atLondon, londonDate } from '../calendar/london'
import type { EventBody } from '../events'
import type { Rules } from '../rules'
import type { Instant, LocalDate } from '../time'
import { allocate } from './allocation'
import { checkpointSteps } from './checkpoint'
import { setLength } from './length'
import { refuse, type InStage, type Refused, type StepContext, type Steps } from './step'

type State = InStage<'awaiting-assessment'>

/** There may be a wait between the referral and the start, by urgency (001-09); both dates are on record (004-19). */
export const awaitingAssessment: Steps<State> = {
  allocate,
  'set-assessment-length': setLength,
  'record-wait': {
    label: 'Record why the assessment waits to start, and how urgent it is',
    permission: 'case.allocate',
    follows: ({ command }) => [{ type: 'wait-recorded', urgency: command.urgency, reason: command.reason }],
  },
  ...checkpointSteps,
  'start-assessment': {
    label: 'Start the assessment',
    permission: 'assessment.start',
    possible: (state) => state.allocatedTo !== undefined,
    follows: startAssessment,
  },
}

function startAssessment(
  context: StepContext<State, { kind: 'start-assessment'; startedOn?: LocalDate }>,
): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const today = londonDate(at)
  const startedOn = command.startedOn ?? today
  const referredOn = londonDate(state.receivedAt)
  if (startedOn < referredOn || startedOn > today) return refuse('date-out-of-order', `${referredOn} to ${today}`)
  const startedAt = startedOn === today ? at : atLondon(startedOn, '00:00')
  return [{ type: 'assessment-started', startedAt, startedOn }, ...clocksFromStart(state, startedAt, rules)]
}

function clocksFromStart(state: State, startedAt: Instant, rules: Rules): EventBody[] {
  const { limit, checkpoints, length } = rules.assessment
  const brief = length.kind === 'brief-then-further' && state.assessment.path === 'brief' ? [length.brief] : []
  const calendar = calendarOf(rules, state.proclaimed)
  return [limit, ...checkpoints, ...brief]
    .filter((rule) => rule.origin === 'assessment-started')
    .map((rule) => startClock(rule, startedAt, calendar, rules.version))
}
