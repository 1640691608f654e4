import {
  ApplicationFailure,
  defaultPayloadConverter,
  type Payload,
  type SerializationContext,
} from '@temporalio/common'
import { dataConverter } from './data-converter'
import { failureConverter } from './failure-converter'
import { payloadKeysOf } from './case-keys-for-tests'
import { payloadToBytes } from './framing'
import type { CouncilKey } from './keyring'
import { createPayloadCodec, createReplayCodec } from './payload-codec'
import { keyIdOf, seal, sealContext } from './seal'
import { isUnsealed } from './unsealed'
import { workflowIdFor } from './workflow-id'

const keys = payloadKeysOf({ anyshire: ['k1'], blackpool: ['k1'] })
const codec = createPayloadCodec(keys)
const caseId = '0f0e0d0c-0b0a-4908-8706-050403020100'
const otherCaseId = '10e0d0c0-0b0a-4908-8706-050403020100'

const receiver = (council: string, id = caseId, namespace = 'caseway'): SerializationContext => ({
  type: 'workflow',
  namespace,
  workflowId: workflowIdFor(council, id),
})
const here = receiver('anyshire')
const value = { child: 'Robin Example', due: '2026-05-23' }

const encoded = (context = here) => encodedValue(value, context)
async function encodedValue(of: unknown, context: SerializationContext): Promise<Payload> {
  const [payload] = await codec.encode([defaultPayloadConverter.toPayload(of)], context)
  if (payload === undefined) throw new Error('nothing came back')
  return payload
}
async function decoded(
  payload: Payload,
  context: SerializationContext | undefined = here,
  by = codec,
): Promise<unknown> {
  const [plain] = await by.decode([payload], context)
  if (plain === undefined) throw new Error('nothing came back')
  return defaultPayloadConverter.fromPayload(plain)
}
/** As until 0.2. */
function sealedBefore({ id, bytes }: CouncilKey): Payload {
  const workflowId = workflowIdFor('anyshire', caseId)
  const context = JSON.stringify(['temporal-payload', 'caseway', workflowId])
  return {
    metadata: {
      encoding: Buffer.from('binary/encrypted'),
      'encryption-key-id': Buffer.from(id),
      for: Buffer.from(`caseway/${workflowId}`),
    },
    data: seal(bytes, id, payloadToBytes(defaultPayloadConverter.toPayload(value)), context),
  }
}
const clear = (payload: Payload) =>
  Buffer.from(payload.data ?? []).toString('latin1') + JSON.stringify(metadataOf(payload))
const metadataOf = ({ metadata }: Payload) =>
  Object.fromEntries(Object.entries(metadata ?? {}).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))

describe('encoding', () => {
  it('seals the whole payload and leaves in clear only what kind it is, which key, and for whom', async () => {
    const payload = await encoded()
    expect(clear(payload)).not.toMatch(/Robin|json/)
    expect(metadataOf(payload)).toEqual({
      encoding: 'binary/encrypted',
      'encryption-key-id': 'case:1',
      for: `caseway/case:anyshire:${caseId}`,
    })
    expect(await decoded(payload)).toEqual(value)
  })

  it.each([undefined, null, '', new Uint8Array([0, 255]), 'ß\u{1F600}\0', [], { a: [1] }])(
    'brings back %j',
    async (of) => {
      expect(await decoded(await encodedValue(of, here))).toEqual(of)
    },
  )

  it('serves activities of the workflow as well as the workflow', async () => {
    const activity: SerializationContext = {
      type: 'activity',
      namespace: 'caseway',
      workflowId: workflowIdFor('anyshire', caseId),
      isLocal: true,
    }
    expect(await decoded(await encoded(activity))).toEqual(value)
  })

  it('lets nothing out where nothing names a council, and does not throw', async () => {
    for (const context of [
      undefined,
      { type: 'workflow', namespace: 'caseway', workflowId: 'something-else' } as const,
      { type: 'activity', namespace: 'caseway', isLocal: false } as const,
    ]) {
      const [payload] = await codec.encode([defaultPayloadConverter.toPayload(value)], context)
      expect(defaultPayloadConverter.fromPayload(payload ?? {})).toEqual({ casewayUnsealed: 'no-council' })
    }
  })

  it('refuses a council whose key is away, and says which', async () => {
    await expect(encoded(receiver('lancashire'))).rejects.toMatchObject({
      code: 'council-key-missing',
      council: 'lancashire',
    })
  })
})

