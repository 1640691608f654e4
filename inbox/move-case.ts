import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client'
import { caseKeysIn } from '../db/case-keys'
import { findCase, type CaseRow } from '../db/cases'
import { waitForDeliveryLock } from '../db/delivery-lock'
import { redeliver } from '../db/inbox'
import { placeCase } from '../db/placements'
import { withCouncil, type CouncilTx } from '../db/pool'
import { workflowIdFor } from '../sealing/workflow-id'
import { workflowTypes } from '../workflows/contracts'
import type { DelivererDeps } from './deliver'
import { startOptions } from './run-input'
import { standingInput } from './standing-input'

const deliveryEndsWithinMs = 10_000

/**
 * Moves one open case, or matter, to another namespace (null: the one that councils share): its workflow is ended where it is and goes on,
 * from the record, where it is to be. What it has not heard yet is delivered there. Resolves false where it is there already or closed.
 *
 * Broken off between, it is done again from the beginning: the record says where the case is, and nothing is recorded twice.
 * @throws where somebody delivers to the case just now, or Temporal does not answer; nothing was moved then
 */
export function moveCase(deps: DelivererDeps, council: string, caseId: string, to: string | null): Promise<boolean> {
  return withCouncil(deps.db, council, async (tx) => {
    if (!(await waitForDeliveryLock(tx, caseId, deliveryEndsWithinMs))) throw new Error('The case is busy: try again')
    const row = await findCase(tx, caseId)
    if (row === null || row.namespace === to || row.stage === 'closed') return false
    await endWhereItIs(deps, council, row)
    await placeCase(tx, caseId, to)
    await redeliver(tx, caseId)
    const moved = await findCase(tx, caseId)
    // One that Temporal was never given is started there by its opening.
    if (moved !== null && moved.seq > 0) await goOn(deps, tx, moved)
    return true
  })
}

async function endWhereItIs({ temporal }: DelivererDeps, council: string, row: CaseRow): Promise<void> {
  const handle = temporal.of(row).workflow.getHandle(workflowIdFor(council, row.caseId))
  try {
    await handle.terminate('moved to another namespace')
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}

async function goOn({ keyring, temporal, cases }: DelivererDeps, tx: CouncilTx, row: CaseRow): Promise<void> {
  const key = await caseKeysIn(tx, keyring).load(row.caseId)
  cases.hold(tx.council, row.caseId, key)
  const input = await standingInput(tx, row, key, row.rulesVersion)
  try {
    await temporal.of(row).workflow.start(workflowTypes[row.kind], {
      ...startOptions(tx.council, row, input),
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}
