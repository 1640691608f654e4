import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common'
import { SealingError } from './errors'
import type { Keyring } from './keyring'
import { openPayload, sealedFor, sealPayload, type WorkflowAddress } from './sealed-payload'
import type { UnsealedCode } from './unsealed'
import { councilOfWorkflowId } from './workflow-id'

/**
 * Seals every payload under the key of the council that the workflow id names, bound to namespace and workflow. There is
 * no shared key to fall back to: of what belongs to no council's workflow `encode` lets out nothing but that mark. (The
 * worker encodes why it could not process a task without saying whose; a throw there would end it for every council.)
 * `decode` never throws over content: what was not sealed for this very workflow becomes the JSON value
 * `{"casewayUnsealed": code}`, so that it can be refused and can wedge nothing. It does throw `council-key-missing`:
 * the task is then retried until the council's key file is back.
 */
export function createPayloadCodec(keyring: Keyring): PayloadCodec {
  return codecWith(keyring, (address, context) => address.namespace === context.namespace)
}

/**
 * For replaying histories away from their server, where the SDK calls every namespace `default`. All else is checked as
 * ever.
 */
export function createReplayCodec(keyring: Keyring): PayloadCodec {
  return codecWith(keyring, () => true)
}

type NamespaceCheck = (address: WorkflowAddress, context: WorkflowAddress) => boolean

function codecWith(keyring: Keyring, sameNamespace: NamespaceCheck): PayloadCodec {
  return {
    encode: async (payloads, context) => {
      const address = addressOf(context)
      return payloads.map((payload) =>
        address === null ? unsealed('no-council') : sealPayload(keyring, address, payload),
      )
    },
    decode: async (payloads, context) => {
      const address = addressOf(context)
      return payloads.map((payload) => decodeOne(keyring, sameNamespace, address, payload))
    },
  }
}

function addressOf(context: SerializationContext | undefined): WorkflowAddress | null {
  const workflowId = context?.workflowId
  if (context === undefined || workflowId === undefined || councilOfWorkflowId(workflowId) === null) return null
  return { namespace: context.namespace, workflowId }
}

function decodeOne(
  keyring: Keyring,
  sameNamespace: NamespaceCheck,
  receiver: WorkflowAddress | null,
  payload: Payload,
): Payload {
  if (receiver === null) return unsealed('no-council')
  const address = sealedFor(payload)
  if (address === null) return unsealed('not-sealed')
  if (address.workflowId !== receiver.workflowId || !sameNamespace(address, receiver)) return unsealed('other-workflow')
  try {
    return openPayload(keyring, address, payload)
  } catch (error) {
    if (error instanceof SealingError && error.code === 'council-key-missing') throw error
    return unsealed(error instanceof SealingError && isUnsealedCode(error.code) ? error.code : 'seal-broken')
  }
}

function isUnsealedCode(code: string): code is UnsealedCode {
  return code === 'not-sealed' || code === 'seal-broken' || code === 'unknown-key'
}

function unsealed(code: UnsealedCode): Payload {
  return {
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from(JSON.stringify({ casewayUnsealed: code })),
  }
}