describe('decoding hands on a mark, and never throws, for', () => {
  it('a plain payload, as typed in the Temporal UI', async () => {
    for (const plain of [value, 'x', null, undefined, new Uint8Array(3)]) {
      expect(await decoded(defaultPayloadConverter.toPayload(plain))).toEqual({ casewayUnsealed: 'not-sealed' })
    }
    for (const odd of [
      {},
      { metadata: null },
      { metadata: {}, data: null },
      { metadata: { encoding: Buffer.from('binary/encrypted') } },
    ]) {
      expect(await decoded(odd)).toEqual({ casewayUnsealed: 'not-sealed' })
    }
  })

  it('a payload moved from another case, council or namespace', async () => {
    for (const from of [
      receiver('anyshire', otherCaseId),
      receiver('blackpool'),
      receiver('anyshire', caseId, 'practice'),
    ]) {
      expect(await decoded(await encoded(from))).toEqual({ casewayUnsealed: 'other-workflow' })
    }
  })

  it('a payload moved and relabelled', async () => {
    for (const from of [
      receiver('anyshire', otherCaseId),
      receiver('blackpool'),
      receiver('anyshire', caseId, 'practice'),
    ]) {
      const { metadata, data } = await encoded(from)
      const relabelled = { metadata: { ...metadata, ...(await encoded()).metadata }, data: data ?? null }
      expect(await decoded(relabelled)).toEqual({ casewayUnsealed: 'seal-broken' })
    }
  })

  it('a payload under a key that is not there, or that says so', async () => {
    const gone = createPayloadCodec(payloadKeysOf({ anyshire: ['k1'] }, [caseId]))
    expect(await decoded(await encoded(), here, gone)).toEqual({ casewayUnsealed: 'unknown-key' })
    const foreign = sealedBefore({ id: 'k9', bytes: Buffer.alloc(32, 'k9') })
    expect(await decoded(foreign)).toEqual({ casewayUnsealed: 'unknown-key' })
    const { metadata, data } = await encoded()
    for (const id of ['k1', 'k9', 'case:2', 'case', '']) {
      const lying = { metadata: { ...metadata, 'encryption-key-id': Buffer.from(id) }, data: data ?? null }
      expect(await decoded(lying)).toEqual({ casewayUnsealed: 'seal-broken' })
    }
  })

  it('a payload sealed under the case’s own key, or the council’s, for what is no payload of this case', async () => {
    const caseKey = await keys.cases.keyOf('anyshire', caseId)
    const { id, bytes } = keys.keyring.current('anyshire')
    const text = payloadToBytes(defaultPayloadConverter.toPayload(value))
    const forged = [
      seal(caseKey, 'case', text, sealContext('anyshire', caseId, 'message:m')),
      seal(caseKey, 'case:1', text, JSON.stringify(['temporal-payload', 2, 'anyshire', 'caseway', caseId])),
      seal(bytes, id, text, sealContext('anyshire', caseId, 'case-key')),
      seal(bytes, 'case:1', text, JSON.stringify(['temporal-payload', 2, 'anyshire', 'caseway', caseId])),
      seal(bytes, id, text, JSON.stringify(['temporal-payload', 2, 'anyshire', 'caseway', caseId])),
    ]
    const { metadata } = await encoded()
    for (const data of forged) {
      const labelled = { ...metadata, 'encryption-key-id': Buffer.from(keyIdOf(data)) }
      expect(isUnsealed(await decoded({ metadata: labelled, data }))).toBe(true)
    }
  })

  it('a payload cut short or altered anywhere', async () => {
    const { metadata, data } = await encoded()
    const bytes = Buffer.from(data ?? [])
    for (let index = 0; index < bytes.length; index++) {
      const altered = Buffer.from(bytes)
      altered[index] = (altered[index] ?? 0) ^ 0x80
      expect(isUnsealed(await decoded({ metadata: metadata ?? {}, data: bytes.subarray(0, index) }))).toBe(true)
      expect(isUnsealed(await decoded({ metadata: metadata ?? {}, data: altered }))).toBe(true)
    }
  })

  it('anything sent to a workflow that is no council’s', async () => {
    expect(await decoded(await encoded(), { type: 'workflow', namespace: 'caseway', workflowId: 'other' })).toEqual({
      casewayUnsealed: 'no-council',
    })
    const [plain] = await codec.decode([await encoded()], undefined)
    expect(defaultPayloadConverter.fromPayload(plain ?? {})).toEqual({ casewayUnsealed: 'no-council' })
  })
})

