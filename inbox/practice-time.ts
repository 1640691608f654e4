import { setTimeout as pause } from 'node:timers/promises'
import { isGrpcServiceError, type Client, type Connection } from '@temporalio/client'
import { msToTs, optionalTsToMs } from '@temporalio/common/lib/time'
import { findCase } from '../db/cases'
import { readCouncil, withCouncil, type Database } from '../db/pool'
import { addPracticeOffset } from '../db/practice-clocks'
import { workflowIdFor } from '../sealing/workflow-id'
import type { TemporalClients } from './temporal'

/** The only code that skips time, and it does so in namespaces of practice cases alone. */

const lookEveryMs = 100
const answerWithinMs = 5_000
const skipWithinMs = 60_000
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

/** One move of one practice case. A move that was broken off is gone on with under the same id. */
export interface PracticeMove {
  council: string
  caseId: string
  forwardMs: number
  moveId: string
}

export type AdvancePractice = (move: PracticeMove) => Promise<void>

/**
 * Makes the function that moves one practice case forward: its workflow runs through every timer on the way, on the real server, and it
 * resolves when that is done. A case that is closed, or that Temporal has not been given yet, has only its clock moved.
 * Throws `NotAPracticeCaseError`, and other errors where Temporal does not answer or no worker runs; the same move is then to be tried
 * again, and is not made twice.
 */
export function createPracticeTime({ db, temporal }: PracticeTimeDeps): AdvancePractice {
  return async ({ council, caseId, forwardMs, moveId }) => {
    const found = await readCouncil(db, council, (tx) => findCase(tx, caseId))
    if (found?.practice !== true) throw new NotAPracticeCaseError('Only a practice case can be moved in time')
    const isRunning = found.seq > 0 && found.stage !== 'closed'
    const workflowId = workflowIdFor(council, caseId)
    const movedMs = isRunning
      ? await fastForward(temporal.connection, temporal.of(found), { workflowId, moveId, forwardMs })
      : forwardMs
    await withCouncil(db, council, (tx) => addPracticeOffset(tx, caseId, movedMs))
  }
}

interface Skip {
  workflowId: string
  moveId: string
  forwardMs: number
}

/** Resolves how far the workflow has been moved: where the move had been begun before, as far as it was to be moved then. */
async function fastForward(connection: Connection, client: Client, skip: Skip): Promise<number> {
  const { workflowId, moveId, forwardMs } = skip
  try {
    if ((await lastMove(connection, client, workflowId))?.moveId !== moveId) await begin(connection, client, skip)
    const limit = Date.now() + skipWithinMs
    for (;;) {
      const move = await lastMove(connection, client, workflowId)
      if (move?.isUnderWay !== true) return move?.moveId === moveId ? move.forwardMs : forwardMs
      if (Date.now() > limit) throw new Error('The time of a practice case was not moved in time')
      await pause(lookEveryMs)
    }
  } catch (error) {
    // The case has closed meanwhile.
    if (isGrpcServiceError(error) && [grpcNotFound].includes(error.code)) return forwardMs
    throw error
  }
}

async function begin(
  connection: Connection,
  { options: { namespace } }: Client,
  { workflowId, moveId, forwardMs }: Skip,
): Promise<void> {
  const fastForwardConfig = { id: moveId, duration: msToTs(forwardMs) }
  await connection.withDeadline(Date.now() + answerWithinMs, () =>
    connection.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: { workflowId },
      workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig } },
      updateMask: { paths: ['time_skipping_config'] },
    }),
  )
}

/** The move that Temporal was last told to make in a workflow, if any. */
async function lastMove(connection: Connection, client: Client, workflowId: string) {
  const { raw } = await connection.withDeadline(Date.now() + answerWithinMs, () =>
    client.workflow.getHandle(workflowId).describe(),
  )
  const config = raw.workflowExtendedInfo?.timeSkippingInfo?.effectiveConfig
  const { id: moveId, duration } = config?.fastForwardConfig ?? {}
  return moveId ? { moveId, forwardMs: optionalTsToMs(duration) ?? 0, isUnderWay: config?.enabled === true } : undefined
}
