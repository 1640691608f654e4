import { localPerson } from '../../cli/serve/identity'
import type { CasePath } from './path'
import { decideAssessment, openedAt } from './steps'
import { readRecord } from '../support/bed'
import { tellUnder, type UnderRules } from './under-rules'
import { until } from '../support/until'

const reason = 'The child is a niece of somebody in the team.'

/** A record restricted to a few, who come and go, and somebody whose interest conflicts; its decision is due all the while. */
export const restricted: CasePath = {
  name: 'restricted',
  council: 'lancashire',
  async play(teller) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    const because = 'staff-family'
    await robin.decide('team-manager', {
      kind: 'restrict-record',
      because,
      admit: [localPerson(teller.council, 'duty-manager')],
      reason,
    })
    await robin.decide('team-manager', { kind: 'admit-to-record', staffId: 'social-worker-2', reason })
    await robin.decide('team-manager', { kind: 'remove-from-record', staffId: 'social-worker-2', reason })
    await robin.decide('team-manager', { kind: 'declare-conflict', staffId: 'social-worker-3', reason })
    await robin.decide('duty-manager', decideAssessment)
    await robin.decide('team-manager', { kind: 'end-conflict', staffId: 'social-worker-3', reason })
    await robin.decide('team-manager', { kind: 'lift-restriction', reason })
  },
}

/** Consent overridden in two stages: asked for by one manager, done once another has approved it. */
export const inTwoStages: CasePath = {
  name: 'in-two-stages',
  council: 'blackpool',
  async play(teller, bed) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    const told = (role: UnderRules['role'], command: UnderRules['command']) =>
      tellUnder(bed, robin, {
        ...{ council: teller.council, version: 'e'.repeat(64), kind: 'managerDecision', role, command },
        change: (rules) => ({ ...rules, approvals: { ...rules.approvals, twoStage: ['override-consent'] } }),
      })
    const eventsOf = async () => (await readRecord(bed, teller.council, robin.id)).events
    const gp = { personId: robin.person('mother'), agency: 'gp' } as const
    await told('team-manager', { kind: 'override-consent', ...gp, reason, asked: true, explained: true })
    const asked = (await eventsOf()).find((event) => event.type === 'approval-asked')
    if (asked === undefined) throw new Error('The step was not asked for')
    await told('service-manager', { kind: 'approve-step', approvalId: asked.approvalId, reason })
    await until('the step to be done', async () => (await eventsOf()).some(({ type }) => type === 'consent-overridden'))
  },
}
