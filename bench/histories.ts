import { setTimeout as pause } from 'node:timers/promises'
import type { Client, WorkflowExecutionDescription } from '@temporalio/client'
import type { temporal } from '@temporalio/proto'

export type History = temporal.api.history.v1.IHistory

/** One run of a workflow, as Temporal has it: sealed where it was sealed. */
export interface RunOfWorkflow {
  readonly workflowId: string
  readonly history: History
  readonly events: readonly temporal.api.history.v1.IHistoryEvent[]
  readonly stateTransitions: number
}

/** Longer than a workflow task takes. */
const settleMs = 300

/** All runs of a workflow, the first one first: each names the run it went on from. */
export async function runsOf(client: Client, workflowId: string): Promise<RunOfWorkflow[]> {
  await pause(settleMs)
  const runs: RunOfWorkflow[] = []
  let runId: string | undefined = (await client.workflow.getHandle(workflowId).describe()).runId
  while (runId) {
    const run = await readRun(client, workflowId, runId)
    runs.unshift(run)
    runId = run.events[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined
  }
  return runs
}

async function readRun(client: Client, workflowId: string, runId: string): Promise<RunOfWorkflow> {
  const handle = client.workflow.getHandle(workflowId, runId)
  const history = await handle.fetchHistory()
  return { workflowId, history, events: history.events ?? [], stateTransitions: transitionsOf(await handle.describe()) }
}

const transitionsOf = ({ raw }: WorkflowExecutionDescription): number =>
  Number(raw.workflowExecutionInfo?.stateTransitionCount ?? 0)
