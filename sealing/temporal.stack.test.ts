import { Client, Connection, type WorkflowHandle } from '@temporalio/client'
import { ApplicationFailure, defaultPayloadConverter } from '@temporalio/common'
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker'
import { randomUUID } from 'node:crypto'
import { sharedServers } from '../test/stack/shared'
import { dataConverter, failureConverterPath, replayDataConverter } from './data-converter'
import { payloadKeysOf } from './case-keys-for-tests'
import { SEALED_ENCODING, sealingKey, sealPayload, type WorkflowAddress } from './sealed-payload'
import { heard, listener, tell } from './workflow-for-tests'
import { workflowIdFor } from './workflow-id'

// The codec on a real server: what Temporal holds, and what reaches workflow code.

const keys = payloadKeysOf({ anyshire: ['k1'], blackpool: ['k1'] })
const secret = 'Robin Example of Somewhere Street'
const taskQueue = `sealing-${randomUUID()}`
const workflowId = workflowIdFor('anyshire', randomUUID())

let connection: Connection
let native: NativeConnection
let workflowBundle: WorkflowBundleWithSourceMap
let worker: Worker
let running: Promise<void>
let sealing: Client
let plain: Client
let handle: WorkflowHandle<typeof listener>

beforeAll(async () => {
  const logger = new DefaultLogger('ERROR')
  Runtime.install({ logger })
  workflowBundle = await bundleWorkflowCode({
    workflowsPath: require.resolve('./workflow-for-tests'),
    failureConverterPath,
    logger,
  })
  const { temporalAddress: address, namespace } = sharedServers()
  connection = await Connection.connect({ address })
  native = await NativeConnection.connect({ address })
  sealing = new Client({ connection, namespace, dataConverter: dataConverter(keys) })
  plain = new Client({ connection, namespace })
  worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue,
    workflowBundle,
    activities: {
      fail: (text: string) => Promise.reject(ApplicationFailure.nonRetryable(text, 'some-code', { text })),
    },
    dataConverter: dataConverter(keys),
  })
  running = worker.run()
  handle = await sealing.workflow.start(listener, {
    workflowId,
    taskQueue,
    args: [secret],
    memo: { secret },
    staticSummary: secret,
  })
})
afterAll(async () => {
  worker.shutdown()
  await running
  await native.close()
  await connection.close()
})

const sealedFor = async (address: WorkflowAddress, content: string) =>
  sealPayload(await sealingKey(keys, address), address, defaultPayloadConverter.toPayload(content))

const rawSignal = (payload: object) =>
  connection.workflowService.signalWorkflowExecution({
    namespace: sealing.options.namespace,
    workflowExecution: { workflowId },
    signalName: 'tell',
    input: { payloads: [payload] },
  })

describe('a case on a real server', () => {
  it('hears what was sealed for it; of all else it hears only that it was not, and goes on', async () => {
    const { namespace } = sealing.options
    await plain.workflow.getHandle(workflowId).signal(tell, { command: 'close-case' })
    const elsewhere = { namespace, workflowId: workflowIdFor('blackpool', randomUUID()) }
    const moved = await sealedFor(elsewhere, 'moved')
    const own = await sealedFor({ namespace, workflowId }, 'cut')
    await rawSignal(moved)
    await rawSignal({ ...moved, metadata: own.metadata })
    await rawSignal({ ...own, data: own.data?.subarray(0, 50) })
    await rawSignal({ metadata: { encoding: Buffer.from('no/such') }, data: Buffer.from([255, 0]) })
    await rawSignal({})
    await handle.signal(tell, { note: secret })
    await handle.signal(tell, 'end')
    const codes = ['not-sealed', 'other-workflow', 'seal-broken', 'seal-broken', 'not-sealed', 'not-sealed']
    const marks = codes.map((casewayUnsealed) => ({ casewayUnsealed }))
    const result = await handle.result()
    expect(result).toEqual(expect.arrayContaining([secret, secret, ...marks, { note: secret }, 'end']))
    expect(result).toHaveLength(3 + marks.length + 1)
    expect(result.filter((value) => typeof value === 'object')).toEqual([...marks, { note: secret }])
    expect(await handle.query(heard)).toEqual(result)
  })

  it('leaves nothing readable with Temporal: not in its history, its memo or its description', async () => {
    const { events } = await plain.workflow.getHandle(workflowId).fetchHistory()
    const description = await plain.workflow.getHandle(workflowId).describe().catch(String)
    const raw = await connection.workflowService.describeWorkflowExecution({
      namespace: sealing.options.namespace,
      execution: { workflowId },
    })
    const held = [events, description, raw].map(allText).join('\n')
    expect(held).not.toMatch(/Robin|Somewhere/)
    expect(held.split(SEALED_ENCODING).length).toBeGreaterThan(10)
  })

  it('is read through by those who have the key', async () => {
    const description = await handle.describe()
    expect(description.memo).toEqual({ secret })
    expect(await description.staticSummary()).toBe(secret)
  })
})

it('a history can be replayed away from its server, by those who have the key', async () => {
  const history = await plain.workflow.getHandle(workflowId).fetchHistory()
  const replay = (converter: ReturnType<typeof dataConverter>) =>
    Worker.runReplayHistory({ workflowBundle, dataConverter: converter }, history, workflowId)
  await replay(replayDataConverter(keys))
  const without = payloadKeysOf({ anyshire: ['k1'] }, [workflowId.slice(-36)])
  await expect(replay(replayDataConverter(without))).rejects.toThrow()
})

/** Everything in an answer of the server, bytes as text too. */
function allText(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${allText(inner)}`)
    .join('\n')
}
