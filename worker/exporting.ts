import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import type { Logger } from 'pino'
import { caseKeysIn } from '../db/case-keys'
import { findCase } from '../db/cases'
import { insertHistoryExport, isExported } from '../db/history-exports'
import { readCouncil, withCouncil, type Database } from '../db/pool'
import type { Keyring } from '../sealing/keyring'
import { parseWorkflowId } from '../sealing/workflow-id'
import { hashOfHistory, packHistory } from '../verify/exports/pack'

const lookEveryMs = 5_000
/** What has ended may be listed a little later than it ended. */
const listedWithinMs = 600_000

export interface ExportDeps {
  db: Database
  keyring: Keyring
  /** Of every namespace. */
  clients: readonly Client[]
  councils: readonly string[]
  log: Logger
}

/** Keeps the histories of runs that have ended. */
export interface Exporting {
  /** Ends after the run that is under way. */
  stop(): Promise<void>
}

/**
 * Looks every few seconds for runs that have ended, and keeps the history of each that is not kept yet: all there are when it starts, so
 * that a kill leaves nothing out, and then those that ended since. Apart from the cases: none waits for it.
 */
export function startExporting(deps: ExportDeps): Exporting {
  const stopping = new AbortController()
  const running = Promise.all(deps.clients.map((client) => exportAll(deps, client, stopping.signal)))
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function exportAll(deps: ExportDeps, client: Client, stopping: AbortSignal): Promise<void> {
  let since = new Date(0)
  while (!stopping.aborted) {
    const began = Date.now()
    const complete = await exportSince(deps, client, since, stopping).catch((error: unknown) => {
      deps.log.warn({ error: nameOf(error) }, 'histories wait to be kept')
      return false
    })
    if (complete) since = new Date(began - listedWithinMs)
    await pause(lookEveryMs, undefined, { signal: stopping }).catch(() => undefined)
  }
}

/** Resolves whether everything that was listed is kept. One run's trouble holds up no other. */
async function exportSince(deps: ExportDeps, client: Client, since: Date, stopping: AbortSignal): Promise<boolean> {
  let complete = true
  const query = `ExecutionStatus != "Running" and CloseTime > "${since.toISOString()}"`
  for await (const { workflowId, runId, status, startTime } of client.workflow.list({ query })) {
    if (stopping.aborted) return false
    const of = parseWorkflowId(workflowId)
    if (of === null || !deps.councils.includes(of.council)) continue
    await exportRun(deps, client, { ...of, workflowId, runId, status: status.name, startTime }).catch(
      (error: unknown) => {
        complete = false
        deps.log.warn({ council: of.council, caseId: of.caseId, error: nameOf(error) }, 'a history waits to be kept')
      },
    )
  }
  return complete
}

interface EndedRun {
  council: string
  caseId: string
  workflowId: string
  runId: string
  status: string
  startTime: Date
}

async function exportRun({ db, keyring }: ExportDeps, client: Client, run: EndedRun): Promise<void> {
  const { council, caseId, runId, status } = run
  const wanted = await readCouncil(db, council, async (tx) => {
    const isThere = (await findCase(tx, caseId)) !== null && !(await isExported(tx, caseId, runId))
    return isThere && (await caseKeysIn(tx, keyring).has(caseId))
  })
  if (!wanted) return
  const history = await client.workflow.getHandle(run.workflowId, runId).fetchHistory()
  await withCouncil(db, council, async (tx) => {
    const key = await caseKeysIn(tx, keyring).loadForWriting(caseId)
    const kept = { hash: hashOfHistory(history), body: packHistory(key, run, history) }
    const events = history.events?.length ?? 0
    await insertHistoryExport(tx, { caseId, runId, status, startedAt: run.startTime.toISOString(), events, ...kept })
  })
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
