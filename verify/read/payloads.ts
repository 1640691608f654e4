import type { Payload } from '@temporalio/common'
import type { History } from '../replay/replay'

/** What Temporal's own core writes beside the payloads: search attributes, and the bookkeeping of local activities, in clear. Codes and dates only. */
const inClear = ['searchAttributes', 'indexedFields', 'memo']

/** Every payload of a history that must be sealed, wherever in an event it stands. */
export function payloadsIn(history: History): Payload[] {
  return (history.events ?? []).flatMap((event) => within(event))
}

function within(value: unknown): Payload[] {
  if (Array.isArray(value)) return value.flatMap(within)
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  if (isPayload(value)) return [value]
  return Object.entries(value).flatMap(([name, inner]) => {
    if (inClear.includes(name)) return []
    return name === 'details' && isOfCore(inner) ? within(inner.result) : within(inner)
  })
}

const isPayload = (value: object): value is Payload =>
  'metadata' in value && 'data' in value && value.data instanceof Uint8Array

/** The details of a marker of a local activity: `data` is the core's own, `result` what the activity came to. */
const isOfCore = (value: unknown): value is { result?: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'data' in value &&
  !(value instanceof Uint8Array) &&
  !('metadata' in value)
