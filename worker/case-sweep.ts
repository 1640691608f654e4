import { setTimeout as pause } from 'node:timers/promises'
import { WorkflowNotFoundError, type Client, type WorkflowExecutionInfo } from '@temporalio/client'
import { defineSearchAttributeKey } from '@temporalio/common'
import type { Logger } from 'pino'
import { isAlarmedSinceLastSign, queueForAlarms } from '../db/alarms'
import { findCase } from '../db/cases'
import { listBegunCases, type BegunCase } from '../db/open-cases'
import { readCouncil, withCouncil, type Database } from '../db/pool'
import { isOfCase } from '../inbox/run-input'
import type { TemporalClients } from '../inbox/temporal'
import type { RaiseAlarm } from '../notices/raise-alarm'
import { workflowIdFor } from '../sealing/workflow-id'

const sweepEveryMs = 60_000
const pageSize = 100
/** One page, and one question to Temporal for each namespace in it, a second: so much and no more does it cost, however many cases there are. */
const nextPageAfterMs = 1_000
/** A case that is closed, moved or started just now is on record as such so soon. */
const settledWithinMs = 15_000

const kind = 'case-stopped'

/** What watching over cases needs. */
export interface CaseWatchDeps {
  db: Database
  temporal: TemporalClients
  /** Of every namespace. */
  clients: readonly Client[]
  councils: readonly string[]
  raise: RaiseAlarm
  /** A run that began before this and whose first task no worker has done yet is not going to do anything. */
  idleBefore: () => Date
  log: Logger
}

interface Suspect extends BegunCase {
  council: string
}

type Rest = (ms: number) => Promise<void>

/** Sweeps the open cases again and again until `stopping`. */
export async function keepSweeping(deps: CaseWatchDeps, stopping: AbortSignal): Promise<void> {
  const rest: Rest = (ms) => pause(ms, undefined, { signal: stopping }).catch(() => undefined)
  while (!stopping.aborted) {
    await sweepOpenCases(deps, rest, stopping)
    await rest(sweepEveryMs)
  }
}

/**
 * Goes once through the cases that are open on the record, matters and practice cases among them, and raises the alarm `case-stopped` where
 * no workflow of theirs runs: what was deleted in Temporal is listed there no more, so that only the record can tell, and what was put in its
 * place may never do anything. Once for a standstill: not where it was raised since the case last gave a sign. While Temporal does not answer,
 * nothing is raised.
 */
export async function sweepOpenCases(deps: CaseWatchDeps, rest: Rest, stopping: AbortSignal): Promise<void> {
  const unseen = new Set<string>()
  const inCouncil = async <T>(council: string, work: () => Promise<T>) => {
    if (stopping.aborted || unseen.has(council)) return undefined
    return work().catch(() => void unseen.add(council))
  }
  const suspects: Suspect[] = []
  for (const council of deps.councils)
    await inCouncil(council, async () => suspects.push(...(await suspectsOf(deps, council, rest, stopping))))
  if (suspects.length > 0) await rest(settledWithinMs)
  for (const suspect of suspects) await inCouncil(suspect.council, () => look(deps, suspect))
  if (unseen.size > 0) deps.log.warn({ councils: unseen.size }, 'open cases could not be looked for in Temporal')
}

/** Open cases that Temporal does not list as running. It lists a little late: each is asked for by name before anything is raised. */
async function suspectsOf(
  { db, temporal, idleBefore }: CaseWatchDeps,
  council: string,
  rest: Rest,
  stopping: AbortSignal,
): Promise<Suspect[]> {
  const found: Suspect[] = []
  let page: BegunCase[] = []
  do {
    const after = page.at(-1)?.caseId
    page = await readCouncil(db, council, (tx) => listBegunCases(tx, after, pageSize))
    for (const client of new Set(page.map((one) => temporal.of(one)))) {
      const cases = page.filter((one) => temporal.of(one) === client)
      const running = await runningOf(client, council, cases, idleBefore())
      const missing = cases.filter(({ caseId }) => !running.has(workflowIdFor(council, caseId)))
      found.push(...missing.map((one) => ({ ...one, council })))
    }
    if (page.length === pageSize) await rest(nextPageAfterMs)
  } while (page.length === pageSize && !stopping.aborted)
  return found
}

async function runningOf(
  client: Client,
  council: string,
  cases: readonly BegunCase[],
  idleBefore: Date,
): Promise<Set<string>> {
  const ids = cases.map(({ caseId }) => `"${workflowIdFor(council, caseId)}"`).join(', ')
  const running = new Set<string>()
  const query = `ExecutionStatus = "Running" and WorkflowId in (${ids})`
  for await (const run of client.workflow.list({ query }))
    if (isOfCase(run) && !isIdle(run, idleBefore)) running.add(run.workflowId)
  return running
}

type Begun = Pick<WorkflowExecutionInfo, 'typedSearchAttributes' | 'startTime'>

/** Put down by the server as it takes the first task that a worker has done; nobody who starts a workflow can give it. */
const workedOn = defineSearchAttributeKey('BuildIds', 'KEYWORD_LIST')

const isIdle = ({ typedSearchAttributes, startTime }: Begun, before: Date): boolean =>
  startTime < before && (typedSearchAttributes.get(workedOn) ?? []).length === 0

async function look(deps: CaseWatchDeps, { council, caseId }: Suspect): Promise<void> {
  const row = await readCouncil(deps.db, council, (tx) => findCase(tx, caseId))
  if (row === null || row.stage === 'closed') return
  const run = await lastRunOf(deps.temporal.of(row), workflowIdFor(council, caseId), deps.idleBefore())
  if (run?.status === 'RUNNING') return
  if (run !== undefined) return deps.raise(council, { kind, caseId, subject: run.runId, isOnce: true })
  await withCouncil(deps.db, council, async (tx) => {
    await queueForAlarms(tx, kind)
    if (!(await isAlarmedSinceLastSign(tx, kind, caseId)))
      await deps.raise(council, { kind, caseId, subject: 'deleted' }, tx)
  })
}

/** Of the run that Temporal has last; undefined where it has none. `STRANGER`: what has the id runs no case, or does nothing. */
async function lastRunOf(
  client: Client,
  workflowId: string,
  idleBefore: Date,
): Promise<{ runId: string; status: string } | undefined> {
  try {
    const run = await client.workflow.getHandle(workflowId).describe()
    return { runId: run.runId, status: isOfCase(run) && !isIdle(run, idleBefore) ? run.status.name : 'STRANGER' }
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined
    throw error
  }
}
