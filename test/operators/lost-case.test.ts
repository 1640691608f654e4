import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { WorkflowHandle } from '@temporalio/client'
import pino from 'pino'
import { Registry } from 'prom-client'
import { z } from 'zod'
import { withOwner } from '../../cli/serve/database'
import { send } from '../../cli/demo/api'
import { root } from '../../cli/serve/home'
import type { Run } from '../../cli/serve/run-file'
import { alarmsCounter, createAlarms } from '../../notices/raise-alarm'
import type { Case } from '../../pathway/case'
import { workflowIdFor } from '../../sealing/workflow-id'
import { loadTenants, tenantsDirectory } from '../../tenants/load'
import { sweepOpenCases } from '../../worker/case-sweep'
import { sharedKeys, sharedStack } from '../stack/shared'
import { alarmsAbout } from '../support/alarms'
import { openBed, readRecord, type Bed } from '../support/bed'
import { allocate, decideAssessment, refer, startAssessment, tell } from '../support/live-case'
import { until } from '../support/until'

const council = 'blackpool'
const [bringBack, giveReceipt] = statementsIn(readFileSync(join(root, 'docs', 'operations.md'), 'utf8'))

let run: Run
let bed: Bed
beforeAll(async () => {
  run = await sharedStack()
  bed = openBed(run, sharedKeys())
}, 120_000)
afterAll(() => bed.close())

describe('a case that was terminated in Temporal', () => {
  it('is raised (T5) and comes back from its record, clocks and all, by the steps of docs/operations.md', async () => {
    const caseId = await refer(run, council)
    await tell(run, council, caseId, decideAssessment, allocate, startAssessment)
    const { events, state } = await readRecord(bed, council, caseId)
    await lose(caseId)

    await inPsql(bringBack, caseId)
    await until('the case to be there again', async () => (await stateOf(caseId))?.seq === events.length)
    expect(await stateOf(caseId)).toEqual(state)
    await inPsql(giveReceipt, caseId)

    expect(await pendingOf(caseId)).toEqual([])
    expect((await readRecord(bed, council, caseId)).events).toEqual(events)
    expect(await openTimersOf(caseId)).toBe(5)
    const seen = await tell(run, council, caseId, ['social-worker', 'practice', childSeen])
    expect(seen.stage).toBe('assessment')
  }, 120_000)
})

describe('a case that was deleted in Temporal outright', () => {
  it('is raised (T5), live or practice, and where another workflow has taken its id, once for a standstill, and what runs is not', async () => {
    const practice = { startAt: '2026-06-01T09:00:00.000Z' }
    const taken = await refer(run, council)
    const deleted = [taken, await refer(run, council), await refer(run, council, practice)]
    const running = await refer(run, council)
    for (const caseId of deleted) await begun(caseId)
    for (const caseId of deleted) await deleteRuns(await bed.workflowOf(council, caseId))
    const stranger = await takeIdOf(taken)

    for (const caseId of deleted)
      await until('the alarm', async () => (await stoppedOf(caseId)).length > 0, raisedWithinMs)
    await sweep()
    await sweep()
    for (const caseId of deleted) expect(await stoppedOf(caseId)).toHaveLength(1)
    expect(await stoppedOf(running)).toEqual([])
    await stranger.terminate()
  }, 240_000)
})

/** The sweep, its second look, and what else the machine does. */
const raisedWithinMs = 100_000

/** Goes through all open cases as the worker does: to rest is to let those of other tests settle. */
async function sweep(): Promise<void> {
  const { db, temporal, clients } = bed
  const log = pino({ level: 'silent' })
  const { tenants } = loadTenants(tenantsDirectory)
  const raise = createAlarms({ db, tenants, log, raised: alarmsCounter(new Registry()) })
  await sweepOpenCases({ db, temporal, clients, councils: [council], raise, log }, pause, new AbortController().signal)
}

const stoppedOf = async (caseId: string) =>
  (await alarmsAbout(run, council, caseId)).filter((kind) => kind === 'case-stopped')
const begun = (caseId: string) =>
  until('its record', async () => (await readRecord(bed, council, caseId)).events.length > 0)

async function deleteRuns({ workflowId, client }: WorkflowHandle): Promise<void> {
  const { connection } = bed.temporal
  await connection.workflowService.deleteWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
  })
}

/** Starts what is no case under the id of one, as soon as the server has let go of it. */
async function takeIdOf(caseId: string): Promise<WorkflowHandle> {
  const options = { workflowId: workflowIdFor(council, caseId), taskQueue: 'elsewhere', args: [] }
  let handle: WorkflowHandle | undefined
  await until('the id to be free', async () => {
    handle = await bed.temporal.live.workflow.start('stranger', options).catch(() => undefined)
    return handle !== undefined
  })
  if (handle === undefined) throw new Error('It was not started')
  return handle
}

const childSeen = { kind: 'record-child-seen', alone: true }

const handleOf = (caseId: string) => bed.temporal.live.workflow.getHandle(workflowIdFor(council, caseId))
const stateOf = (caseId: string) =>
  handleOf(caseId)
    .query<Case>('state')
    .catch(() => undefined)

/** The server deletes when it has time. */
const goneWithinMs = 90_000

/** Terminates the workflow, which is seen and raised, and deletes it, all its runs. */
async function lose(caseId: string): Promise<void> {
  await handleOf(caseId).terminate()
  await until('the alarm', async () => (await alarmsAbout(run, council, caseId)).includes('case-stopped'), 60_000)
  const { connection, workflow } = bed.temporal.live
  for await (const { workflowId, runId } of workflow.list({
    query: `WorkflowId = '${workflowIdFor(council, caseId)}'`,
  }))
    await connection.workflowService.deleteWorkflowExecution({
      namespace: run.namespace,
      workflowExecution: { workflowId, runId },
    })
  const isGone = () =>
    handleOf(caseId)
      .describe()
      .then(
        () => false,
        () => true,
      )
  await until('the workflow to be gone', isGone, goneWithinMs)
}

/** Timers that were started in the latest run and have neither fired nor been cancelled. */
async function openTimersOf(caseId: string): Promise<number> {
  const { events = [] } = await handleOf(caseId).fetchHistory()
  const ended = events?.filter((event) => event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes) ?? []
  return (events?.filter((event) => event.timerStartedEventAttributes).length ?? 0) - ended.length
}

async function pendingOf(caseId: string): Promise<unknown[]> {
  const path = `/v1/councils/${council}/cases/${caseId}`
  const { body } = await send(run, { council, role: 'viewer', method: 'GET', path })
  return z.object({ pending: z.array(z.unknown()) }).parse(body).pending
}

/** Runs a statement of the document as psql would, with its two variables. */
async function inPsql(statement: string | undefined, caseId: string): Promise<void> {
  const text = (statement ?? '').replaceAll(`:'council'`, `'${council}'`).replaceAll(`:'case'`, `'${caseId}'`)
  await withOwner(run.adminDatabaseUrl, (owner) => owner.query(text))
}

function statementsIn(document: string): string[] {
  const [, section = ''] = document.split('\n## A case that Temporal has lost\n')
  return [...section.matchAll(/```sql\n([^`]+)```/g)].map(([, sql = '']) => sql)
}
