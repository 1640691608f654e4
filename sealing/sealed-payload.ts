import type { Payload } from '@temporalio/common'
import { SealingError } from './errors'
import { payloadFromBytes, payloadToBytes } from './framing'
import type { Keyring } from './keyring'
import { keyIdOf, open, seal } from './seal'
import { councilOfWorkflowId } from './workflow-id'

/** How a sealed payload calls itself in its clear metadata. */
export const SEALED_ENCODING = 'binary/encrypted'

/** The workflow a payload belongs to. */
export interface WorkflowAddress {
  namespace: string
  workflowId: string
}

/**
 * The payload sealed for one workflow. In clear remain the encoding, the key's id, and for whom it is (the codec server
 * gets nothing else).
 */
export function sealPayload(keyring: Keyring, address: WorkflowAddress, payload: Payload): Payload {
  const key = keyring.current(councilOf(address))
  return {
    metadata: {
      encoding: Buffer.from(SEALED_ENCODING),
      'encryption-key-id': Buffer.from(key.id),
      for: Buffer.from(`${address.namespace}/${address.workflowId}`),
    },
    data: seal(key.bytes, key.id, payloadToBytes(payload), contextOf(address)),
  }
}

/**
 * For whom a payload says it was sealed, or null where it is not sealed at all. Believe it only once `openPayload` has
 * opened it.
 */
export function sealedFor({ metadata }: Payload): WorkflowAddress | null {
  if (text(metadata?.['encoding']) !== SEALED_ENCODING) return null
  const [, namespace, workflowId] = /^([^/]+)\/(.+)$/s.exec(text(metadata?.['for'])) ?? []
  return namespace === undefined || workflowId === undefined ? null : { namespace, workflowId }
}

/** The payload that was sealed for this workflow. Throws `SealingError` where it was altered or sealed for another. */
export function openPayload(keyring: Keyring, address: WorkflowAddress, { metadata, data }: Payload): Payload {
  const council = councilOf(address)
  const sealed = data ?? new Uint8Array()
  if (text(metadata?.['encryption-key-id']) !== keyIdOf(sealed)) throw new SealingError('seal-broken')
  return payloadFromBytes(open((keyId) => keyring.byId(council, keyId).bytes, sealed, contextOf(address)))
}

function councilOf({ workflowId }: WorkflowAddress): string {
  const council = councilOfWorkflowId(workflowId)
  if (council === null) throw new SealingError('no-council')
  return council
}

function contextOf({ namespace, workflowId }: WorkflowAddress): string {
  return JSON.stringify(['temporal-payload', namespace, workflowId])
}

function text(value: Uint8Array | undefined | null): string {
  return value ? Buffer.from(value).toString('utf8') : ''
}
