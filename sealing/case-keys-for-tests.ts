import { SealingError } from './errors'
import { keyringOf } from './keyring-for-tests'
import type { CaseKeySource } from './payload-key'
import type { PayloadKeys } from './sealed-payload'

/**
 * Keys of councils and of every case they could have, in memory; of the cases in `without` there is none. Equal arguments give equal keys.
 * For tests only.
 */
export function payloadKeysOf(
  councils: Record<string, readonly string[]>,
  without: readonly string[] = [],
): PayloadKeys {
  const keyring = keyringOf(councils)
  const cases: CaseKeySource = {
    keyOf: async (council, caseId) => {
      keyring.current(council)
      if (without.includes(caseId)) throw new SealingError('case-key-missing', council)
      return Buffer.alloc(32, `${council} ${caseId}`)
    },
  }
  return { keyring, cases }
}
