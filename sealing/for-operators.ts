import type { Payload } from '@temporalio/common'

/**
 * A decoded payload as an operator may see it. Of a command, a person's words included, only its kind is left: those who may read the
 * rest read it on the record, where every look is on the audit. Anything else stays as it is, for it holds ids, codes and dates.
 */
export function forOperators(payload: Payload): Payload {
  const encoding = Buffer.from(payload.metadata?.['encoding'] ?? []).toString('utf8')
  if (!encoding.startsWith('json/')) return payload
  const text = Buffer.from(payload.data ?? []).toString('utf8')
  return { ...payload, data: Buffer.from(JSON.stringify(JSON.parse(text, withoutContent))) }
}

function withoutContent(name: string, value: unknown): unknown {
  if (name !== 'command' || typeof value !== 'object' || value === null || !('kind' in value)) return value
  return { kind: value.kind, content: 'on the record' }
}
