import { calendarOf, meetClock, openClock, startClock } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { Rules } from '../rules'
import type { Instant } from '../time'
import { updateClock } from './overrun'
import { refuse, type InStage, type Refused, type StepContext, type Steps } from './step'

type Of<K> = Extract<PersonCommand, { kind: K }>
type State = InStage<'awaiting-outcome' | 'outcome-decided'>

/**
 * An assessment is made anew once one has been concluded: on the occasions that the council names, such as a plan that may end or a child
 * who is to go home (004-58), every year (004-57), or because new information calls earlier conclusions into question (004-41). The roads
 * the case is on go on meanwhile, and the assessment before is kept.
 */
export const reassessmentSteps: Steps<State> = {
  'start-reassessment': {
    label: 'Start a new assessment',
    permission: 'assessment.start',
    follows: startReassessment,
  },
  'record-new-information': {
    label: 'Record new information, and whether the conclusions stand',
    permission: 'assessment.authorise',
    follows: recordNewInformation,
  },
}

function startReassessment(context: StepContext<State, Of<'start-reassessment'>>): EventBody[] | Refused {
  const { command, rules } = context
  const known = rules.assessment.reassessment.triggers.map(({ code }) => code)
  if (!known.includes(command.trigger)) return refuse('unknown-trigger', known.join(', '))
  return begun(context, command.trigger)
}

/** A manager has new information lead to a new assessment, or says why the conclusions stand (004-41). */
function recordNewInformation(context: StepContext<State, Of<'record-new-information'>>): EventBody[] {
  const { reopens, reason } = context.command
  const recorded: EventBody = { type: 'new-information-recorded', reopens, reason }
  return reopens ? [recorded, ...begun(context, 'new-information')] : [recorded]
}

/** It has a limit of its own, counted from the day it is begun. */
function begun(
  { state, command, at, rules }: StepContext<State, Of<'start-reassessment' | 'record-new-information'>>,
  trigger: string,
) {
  const started: EventBody = { type: 'reassessment-started', trigger, reason: command.reason }
  const { clock } = rules.assessment.reassessment
  return [started, startClock(clock, at, calendarOf(rules, state.proclaimed), rules.version)]
}

/** With an authorisation, the time until the next update begins (004-57); what was due is met by it. */
export function nextUpdate(state: InStage<'awaiting-authorisation'>, rules: Rules, at: Instant, now: Instant) {
  const met = meetClock(openClock(state, updateClock), at, now)
  const { update } = rules.assessment
  if (update === 'none') return met
  return [...met, startClock(update, at, calendarOf(rules, state.proclaimed), rules.version)]
}
