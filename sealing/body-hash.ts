import { createHmac, timingSafeEqual } from 'node:crypto'
import type { CaseKey } from './case-key'
import type { CouncilKey, Keyring } from './keyring'

// Stored as: length of the key id (1 byte), key id, HMAC (32 bytes); so that a body sent again after a change of keys
// is still known.

/**
 * A keyed hash of a request's body, which tells a repeat from another body under the same idempotency key. Without the
 * council's key it says nothing of the body, not even to somebody who can guess it.
 */
export function bodyHash({ id, bytes }: CouncilKey, text: string): Buffer {
  const keyId = Buffer.from(id, 'utf8')
  const hash = createHmac('sha256', bytes).update('caseway-body\0').update(text, 'utf8').digest()
  return Buffer.concat([Buffer.from([keyId.length]), keyId, hash])
}

/** Whether `stored` (from `bodyHash`, under any key the council still has) is the hash of this text. */
export function isSameBody(keyring: Keyring, council: string, stored: Uint8Array, text: string): boolean {
  const keyId = Buffer.from(stored.subarray(1, 1 + (stored[0] ?? 0))).toString('utf8')
  const expected = bodyHash(keyring.byId(council, keyId), text)
  return expected.length === stored.length && timingSafeEqual(expected, stored)
}

/** A keyed hash of what a letter says, by which the same words are known without being kept. Always the same under the same key. */
export function letterHash(key: CaseKey, text: string): Buffer {
  return createHmac('sha256', key).update('caseway-letter\0').update(text, 'utf8').digest()
}
