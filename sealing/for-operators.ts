import type { Payload } from '@temporalio/common'

/**
 * A decoded payload as an operator may see it. Of a command only its kind is left, and of an event only which it is, when it was and by
 * whom: what people wrote is read on the record by those who may, where every look is on the audit. Anything else stays as it is, for it
 * holds ids, codes and dates.
 */
export function forOperators(payload: Payload): Payload {
  const encoding = Buffer.from(payload.metadata?.['encoding'] ?? []).toString('utf8')
  if (!encoding.startsWith('json/')) return payload
  const text = Buffer.from(payload.data ?? []).toString('utf8')
  return { ...payload, data: Buffer.from(JSON.stringify(JSON.parse(text, withoutContent))) }
}

const content = 'on the record'

function withoutContent(name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (name === 'command' && 'kind' in value) return { kind: value.kind, content }
  if (!('seq' in value && 'type' in value && 'at' in value && 'by' in value)) return value
  return { seq: value.seq, type: value.type, at: value.at, by: value.by, content }
}
