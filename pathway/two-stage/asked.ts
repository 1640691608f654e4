import { isSamePerson } from '../approvals'
import type { Clock, OpenedCase } from '../case'
import { openClock } from '../clocks/case-clocks'
import type { CaseEvent } from '../events'
import type { Actor } from '../roles'
import type { Rules } from '../rules'
import type { AskedStep } from './facts'

/** The steps that wait for a second person, at most one of each kind. */
export const askedSteps = ({ askedFor = [] }: OpenedCase): readonly AskedStep[] => askedFor

/** Whether such a step waits for a second person already. */
export const isAskedFor = (state: OpenedCase, kind: string): boolean =>
  askedSteps(state).some(({ step }) => step.kind === kind)

/** Whether somebody asked for it, or stands in for who did. */
export const isOwn = (actor: Actor, { asker }: AskedStep): boolean => isSamePerson(actor, asker.id)

/** What its clock is called: one runs for each kind of step. */
export const clockNameOf = (kind: string, { approvals }: Rules): string => `${approvals.within.name}:${kind}`

/** The clock of a step that waits; a closed case has none. */
export const clockOf = (state: OpenedCase, { step }: AskedStep, rules: Rules): Clock | undefined =>
  openClock(state, clockNameOf(step.kind, rules))

/** The case with the steps that wait as the event leaves them. Nothing that was asked for waits on once a case is closed. */
export function evolveAsked(state: OpenedCase, event: CaseEvent): OpenedCase {
  switch (event.type) {
    case 'approval-asked': {
      const { approvalId, step, asker, at: askedAt } = event
      return { ...state, askedFor: [...askedSteps(state), { approvalId, step, asker, askedAt }] }
    }
    case 'approval-given':
    case 'approval-declined':
    case 'step-withdrawn':
      return { ...state, askedFor: askedSteps(state).filter(({ approvalId }) => approvalId !== event.approvalId) }
    case 'case-closed':
      return state.askedFor === undefined ? state : { ...state, askedFor: [] }
    default:
      return state
  }
}