describe('decoding', () => {
  it('throws while the council’s key file is missing, so that the task is tried again and nothing is refused by mistake', async () => {
    const payload = await encoded()
    const bare = createPayloadCodec(payloadKeysOf({}))
    await expect(bare.decode([payload], here)).rejects.toMatchObject({ code: 'council-key-missing' })
  })

  it('opens what was sealed under a council’s key, as all was until 0.2, by that key’s id', async () => {
    const payload = sealedBefore(keys.keyring.current('anyshire'))
    expect(await decoded(payload)).toEqual(value)
    const rotated = payloadKeysOf({ anyshire: ['k1', 'k2'], blackpool: ['k1'] })
    expect(await decoded(payload, here, createPayloadCodec(rotated))).toEqual(value)
    expect(await decoded(payload, receiver('blackpool'))).toEqual({ casewayUnsealed: 'other-workflow' })
  })

  it('throws while the database is away, and so does encoding, but for why something failed', async () => {
    const away = createPayloadCodec({
      ...keys,
      cases: { keyOf: () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })) },
    })
    await expect(away.decode([await encoded()], here)).rejects.toThrow('away')
    await expect(away.encode([defaultPayloadConverter.toPayload(value)], here)).rejects.toThrow('away')
    const attributes = defaultPayloadConverter.toPayload({ message: 'Robin Example', stack_trace: 'at x' })
    const [mark] = await away.encode([attributes], here)
    expect(defaultPayloadConverter.fromPayload(mark ?? {})).toEqual({ casewayUnsealed: 'unknown-key' })
    expect(await decoded(defaultPayloadConverter.toPayload(1), here, away)).toEqual({ casewayUnsealed: 'not-sealed' })
  })

  it('knows a namespace by another name only when replaying', async () => {
    const payload = await encoded()
    const replayed = receiver('anyshire', caseId, 'default')
    expect(await decoded(payload, replayed)).toEqual({ casewayUnsealed: 'other-workflow' })
    expect(await decoded(payload, replayed, createReplayCodec(keys))).toEqual(value)
    expect(await decoded(payload, receiver('anyshire', otherCaseId, 'default'), createReplayCodec(keys))).toEqual({
      casewayUnsealed: 'other-workflow',
    })
  })
})

describe('failures', () => {
  it('carry their message and stack in a payload, where the codec seals them', () => {
    const failure = failureConverter.errorToFailure(
      ApplicationFailure.nonRetryable('Robin Example is due', 'some-code'),
      defaultPayloadConverter,
    )
    expect(failure.message).toBe('Encoded failure')
    expect(failure.stackTrace).toBe('')
    expect(failure.encodedAttributes).toBeDefined()
    expect(failureConverter.failureToError(failure, defaultPayloadConverter).message).toBe('Robin Example is due')
  })

  it('stay readable as failures when their payload cannot be opened', () => {
    const failure = failureConverter.errorToFailure(
      ApplicationFailure.nonRetryable('x', 'some-code'),
      defaultPayloadConverter,
    )
    failure.encodedAttributes = defaultPayloadConverter.toPayload({ casewayUnsealed: 'unknown-key' })
    expect(failureConverter.failureToError(failure, defaultPayloadConverter)).toMatchObject({ type: 'some-code' })
  })
})

it('the data converter names the failure converter by a path that can be loaded', () => {
  const { failureConverterPath, payloadCodecs } = dataConverter(keys)
  expect(require(failureConverterPath ?? '')).toMatchObject({ failureConverter })
  expect(payloadCodecs).toHaveLength(1)
})
