import type { CaseKey } from '../sealing/case-key'
import type { Keyring } from '../sealing/keyring'
import type { CaseKeySource } from '../sealing/payload-key'
import { caseKeysIn } from './case-keys'
import { readCouncil, type Database } from './pool'

/** How long a case's key is held: after it was destroyed, nothing of ours has it for longer. */
const heldForMs = 30_000
const heldAtMost = 5_000

/** The keys of cases, out of the database and held for a moment. */
export interface HeldCaseKeys extends CaseKeySource {
  /** Holds a key that was had otherwise, so that it need not be looked up. */
  hold(council: string, caseId: string, key: CaseKey): void
}

/**
 * Looks keys of cases up, one query for all that is asked of a case within half a minute. `db`: connections of its own, for it is asked by
 * those who hold others'. A council whose own key is away gets none, held or not.
 */
export function createCaseKeySource(db: Database, keyring: Keyring): HeldCaseKeys {
  const held = new Map<string, Promise<CaseKey>>()
  const hold = (name: string, key: Promise<CaseKey>): void => {
    for (const earliest of held.keys()) if (held.size >= heldAtMost) held.delete(earliest)
    held.set(name, key)
    const letGo = () => {
      if (held.get(name) === key) held.delete(name)
    }
    setTimeout(letGo, heldForMs).unref()
    key.catch(letGo)
  }
  return {
    keyOf: async (council, caseId) => {
      keyring.current(council)
      const name = `${council} ${caseId}`
      const known = held.get(name)
      if (known !== undefined) return known
      const key = readCouncil(db, council, (tx) => caseKeysIn(tx, keyring).load(caseId))
      hold(name, key)
      return key
    },
    hold: (council, caseId, key) => hold(`${council} ${caseId}`, Promise.resolve(key)),
  }
}
