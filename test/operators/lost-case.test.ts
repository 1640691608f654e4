import { setTimeout as pause } from 'node:timers/promises'
import type { WorkflowHandle, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client'
import type { Duration } from '@temporalio/common'
import pino from 'pino'
import { Registry } from 'prom-client'
import { z } from 'zod'
import { send } from '../../cli/demo/api'
import type { Run } from '../../cli/serve/run-file'
import { listAlarms } from '../../db/alarms'
import { readCouncil } from '../../db/pool'
import { caseTaskQueue } from '../../inbox/temporal'
import { alarmsCounter, createAlarms } from '../../notices/raise-alarm'
import type { Case } from '../../pathway/case'
import { workflowIdFor } from '../../sealing/workflow-id'
import { loadTenants, tenantsDirectory } from '../../tenants/load'
import { sweepOpenCases } from '../../worker/case-sweep'
import { workflowTypes } from '../../workflows/contracts'
import { sharedKeys, sharedStack } from '../stack/shared'
import { alarmsAbout } from '../support/alarms'
import { openBed, readRecord, type Bed } from '../support/bed'
import { allocate, decideAssessment, refer, startAssessment, tell } from '../support/live-case'
import { inPsql, statementsOf } from '../support/operations-document'
import { until } from '../support/until'

const council = 'blackpool'
const apart = 'lancashire'
const [bringBack, giveReceipt] = statementsOf('A case that Temporal has lost')

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

    await inPsql(run, bringBack, { council, caseId })
    await until('the case to be there again', async () => (await stateOf(caseId))?.seq === events.length)
    expect(await stateOf(caseId)).toEqual(state)
    await inPsql(run, giveReceipt, { council, caseId })

    expect(await pendingOf(caseId)).toEqual([])
    expect((await readRecord(bed, council, caseId)).events).toEqual(events)
    expect(await openTimersOf(caseId)).toBe(5)
    const seen = await tell(run, council, caseId, ['social-worker', 'practice', childSeen])
    expect(seen.stage).toBe('assessment')
  }, 120_000)
})

describe('a case that was deleted in Temporal outright', () => {
  it('is raised (T5), live or practice, in a namespace of its council’s own, and where another workflow has taken its id, one of the right kind, too, that does nothing, once for a standstill, and what runs is not', async () => {
    const practice = { startAt: '2026-06-01T09:00:00.000Z' }
    const referred = async (of: string, facts?: object) => ({ council: of, caseId: await refer(run, of, facts) })
    const taken = await referred(council)
    const deleted = [taken, await referred(council), await referred(council, practice), await referred(apart)]
    const [slept, empty] = [await referred(council), await referred(council)]
    const running = [await referred(council), await referred(apart)]
    for (const one of [...deleted, slept, empty, ...running]) await begun(one)
    for (const one of [...deleted, slept, empty]) await deleteRuns(await workflowOf(one))
    const strangers = [await takeIdOf(taken, elsewhere), await takeIdOf(slept, { ...asOurs, startDelay: '1 hour' })]
    const failed = await takeIdOf(empty, asOurs)
    const then = new Date()

    for (const one of deleted) await until('the alarm', async () => (await stoppedOf(one)).length > 0, raisedWithinMs)
    await sweep(then)
    await sweep(then)
    for (const one of deleted) expect(await stoppedOf(one)).toHaveLength(1)
    expect(await runsRaisedOf(slept)).toContain(strangers[1]?.firstExecutionRunId)
    expect(await runsRaisedOf(empty)).toContain(failed.firstExecutionRunId)
    for (const one of running) {
      expect(await stoppedOf(one)).toEqual([])
      expect((await (await workflowOf(one)).describe()).status.name).toBe('RUNNING')
    }
    for (const stranger of strangers) await stranger.terminate()
  }, 240_000)
})

/** The sweep, its second look, and what else the machine does. */
const raisedWithinMs = 100_000

/** Goes through all open cases as the worker does, which waits longer for what has done nothing: to rest is to let those of other tests settle. */
async function sweep(idleBefore: Date): Promise<void> {
  const { db, temporal, clients } = bed
  const log = pino({ level: 'silent' })
  const { tenants } = loadTenants(process.env.CASEWAY_TENANTS_DIR ?? tenantsDirectory)
  const raise = createAlarms({ db, tenants, log, raised: alarmsCounter(new Registry()) })
  const deps = { db, temporal, clients, councils: [council, apart], raise, log, idleBefore: () => idleBefore }
  await sweepOpenCases(deps, pause, new AbortController().signal)
}

interface Referred {
  council: string
  caseId: string
}

const workflowOf = ({ council: of, caseId }: Referred) => bed.workflowOf(of, caseId)
const stoppedOf = async ({ council: of, caseId }: Referred) =>
  (await alarmsAbout(run, of, caseId)).filter((kind) => kind === 'case-stopped')
const begun = ({ council: of, caseId }: Referred) =>
  until('its record', async () => (await readRecord(bed, of, caseId)).events.length > 0)

async function deleteRuns({ workflowId, client }: WorkflowHandle): Promise<void> {
  const { connection } = bed.temporal
  await connection.workflowService.deleteWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
  })
}

const elsewhere = { type: 'stranger', taskQueue: 'elsewhere' }
const asOurs = { type: workflowTypes.referral, taskQueue: caseTaskQueue }

interface Started {
  type: string
  taskQueue: string
  startDelay?: Duration
}

/** Starts what is no case under the id of one, as soon as the server has let go of it. */
async function takeIdOf(of: Referred, { type, ...how }: Started): Promise<WorkflowHandleWithFirstExecutionRunId> {
  const options = { ...how, workflowId: workflowIdFor(of.council, of.caseId), args: [] }
  let handle: WorkflowHandleWithFirstExecutionRunId | undefined
  await until('the id to be free', async () => {
    handle = await bed.temporal.live.workflow.start(type, options).catch(() => undefined)
    return handle !== undefined
  })
  if (handle === undefined) throw new Error('It was not started')
  return handle
}

/** The runs of which it was raised that the case does not go on in them. */
const runsRaisedOf = ({ council: of, caseId }: Referred) =>
  readCouncil(bed.db, of, async (tx) =>
    (await listAlarms(tx, 500)).filter((one) => one.caseId === caseId).map(({ subject }) => subject),
  )

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
