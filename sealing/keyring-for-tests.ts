import { SealingError } from './errors'
import type { CouncilKey, Keyring } from './keyring'

/** A keyring in memory: council -> key ids, the last one current. Equal arguments give equal keys. For tests only. */
export function keyringOf(councils: Record<string, readonly string[]>): Keyring {
  const keysOf = (council: string): CouncilKey[] => {
    const ids = Object.hasOwn(councils, council) ? councils[council] : undefined
    if (ids === undefined) throw new SealingError('council-key-missing', council)
    return ids.map((id) => ({ id, bytes: Buffer.alloc(32, `${council}/${id}/`) }))
  }
  const found = (council: string, key: CouncilKey | undefined): CouncilKey => {
    if (key === undefined) throw new SealingError('unknown-key', council)
    return key
  }
  return {
    current: (council) => found(council, keysOf(council).at(-1)),
    byId: (council, keyId) =>
      found(
        council,
        keysOf(council).find(({ id }) => id === keyId),
      ),
    all: keysOf,
  }
}
