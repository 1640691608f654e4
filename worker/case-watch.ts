import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import { findCase } from '../db/cases'
import { readCouncil } from '../db/pool'
import { parseWorkflowId } from '../sealing/workflow-id'
import { keepSweeping, type CaseWatchDeps } from './case-sweep'

const lookEveryMs = 5_000
/** What has ended may be listed a little later than it ended. */
const listedWithinMs = 600_000
/** A case that is being moved is on record where it goes on so soon after it was ended where it was. */
const movedWithinMs = 15_000
/** However many cases wait for a worker, each has had its first task done so soon after there is one. */
const begunWithinMs = 300_000

/** Looks whether open cases were ended by others than themselves. */
export interface CaseWatch {
  stop(): Promise<void>
}

/**
 * Raises the alarm `case-stopped`, once a run, where a workflow was terminated, reset or failed while its case is open on the record: its
 * clocks may stand still; and where an open case has no workflow at all. A case ends by being closed and in no other way.
 */
export function startCaseWatch(watched: Omit<CaseWatchDeps, 'idleBefore'>): CaseWatch {
  const stopping = new AbortController()
  const began = Date.now()
  const idleBefore = () => new Date(Date.now() - began < begunWithinMs ? 0 : Date.now() - begunWithinMs)
  const deps = { ...watched, idleBefore }
  const watching = Promise.all([
    ...deps.clients.map((client) => watch(deps, client, stopping.signal)),
    keepSweeping(deps, stopping.signal),
  ])
  return {
    stop: async () => {
      stopping.abort()
      await watching
    },
  }
}

async function watch(deps: CaseWatchDeps, client: Client, stopping: AbortSignal): Promise<void> {
  let since = new Date(0)
  while (!stopping.aborted) {
    const began = Date.now()
    try {
      await look(deps, client, since)
      since = new Date(began - listedWithinMs)
    } catch (error) {
      deps.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'stopped cases could not be looked for')
    }
    await pause(lookEveryMs, undefined, { signal: stopping }).catch(() => undefined)
  }
}

async function look({ db, temporal, councils, raise }: CaseWatchDeps, client: Client, since: Date): Promise<void> {
  const ended = ['Terminated', 'Failed', 'Canceled', 'TimedOut'].map((status) => `"${status}"`).join(', ')
  const settled = new Date(Date.now() - movedWithinMs)
  const query = `ExecutionStatus in (${ended}) and CloseTime > "${since.toISOString()}" and CloseTime < "${settled.toISOString()}"`
  for await (const { workflowId, runId } of client.workflow.list({ query })) {
    const of = parseWorkflowId(workflowId)
    if (of === null || !councils.includes(of.council)) continue
    const row = await readCouncil(db, of.council, (tx) => findCase(tx, of.caseId))
    const isOver = row === null || row.stage === 'closed'
    // One that was moved to another namespace goes on there.
    if (isOver || temporal.of(row) !== client) continue
    await raise(of.council, { kind: 'case-stopped', caseId: of.caseId, subject: runId, isOnce: true })
  }
}
