import { createHash } from 'node:crypto'

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const inOrder = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(inOrder.map(([name, inner]) => [name, canonical(inner)]))
}

/** SHA-256, in hexadecimal, of plain data written as JSON with its names in alphabetical order: equal data, equal hash. */
export const hashOf = (data: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(data)))
    .digest('hex')
