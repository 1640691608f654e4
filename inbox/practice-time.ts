import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { isGrpcServiceError } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import { findCase } from '../db/cases'
import { readCouncil, withCouncil, type Database } from '../db/pool'
import { addPracticeOffset } from '../db/practice-clocks'
import { workflowIdFor } from '../sealing/workflow-id'
import type { TemporalClients } from './temporal'

/** The only code that skips time, and it does so in the practice namespace alone. */

const lookEveryMs = 100
const grpcNotFound = 5

/** Time was to be skipped in a case that is none of the practice cases of this council. Nothing was changed. */
export class NotAPracticeCaseError extends Error {
  override readonly name = 'NotAPracticeCaseError'
  readonly code = 'not-a-practice-case'
}

export interface PracticeTimeDeps {
  db: Database
  temporal: TemporalClients
}

export type AdvancePractice = (council: string, caseId: string, forwardMs: number) => Promise<void>

/**
 * Makes the function that moves one practice case forward: its workflow runs through every timer on the way, on the real server, and it
 * resolves when that is done. A case that is closed, or that Temporal has not been given yet, has only its clock moved.
 * Throws `NotAPracticeCaseError`, and the client's own errors where Temporal does not answer; the case's time then stands as it was.
 */
export function createPracticeTime({ db, temporal }: PracticeTimeDeps): AdvancePractice {
  return async (council, caseId, forwardMs) => {
    const found = await readCouncil(db, council, (tx) => findCase(tx, caseId))
    if (found?.practice !== true) throw new NotAPracticeCaseError('Only a practice case can be moved in time')
    if (found.seq > 0 && found.stage !== 'closed')
      await fastForward(temporal, workflowIdFor(council, caseId), forwardMs)
    await withCouncil(db, council, (tx) => addPracticeOffset(tx, caseId, forwardMs))
  }
}

async function fastForward(temporal: TemporalClients, workflowId: string, forwardMs: number): Promise<void> {
  const execution = { namespace: temporal.practice.options.namespace, workflowExecution: { workflowId } }
  const duration = msToTs(forwardMs)
  try {
    await temporal.connection.workflowService.updateWorkflowExecutionOptions({
      ...execution,
      workflowExecutionOptions: {
        timeSkippingConfig: { enabled: true, fastForwardConfig: { id: randomUUID(), duration } },
      },
      updateMask: { paths: ['time_skipping_config'] },
    })
    while (await isSkipping(temporal, workflowId)) await pause(lookEveryMs)
  } catch (error) {
    if (!isGrpcServiceError(error) || ![grpcNotFound].includes(error.code)) throw error
  }
}

async function isSkipping({ practice }: TemporalClients, workflowId: string): Promise<boolean> {
  const { raw } = await practice.workflow.getHandle(workflowId).describe()
  return raw.workflowExtendedInfo?.timeSkippingInfo?.effectiveConfig?.enabled === true
}
