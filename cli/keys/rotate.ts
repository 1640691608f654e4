import { setTimeout as pause } from 'node:timers/promises'
import { listWrappingKeys, rewrapSome } from '../../db/key-uses'
import { createDatabase, readCouncil, withCouncil, type Database } from '../../db/pool'
import {
  addCouncilKey,
  addRootKey,
  councilsWithKeys,
  isUnderCurrentRoot,
  wrapCouncilKeys,
} from '../../sealing/key-changes'
import type { KeyFiles } from '../../sealing/key-files'
import { createKeyring, type Keyring } from '../../sealing/keyring'
import { keyFilesOf, recordUrlOf } from '../keys-place'
import { say } from '../say'

const batch = 200
/** What began under the older key ends within this. */
const lullMs = 2_000

/** Makes a new root key and puts the councils' keys under it. Where an earlier try was broken off, that one is ended in place of a new one. */
export function rotateRoot(files: KeyFiles): void {
  const councils = councilsWithKeys(files)
  const isBrokenOff = councils.some((council) => !isUnderCurrentRoot(files, council))
  if (!isBrokenOff) say(`The root key is ${addRootKey(files)} now.`)
  const wrapped = councils.filter((council) => wrapCouncilKeys(files, council))
  say(`${isBrokenOff ? 'Ended what was broken off' : 'Wrapped anew'}: the keys of ${String(wrapped.length)} councils.`)
}

/**
 * Makes a new key for a council and wraps its cases' keys anew under it, while everything runs. The older keys stay, for marks and hashes
 * made with them. Where an earlier try was broken off, that one is ended in place of a new one.
 */
export async function rotateCouncil(env: Record<string, string | undefined>, council: string): Promise<void> {
  const files = keyFilesOf(env)
  const db = createDatabase(recordUrlOf(env))
  const keyring = createKeyring(files)
  try {
    const { id } = keyring.current(council)
    const under = await readCouncil(db, council, listWrappingKeys)
    const isBrokenOff = under.some((one) => one !== id)
    const current = isBrokenOff ? id : addCouncilKey(files, council)
    say(isBrokenOff ? `Ending what was broken off: ${council} has ${id}.` : `The key of ${council} is ${current} now.`)
    say(`${String(await rewrapAll(db, council, keyring))} keys of cases and referrals are under ${current} now.`)
  } finally {
    await db.end()
  }
}

/** Until none is left, also none of what was under way as the key changed. */
async function rewrapAll(db: Database, council: string, keyring: Keyring): Promise<number> {
  let all = 0
  for (let isLast = false; ;) {
    const some = await withCouncil(db, council, (tx) => rewrapSome(tx, keyring, batch))
    all += some
    if (some > 0) isLast = false
    else if (isLast) return all
    else {
      isLast = true
      await pause(lullMs)
    }
  }
}
