import type { OpenCase } from '../case'
import { meetClock, openClocks, stopClocks } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { promptsToAnswer } from '../flags/prompts'
import { roadsAfterOutcome, roadsOf } from '../roads'
import type { ClosureReason } from '../rules'
import { isForOutcome, specialistAssessment } from '../roads/specialist-assessment/road'
import { allocate } from './allocation'
import { mayCloseFor } from './closure-reason'
import { assessmentClocks, clocksOfStages } from './overrun'
import { reassessmentSteps } from './reassessment'
import { refuse, type InStage, type Refused, type Step, type StepContext, type Steps } from './step'

type DecideOutcome = Extract<PersonCommand, { kind: 'decide-outcome' }>

/** The outcome of the assessment, one of the council's list (000-22, 001-11, 002-16, 003-10, 004-50). */
export const decideOutcome: Step<OpenCase, DecideOutcome> = {
  label: 'Decide the outcome of the assessment',
  permission: 'outcome.decide',
  follows: outcomeFollows,
}

function outcomeFollows(context: StepContext<OpenCase, DecideOutcome>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const outcome = rules.assessment.outcomes.find((o) => o.code === command.outcome)
  if (outcome === undefined) return refuse('unknown-outcome', rules.assessment.outcomes.map((o) => o.code).join(', '))
  const mayClose = outcome.leadsTo === 'closed' ? whyNotClose(state) : undefined
  if (mayClose !== undefined) return mayClose
  const lengths = assessmentClocks(state, rules)
  const left = outcome.leadsTo === 'closed' ? openClocks(state) : clocksOfStages(state, rules)
  const others = left.filter((clock) => !lengths.includes(clock))
  const withhold = command.withhold === undefined ? {} : { withhold: command.withhold }
  const decided: EventBody[] = [
    { type: 'outcome-decided', outcome: outcome.code, leadsTo: outcome.leadsTo, reason: command.reason, ...withhold },
    ...lengths.flatMap((clock) => meetClock(clock, at, now)),
    ...stopClocks(others, at),
  ]
  if (outcome.leadsTo !== 'closed')
    return [...decided, ...roadsAfterOutcome({ state, leadsTo: outcome.leadsTo, at, rules })]
  const { closureReason } = outcome
  const census = closureReason === undefined ? {} : { closureReason: closingWith(closureReason, state) }
  return [...decided, { type: 'case-closed', ...census, reason: command.reason }]
}

/** The outcome's reason; after an enquiry or a plan, RC7: the services have ceased. */
const closingWith = (reason: ClosureReason, state: OpenCase): ClosureReason =>
  mayCloseFor(reason, state) ? reason : 'RC7'

/** An outcome is decided again once specialist assessments are in, or emergency action has been settled (004-50). */
const mayDecideAgain = (state: OpenCase): boolean =>
  isForOutcome(state) || state.emergencyAction?.settledAt !== undefined

/** Roads that a closing outcome does not end itself. */
const inTheWay = (state: OpenCase) =>
  roadsOf(state).filter(({ road }) => road !== specialistAssessment || !isForOutcome(state))

/** Why an outcome may not close the case: it is on a road, or a flag prompts what is not done; it names which. */
export function whyNotClose(state: OpenCase): Refused | undefined {
  if (inTheWay(state).length > 0) return wouldClose(state)
  const open = promptsToAnswer(state)
  return open.length > 0 ? refuse('prompt-unanswered', open.join(', ')) : undefined
}

const wouldClose = (state: OpenCase): Refused =>
  refuse(
    'would-close-open-road',
    `first end: ${inTheWay(state)
      .map(({ road }) => road.label)
      .join(', ')}`,
  )

/** Authorised, and the outcome is to be decided. */
export const awaitingOutcome: Steps<InStage<'awaiting-outcome'>> = {
  'decide-outcome': decideOutcome,
  ...reassessmentSteps,
}

/** The outcome led to another road; the case is closed when that has ended, with the census reason. */
export const outcomeDecided: Steps<InStage<'outcome-decided'>> = {
  ...reassessmentSteps,
  allocate,
  'decide-outcome': { ...decideOutcome, possible: mayDecideAgain },
  'close-case': {
    label: 'Close the case',
    permission: 'case.close',
    forbids: (state) => (roadsOf(state).length > 0 ? 'road-open' : undefined),
    follows: ({ state, command, at }) =>
      whyNotClose(state) ??
      (mayCloseFor(command.closureReason, state) ? undefined : refuse('closure-reason-after-plan')) ?? [
        ...stopClocks(openClocks(state), at),
        { type: 'case-closed', closureReason: command.closureReason, reason: command.reason },
      ],
  },
}
