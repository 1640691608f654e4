import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common'
import { isKeyAway, SealingError } from './errors'
import { isFailureAttributes } from './failure-attributes'
import {
  openingKey,
  openPayload,
  sealedFor,
  sealingKey,
  sealPayload,
  type PayloadKeys,
  type WorkflowAddress,
} from './sealed-payload'
import type { UnsealedCode } from './unsealed'
import { councilOfWorkflowId } from './workflow-id'

/**
 * Seals every payload under a key made from that of the case which the workflow id names, bound to council, namespace and workflow. There is
 * no shared key to fall back to: of what belongs to no council's workflow `encode` lets out nothing but that mark. (The worker encodes why
 * it could not process a task without saying whose; a throw there would end it for every council.)
 * `decode` never throws over content: what was not sealed for this very workflow becomes the JSON value `{"casewayUnsealed": code}`, so that
 * it can be refused and can wedge nothing. Where keys cannot be looked up, because the council's are away or the database is, both throw:
 * the task is then retried until they can. Only why something failed is never worth that, and a mark goes in its place.
 */
export function createPayloadCodec(keys: PayloadKeys): PayloadCodec {
  return codecWith(keys, (address, context) => address.namespace === context.namespace)
}

/**
 * For replaying histories away from their server, where the SDK calls every namespace `default`. All else is checked as
 * ever.
 */
export function createReplayCodec(keys: PayloadKeys): PayloadCodec {
  return codecWith(keys, () => true)
}

type NamespaceCheck = (address: WorkflowAddress, context: WorkflowAddress) => boolean

function codecWith(keys: PayloadKeys, sameNamespace: NamespaceCheck): PayloadCodec {
  return {
    encode: async (payloads, context) => {
      const address = addressOf(context)
      if (address === null) return payloads.map(() => unsealed('no-council'))
      return encodeAll(keys, address, payloads)
    },
    decode: async (payloads, context) => {
      const address = addressOf(context)
      return Promise.all(payloads.map((payload) => decodeOne(keys, sameNamespace, address, payload)))
    },
  }
}

function addressOf(context: SerializationContext | undefined): WorkflowAddress | null {
  const workflowId = context?.workflowId
  if (context === undefined || workflowId === undefined || councilOfWorkflowId(workflowId) === null) return null
  return { namespace: context.namespace, workflowId }
}

async function encodeAll(keys: PayloadKeys, address: WorkflowAddress, payloads: Payload[]): Promise<Payload[]> {
  try {
    const key = await sealingKey(keys, address)
    return payloads.map((payload) => sealPayload(key, address, payload))
  } catch (error) {
    // The worker ends, for every council, where it cannot even say why a task failed.
    if (payloads.every(isFailureAttributes)) return payloads.map(() => unsealed('unknown-key'))
    throw error
  }
}

async function decodeOne(
  keys: PayloadKeys,
  sameNamespace: NamespaceCheck,
  receiver: WorkflowAddress | null,
  payload: Payload,
): Promise<Payload> {
  if (receiver === null) return unsealed('no-council')
  const address = sealedFor(payload)
  if (address === null) return unsealed('not-sealed')
  if (address.workflowId !== receiver.workflowId || !sameNamespace(address, receiver)) return unsealed('other-workflow')
  const key = await openingKey(keys, address, payload).catch(codeUnlessPassing)
  if (typeof key === 'string') return unsealed(key)
  try {
    return openPayload(key, address, payload)
  } catch (error) {
    return unsealed(error instanceof SealingError ? codeOf(error) : 'seal-broken')
  }
}

/** Why there is no key, where there never will be; what is over by itself is thrown on. */
function codeUnlessPassing(error: unknown): UnsealedCode {
  if (error instanceof SealingError && !isKeyAway(error)) return codeOf(error)
  throw error
}

function codeOf({ code }: SealingError): UnsealedCode {
  switch (code) {
    case 'not-sealed':
    case 'no-council':
    case 'unknown-key':
      return code
    case 'case-key-missing':
    case 'case-key-destroyed':
      return 'unknown-key'
    default:
      return 'seal-broken'
  }
}

function unsealed(code: UnsealedCode): Payload {
  return {
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from(JSON.stringify({ casewayUnsealed: code })),
  }
}
