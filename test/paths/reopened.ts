import { criteriaAnswers } from '../../api/examples/referral'
import type { CasePath } from './path'
import { openedAt } from './steps'

const advice = {
  kind: 'decide-referral',
  outcome: 'information-and-advice',
  reason: 'The family centre can help.',
  criteria: criteriaAnswers,
}

/** Closed, told something that it refuses, reopened in a run of its own, and closed again. */
export const reopened: CasePath = {
  name: 'reopened',
  council: 'anyshire',
  async play(teller) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    await robin.decide('duty-manager', advice)
    await robin.refused('duty-manager', 'decisions', advice, 'case-closed')
    const open = await robin.decide('team-manager', { kind: 'reopen-case', reason: 'The mother has called again.' })
    teller.check('the case is', open.stage, 'awaiting-decision')
    await robin.practice('social-worker', { kind: 'request-service', service: 'family centre', reason: 'Asked for.' })
    const closed = await robin.decide('duty-manager', advice)
    teller.check('the case is', closed.stage, 'closed')
  },
}
