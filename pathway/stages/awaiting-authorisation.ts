import { isAmong } from '../approvals'
import { meetClock, stopClocks } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { promptsToAnswer } from '../flags/prompts'
import { missingRecords } from '../records/made'
import type { Rules } from '../rules'
import { allocate } from './allocation'
import { reviewCheckpoint } from './checkpoint'
import { decideOutcome } from './outcome'
import { assessmentClocks, clocksOfStages, explainOverrun, overran } from './overrun'
import { nextUpdate } from './reassessment'
import { questionsRefused } from './submission'
import { refuse, type InStage, type Refused, type StepContext, type Steps } from './step'

type State = InStage<'awaiting-authorisation'>
type Authorise = Extract<PersonCommand, { kind: 'authorise-assessment' }>

/** The worker has submitted; a manager who is someone else authorises or returns it (000-22, 004-49). */
export const awaitingAuthorisation: Steps<State> = {
  allocate,
  'review-checkpoint': reviewCheckpoint,
  'explain-overrun': explainOverrun,
  'authorise-assessment': {
    label: 'Authorise the assessment',
    permission: 'assessment.authorise',
    forbids: (state, actor, rules) => (isAmong(actor, askedBy(state, rules)) ? 'own-request' : undefined),
    follows: authorise,
  },
  'return-assessment': {
    label: 'Return the assessment to the worker',
    permission: 'assessment.authorise',
    follows: ({ command }) => [{ type: 'assessment-returned', reason: command.reason }],
  },
  'decide-outcome': {
    ...decideOutcome,
    possible: (_state, rules) => rules.assessment.outcome.when === 'any-time',
  },
}

/** Whose work is authorised. */
const askedBy = ({ assessment, allocatedTo }: State, { approvals }: Rules): readonly (string | undefined)[] => [
  assessment.submittedBy,
  allocatedTo,
  ...(approvals.apart === 'every-pair' ? (assessment.overrunExplainedBy ?? []) : []),
]

function authorise(context: StepContext<State, Authorise>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const unknown = unknownItems(command, rules)
  if (unknown.length > 0)
    return refuse('unknown-sign-off-item', rules.assessment.signOff.map(({ code }) => code).join(', ') || 'none')
  const unanswered = unansweredItems(command, rules)
  if (unanswered.length > 0) return refuse('sign-off-incomplete', unanswered.join(', '))
  const questions = questionsRefused(command.questions, rules)
  if (questions !== undefined) return questions
  const missing = missingRecords(state, rules, 'authorisation')
  if (missing.length > 0) return refuse('record-missing', missing.join(', '))
  const unexplained = overran(state, rules, at) ? missingReasons(state, rules) : []
  if (unexplained.length > 0) return refuse('overrun-unexplained', `reasons from ${unexplained.join(' and ')}`)
  const prompts = promptsToAnswer(state)
  if (prompts.length > 0) return refuse('prompt-unanswered', prompts.join(', '))
  const authorised: EventBody = {
    type: 'assessment-authorised',
    recommendation: command.recommendation,
    signOff: command.signOff ?? [],
    ...(command.questions === undefined ? {} : { questions: command.questions }),
    ...(command.withhold === undefined ? {} : { withhold: command.withhold }),
  }
  const lengths = assessmentClocks(state, rules)
  const others = clocksOfStages(state, rules).filter((clock) => !lengths.includes(clock))
  const settled = [...lengths.flatMap((clock) => meetClock(clock, at, now)), ...stopClocks(others, at)]
  return [authorised, ...settled, ...nextUpdate(state, rules, at, now)]
}

/** The codes of the items (004-60) without an answer, or with a "no" that gives no reason. */
function unansweredItems(command: Authorise, rules: Rules): string[] {
  const answered = (code: string) =>
    (command.signOff ?? []).some((item) => item.code === code && (item.answer === 'yes' || (item.reason ?? '') !== ''))
  return rules.assessment.signOff.map((item) => item.code).filter((code) => !answered(code))
}

/** The codes answered that the council does not ask for. */
function unknownItems({ signOff = [] }: Authorise, rules: Rules): string[] {
  const asked = rules.assessment.signOff.map(({ code }) => code)
  return signOff.map(({ code }) => code).filter((code) => !asked.includes(code))
}

const missingReasons = (state: State, rules: Rules): string[] =>
  rules.assessment.overrunReasonsFrom.filter((from) => !state.assessment.overrunReasons.includes(from))
