import type { Payload } from '@temporalio/common'
import { SealingError } from './errors'
import { payloadFromBytes, payloadToBytes } from './framing'
import type { Keyring } from './keyring'
import { payloadKeyOf, type CaseKeySource } from './payload-key'
import { keyIdOf, open, seal } from './seal'
import { parseWorkflowId } from './workflow-id'

/** How a sealed payload calls itself in its clear metadata. */
export const SEALED_ENCODING = 'binary/encrypted'

/** What payloads are sealed under: a key made from the case's. No council's key can have such an id. */
const OF_THE_CASE = 'case:1'

/** The workflow a payload belongs to. */
export interface WorkflowAddress {
  namespace: string
  workflowId: string
}

/** What payloads are opened with: keys of cases, and those of councils for what was sealed before there was one a case. */
export interface PayloadKeys {
  keyring: Keyring
  cases: CaseKeySource
}

/** The key for what is said in a workflow now. Rejects as `CaseKeySource` does. */
export async function sealingKey({ cases }: PayloadKeys, { workflowId }: WorkflowAddress): Promise<Buffer> {
  const { council, caseId } = partsOf(workflowId)
  return payloadKeyOf(await cases.keyOf(council, caseId))
}

/**
 * The payload sealed for one workflow, under its `sealingKey`. In clear remain the encoding, which kind of key, and for whom it is (the
 * codec server gets nothing else).
 */
export function sealPayload(key: Buffer, address: WorkflowAddress, payload: Payload): Payload {
  return {
    metadata: {
      encoding: Buffer.from(SEALED_ENCODING),
      'encryption-key-id': Buffer.from(OF_THE_CASE),
      for: Buffer.from(`${address.namespace}/${address.workflowId}`),
    },
    data: seal(key, OF_THE_CASE, payloadToBytes(payload), contextOf(address)),
  }
}

/**
 * For whom a payload says it was sealed, or null where it is not sealed at all. Believe it only once it has been opened.
 */
export function sealedFor({ metadata }: Payload): WorkflowAddress | null {
  if (text(metadata?.['encoding']) !== SEALED_ENCODING) return null
  const [, namespace, workflowId] = /^([^/]+)\/(.+)$/s.exec(text(metadata?.['for'])) ?? []
  return namespace === undefined || workflowId === undefined ? null : { namespace, workflowId }
}

/** The key that a payload says it is sealed under. Throws or rejects with a `SealingError` where it is no envelope or there is no such key. */
export async function openingKey(
  keys: PayloadKeys,
  address: WorkflowAddress,
  { metadata, data }: Payload,
): Promise<Buffer> {
  const keyId = keyIdOf(data ?? new Uint8Array())
  if (text(metadata?.['encryption-key-id']) !== keyId) throw new SealingError('seal-broken')
  if (keyId === OF_THE_CASE) return sealingKey(keys, address)
  return keys.keyring.byId(partsOf(address.workflowId).council, keyId).bytes
}

/** The payload that was sealed for this workflow. Throws `SealingError` where it was altered or sealed for another. */
export function openPayload(key: Buffer, address: WorkflowAddress, { data }: Payload): Payload {
  const sealed = data ?? new Uint8Array()
  const context = keyIdOf(sealed) === OF_THE_CASE ? contextOf(address) : contextBefore(address)
  return payloadFromBytes(open(() => key, sealed, context))
}

function partsOf(workflowId: string): { council: string; caseId: string } {
  const parts = parseWorkflowId(workflowId)
  if (parts === null) throw new SealingError('no-council')
  return parts
}

function contextOf({ namespace, workflowId }: WorkflowAddress): string {
  const { council, caseId } = partsOf(workflowId)
  return JSON.stringify(['temporal-payload', 2, council, namespace, caseId])
}

/** Of payloads under a council's key, until 0.2. */
function contextBefore({ namespace, workflowId }: WorkflowAddress): string {
  return JSON.stringify(['temporal-payload', namespace, workflowId])
}

function text(value: Uint8Array | undefined | null): string {
  return value ? Buffer.from(value).toString('utf8') : ''
}
