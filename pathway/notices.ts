import { assessmentOf, type OpenedCase } from './case'
import type { Notice } from './notice'
import { isBeforeBirth } from './pre-birth/limit'
import { roadNotices } from './roads'
import type { CaseEvent } from './events'
import { isProfessional } from './people'
import type { Rules } from './rules'
import { toAgencies, toFamily, toParentsAndSolicitors, toPerson, toReferrers } from './telling'

/**
 * Whom an event tells what (000-05, 000-08, 000-22, 001-09, 001-14, 001-23, 003-04, 003-21, 004-52). `state` is the case after the event, which knows who is not to be told. Pure.
 */
export function noticesFor(event: CaseEvent, state: OpenedCase, rules: Rules): Notice[] {
  switch (event.type) {
    case 'referral-received':
      return toReferrers(event.type, state)
    case 'referral-decided':
      return [...toReferrers(event.type, state), ...toFamily(event.type, state)]
    case 'consent-asked':
      return [toPerson(event.type, state, event.personId)]
    case 'consent-overridden':
      // The letter speaks of a step that was explained; where it is kept from them for now, it would be the first they hear of it.
      return event.explained ? [toPerson('rights-explained', state, event.personId)] : []
    case 'assessment-authorised':
      return copies(state, rules)
    case 'copy-requested':
      return isFinished(state) ? toFamily('assessment-copy', state, [event.personId]) : []
    case 'outcome-decided':
      return [
        ...(isProfessional(state.source) ? toReferrers(event.type, state) : []),
        ...[...toFamily(event.type, state), ...toAgencies(event.type, state)],
        ...copiesAtOutcome(state, rules),
      ]
    case 'worker-allocated':
      return toFamily(event.previousWorkerId === undefined ? event.type : 'worker-changed', state)
    case 'case-transferred':
      return toFamily('worker-changed', state)
    case 'wait-recorded':
      return toFamily('wait-explained', state)
    case 'assessment-started':
      return toFamily(event.type, state)
    case 'clock-moved':
      return isDelay(event, rules) ? toFamily('assessment-delayed', state) : []
    case 'clock-rung-reached':
      return [
        { template: rungTemplate(event), recipient: { kind: 'role', role: event.tell } },
        ...roadNotices(event, state, rules),
      ]
    default:
      return roadNotices(event, state, rules)
  }
}

/**
 * A copy of the written assessment goes to the family without asking, save where the council gives it on request (C7). Before birth it goes
 * to the parents and their solicitor in any case, so that they can challenge it (004-56).
 */
function copies(state: OpenedCase, rules: Rules): Notice[] {
  if (isBeforeBirth(state, rules)) return toParentsAndSolicitors('assessment-copy', state)
  const asked = assessmentOf(state)?.copiesAskedBy ?? []
  return toFamily('assessment-copy', state, rules.assessment.copy === 'on-request' ? asked : undefined)
}

/** Where the outcome comes before any authorisation, the assessment is complete with it and shared (002-14). */
const copiesAtOutcome = (state: OpenedCase, rules: Rules): Notice[] =>
  rules.assessment.outcome.when === 'any-time' && !isFinished(state) ? copies(state, rules) : []

/** The assessment is to be finished on a later day than the family was told (001-14). */
const isDelay = ({ clock, from, to }: Extract<CaseEvent, { type: 'clock-moved' }>, { assessment }: Rules): boolean =>
  clock === assessment.limit.name && to > from

const isFinished = (state: OpenedCase): boolean => assessmentOf(state)?.authorisedAt !== undefined

/** What the notice of a rung is called. */
export function rungTemplate({ rung }: { rung: string }): Notice['template'] {
  if (rung.startsWith('warning')) return 'clock-warning'
  return rung === 'due' ? 'clock-due' : 'clock-escalated'
}
