import { randomUUID } from 'node:crypto'
import type { Client, WorkflowHandle } from '@temporalio/client'
import { bareTaskQueue } from './workers/bare-bundle'

/** Starts a bare workflow; resolves when Temporal has taken it. */
export function startBare(client: Client, type: 'bareIdle' | 'bareTurns'): Promise<WorkflowHandle> {
  return client.workflow.start(type, { workflowId: `bench:${randomUUID()}`, taskQueue: bareTaskQueue })
}

/** Starts a bare workflow and resolves when a worker holds it. */
export async function openBare(client: Client): Promise<WorkflowHandle> {
  const handle = await startBare(client, 'bareIdle')
  await handle.query('told')
  return handle
}

/** Tells a bare workflow something, and asks what it has heard: the nearest that bare Temporal has to an answer from the record. */
export async function tellBare(handle: WorkflowHandle): Promise<void> {
  await handle.signal('tell', 'something')
  await handle.query('told')
}
