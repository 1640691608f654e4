import { Client } from '@temporalio/client'
import { workflowIdFor } from '../../sealing/workflow-id'
import { readRecord, type Bed } from '../support/bed'
import { until } from '../support/until'
import type { CasePath } from './path'
import { decideAssessment, openedAt, startAssessment } from './steps'

/** Steps that are not to be taken, consent refused and overridden, and what did not come through the inbox: all on record. */
export const refusedSteps: CasePath = {
  name: 'refused-steps',
  council: 'bath-and-north-east-somerset',
  async play(teller, bed) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    await robin.refused('social-worker', 'decisions', decideAssessment, 'role-not-allowed')
    await robin.refused('duty-manager', 'decisions', { ...decideAssessment, outcome: 'no-such' }, 'unknown-outcome')
    await startAssessment(robin)
    const gp = { personId: robin.person('mother'), agency: 'gp' }
    const contact = { kind: 'contact-agency', agency: 'gp', aboutPersonId: robin.person('mother') }
    await robin.refused('social-worker', 'practice', contact, 'consent-missing')
    await robin.consent('social-worker', { kind: 'record-consent', ...gp, answer: 'refused' })
    await robin.refused('social-worker', 'practice', contact, 'consent-refused')
    const grounds = { reason: 'Waiting would risk significant harm.', asked: true, explained: true }
    await robin.decide('team-manager', { kind: 'override-consent', ...gp, ...grounds })
    await robin.practice('social-worker', contact)
    await meddle(bed, teller.council, robin.id)
  },
}

/** What someone may do who has Temporal's own tools and no key: a plain signal, an unknown one, a cancellation. */
export async function meddle(bed: Bed, council: string, caseId: string): Promise<void> {
  const { row } = await readRecord(bed, council, caseId)
  const { connection, options } = bed.temporal.of(row)
  const stranger = new Client({ connection, namespace: options.namespace })
  const before = await unsealedOf(bed, council, caseId)
  const handle = stranger.workflow.getHandle(workflowIdFor(council, caseId))
  await handle.signal('managerDecision', { command: { kind: 'close-case' } })
  await handle.signal('closeEverything')
  await handle.cancel()
  const refused = async () => (await unsealedOf(bed, council, caseId)) - before
  // A case is cancelled once: to ask again changes nothing and is not heard.
  await until('them to be refused on the record', async () => (await refused()) === (before === 0 ? 3 : 2))
}

async function unsealedOf(bed: Bed, council: string, caseId: string): Promise<number> {
  const { events } = await readRecord(bed, council, caseId)
  return events.filter((event) => event.type === 'step-refused' && event.code === 'unsealed-message').length
}
