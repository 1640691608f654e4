import { createHash } from 'node:crypto'

/**
 * A UUID (version 8) that follows from an idempotency key and a purpose, always the same: one request that tells several cases something
 * gives each its own message id, and a repeat gives the same ones.
 */
export function derivedId(key: string, purpose: string): string {
  const hash = createHash('sha256').update(`${key}\n${purpose}`).digest('hex')
  const variant = '89ab'[Number.parseInt(hash[16] ?? '0', 16) % 4]
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
