import { statSync } from 'node:fs'
import { SealingError } from './errors'
import { councilFile, readCouncilKeys, type KeyFiles, type KeySet, type NamedKey } from './key-files'

/** A council's key and the id by which an envelope names it. */
export type CouncilKey = NamedKey

/**
 * The councils' keys. All throw a `SealingError` that `isKeyAway` knows where a council's keys cannot be had; that stops this council only,
 * and is over as soon as its file, or the root key file, is back.
 */
export interface Keyring {
  /** The key new things are sealed with. */
  current(council: string): CouncilKey
  /** The key of this id, for opening. Throws `unknown-key` where the council has none. */
  byId(council: string, keyId: string): CouncilKey
  /** Every key the council has. */
  all(council: string): readonly CouncilKey[]
}

interface Kept {
  keys: KeySet
  /** Which file they were read from. */
  mark: string
}

/**
 * A keyring over key files. They are looked at each time and read again when they were replaced, so that a running process uses a new key
 * at once, and stops using what was taken away.
 */
export function createKeyring(files: KeyFiles): Keyring {
  const kept = new Map<string, Kept>()
  const keysOf = (council: string): KeySet => {
    const mark = markOf(councilFile(files, council))
    const known = kept.get(council)
    if (known !== undefined && known.mark === mark) return known.keys
    kept.delete(council)
    const keys = readCouncilKeys(files, council)
    kept.set(council, { keys, mark })
    return keys
  }
  return {
    current: (council) => keysOf(council).current,
    byId: (council, keyId) => {
      const key = keysOf(council).all.find(({ id }) => id === keyId)
      if (key === undefined) throw new SealingError('unknown-key', council)
      return key
    },
    all: (council) => keysOf(council).all,
  }
}

/** Differs where a file was replaced, changed or taken away. */
function markOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? 'absent' : `${String(found.ino)} ${String(found.mtimeMs)} ${String(found.size)}`
}
