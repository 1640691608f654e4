import { londonDate } from '../calendar/london'
import type { OpenCase } from '../case'
import { calendarOf, meetClock, moveClock, openClock, openClocks, startClock, stopClocks } from '../clocks/case-clocks'
import type { ClockRule } from '../clocks/clock'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { OutcomeRule, Rules } from '../rules'
import type { Instant } from '../time'
import { demandingAssessment } from '../flags/prompts'
import { whyNotClose } from './outcome'
import { preBirthLimit } from '../pre-birth/limit'
import { criteriaRefusal, saysDanger } from './criteria'
import { refuse, type InStage, type Refused, type StepContext, type Steps } from './step'
import { allocate } from './allocation'

type State = InStage<'awaiting-decision'>
type DecideReferral = Extract<PersonCommand, { kind: 'decide-referral' }>
type MarkUrgent = Extract<PersonCommand, { kind: 'mark-urgent' }>

/** Decision within 24 hours of receipt on how to respond (000-06; Working Together: one working day). */
export const awaitingDecision: Steps<State> = {
  'decide-referral': {
    label: 'Decide how to respond to the referral',
    permission: 'decision.make',
    follows: decideReferral,
  },
  'mark-urgent': {
    label: 'Mark as urgent: a child may be in danger now',
    permission: 'case.work',
    possible: (state) => !state.urgent,
    follows: markUrgent,
  },
  allocate: {
    ...allocate,
    possible: (_state, rules) => rules.assessment.allocation === 'on-receipt',
  },
}

function decideReferral(context: StepContext<State, DecideReferral>) {
  const { command, rules } = context
  const outcome = rules.decision.outcomes.find((o) => o.code === command.outcome)
  if (outcome === undefined) return refuse('unknown-outcome', rules.decision.outcomes.map((o) => o.code).join(', '))
  if (command.fullAssessment === true && rules.assessment.length.kind !== 'brief-then-further')
    return refuse('full-assessment-not-offered')
  const why = criteriaRefusal(command, rules) ?? (outcome.leadsTo === 'closed' ? whyNotEnd(context) : undefined)
  if (why !== undefined) return why
  return [...decided(context, outcome), ...afterDecision(context, outcome)]
}

/**
 * What forbids a first decision that closes the case: danger now, a flag that demands an assessment (004-65), a road, a
 * prompt, or a section 47 enquiry that was made: what ends without further action had none (census rule 8832).
 */
function whyNotEnd({ state, command }: StepContext<State, DecideReferral>): Refused | undefined {
  if (saysDanger(command)) return refuse('would-leave-in-danger')
  const flags = demandingAssessment(state)
  if (flags.length > 0) return refuse('assessment-mandatory', flags.join(', '))
  return whyNotClose(state) ?? (state.section47?.enquiry === undefined ? undefined : refuse('enquiry-on-record'))
}

/** The shorter clock takes the place of the usual one, counted from the same receipt (000-06, 000-15). */
function markUrgent({ state, command, rules }: StepContext<State, MarkUrgent>): EventBody[] {
  const clock = openClock(state, rules.decision.clock.name)
  const { urgentClock } = rules.decision
  const moved =
    clock === undefined ? [] : moveClock(clock, urgentClock, calendarOf(rules, state.proclaimed), command.reason)
  return [{ type: 'marked-urgent', reason: command.reason }, ...moved]
}

function decided(
  { state, command, at, now, rules }: StepContext<State, DecideReferral>,
  outcome: OutcomeRule,
): EventBody[] {
  const limitBeforeBirth = outcome.leadsTo === 'assessment' ? unbornLimit(state, rules) : undefined
  const decision: EventBody = {
    type: 'referral-decided',
    outcome: outcome.code,
    leadsTo: outcome.leadsTo,
    fullAssessment:
      limitBeforeBirth !== undefined ||
      (command.fullAssessment ?? rules.assessment.length.kind !== 'brief-then-further'),
    ...(limitBeforeBirth !== undefined && { preBirth: true }),
    ...(command.criteria !== undefined && { criteria: command.criteria }),
    ...(command.signpostedTo !== undefined && { signpostedTo: command.signpostedTo }),
    reason: command.reason,
    withhold: command.withhold ?? [],
  }
  return [decision, ...meetClock(openClock(state, 'decision'), at, now)]
}

function afterDecision(
  { state, command, rules, at }: StepContext<State, DecideReferral>,
  outcome: OutcomeRule,
): EventBody[] {
  if (outcome.leadsTo === 'assessment')
    return [...startedBeforeBirth(state, rules, at), ...assessmentClocks(state, rules, at)]
  if (outcome.leadsTo !== 'closed') return []
  const others = openClocks(state).filter((clock) => clock.name !== 'decision')
  return [...stopClocks(others, at), { type: 'case-closed', reason: command.reason }]
}

/** The limit that an assessment has because the child is not yet born, where the council has such a rule (004-56). */
const unbornLimit = ({ expectedOn }: OpenCase, rules: Rules): ClockRule | undefined =>
  expectedOn === undefined ? undefined : preBirthLimit(rules, expectedOn)

/** Before birth the assessment starts at once, with the decision, whether or not a worker is allocated yet (004-56). */
function startedBeforeBirth(state: OpenCase, rules: Rules, at: Instant): EventBody[] {
  if (unbornLimit(state, rules) === undefined) return []
  return [{ type: 'assessment-started', startedAt: at, startedOn: londonDate(at) }]
}

/** The assessment's limit and checkpoints that count from the referral (004-54, 004-55, 003-07), and the limit before birth (004-56). */
function assessmentClocks(state: OpenCase, rules: Rules, at: Instant): EventBody[] {
  const calendar = calendarOf(rules, state.proclaimed)
  const { limit, checkpoints } = rules.assessment
  const beforeBirth = unbornLimit(state, rules)
  const start = (rule: ClockRule, originAt: Instant) => startClock(rule, originAt, calendar, rules.version)
  const counted = [...(beforeBirth === undefined ? [limit] : []), ...checkpoints]
    .filter((rule) => rule.origin === 'received')
    .map((rule) => start(rule, state.receivedAt))
  return beforeBirth === undefined ? counted : [start(beforeBirth, at), ...counted]
}
