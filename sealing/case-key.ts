import { randomBytes } from 'node:crypto'
import { SealingError } from './errors'
import { KEY_BYTES } from './key-files'
import type { Keyring } from './keyring'
import { open, seal, sealContext } from './seal'

/** A case's own key, in clear: in memory only. */
export type CaseKey = Buffer

const PURPOSE = 'case-key'

/** A fresh random key for one case, or for one referral. */
export function newCaseKey(): CaseKey {
  return randomBytes(KEY_BYTES)
}

/** The case's key sealed under the council's current key. This is all that is stored; destroying it shreds the case. */
export function wrapCaseKey(
  keyring: Keyring,
  council: string,
  holderId: string,
  key: CaseKey,
): { keyId: string; wrapped: Buffer } {
  const { id, bytes } = keyring.current(council)
  return { keyId: id, wrapped: seal(bytes, id, key, sealContext(council, holderId, PURPOSE)) }
}

/**
 * Throws `SealingError` where the council's key is missing (`isKeyAway`), or the wrapped key was altered or belongs to another case or
 * council.
 */
export function unwrapCaseKey(keyring: Keyring, council: string, holderId: string, wrapped: Uint8Array): CaseKey {
  try {
    return open((keyId) => keyring.byId(council, keyId).bytes, wrapped, sealContext(council, holderId, PURPOSE))
  } catch (error) {
    // What wraps a case's key is never removed but by loss: the case waits for it, as for the whole file.
    const isLost = error instanceof SealingError && error.code === 'unknown-key'
    throw isLost ? new SealingError('council-key-missing', council) : error
  }
}
