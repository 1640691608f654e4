import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SealingError } from './errors'

export const KEY_BYTES = 32

/** A council's key and the id by which an envelope names it. */
export interface CouncilKey {
  readonly id: string
  readonly bytes: Buffer
}

/**
 * The councils' keys. Both functions throw `SealingError` `council-key-missing` where a council's file is missing or
 * broken; that stops this council only, and is over as soon as the file is back.
 */
export interface Keyring {
  /** The key new things are sealed with. */
  current(council: string): CouncilKey
  /** The key of this id, for opening. Throws `unknown-key` where the council has none. */
  byId(council: string, keyId: string): CouncilKey
}

const COUNCIL_ID = /^[a-z0-9][a-z0-9-]{0,62}$/

const keyFileSchema = z
  .strictObject({
    current: z.string(),
    keys: z.record(
      z.string().regex(/^[\w-]{1,64}$/),
      z.base64().transform((text) => Buffer.from(text, 'base64')),
    ),
  })
  .refine(({ current, keys }) => Object.hasOwn(keys, current))
  .refine(({ keys }) => Object.values(keys).every((key) => key.length === KEY_BYTES))

interface CouncilKeys {
  current: CouncilKey
  byId: Map<string, CouncilKey>
}

/**
 * A keyring over a directory with one file a council, `<council>.json`: `{"current": "k1", "keys": {"k1": "<base64 of
 * 32 bytes>"}}`. A file is read when first needed and kept; it is read again when something names a key id it did not
 * hold, so that a key added elsewhere is found.
 */
export function createKeyring(directory: string): Keyring {
  const cache = new Map<string, CouncilKeys>()
  const load = (council: string): CouncilKeys => {
    const keys = readKeyFile(directory, council)
    cache.set(council, keys)
    return keys
  }
  const keysOf = (council: string) => cache.get(council) ?? load(council)
  return {
    current: (council) => keysOf(council).current,
    byId: (council, keyId) => {
      const key = keysOf(council).byId.get(keyId) ?? load(council).byId.get(keyId)
      if (key === undefined) throw new SealingError('unknown-key', council)
      return key
    },
  }
}

/** Gives a council its first key, in a file only its owner may read. Does nothing where the council has a key file. */
export function ensureCouncilKey(directory: string, council: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const content = { current: 'k1', keys: { k1: randomBytes(KEY_BYTES).toString('base64') } }
  try {
    writeFileSync(keyFile(directory, council), `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const isThere = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'
    if (!isThere) throw error
  }
}

function keyFile(directory: string, council: string): string {
  if (!COUNCIL_ID.test(council)) throw new SealingError('council-key-missing', council)
  return join(directory, `${council}.json`)
}

function readKeyFile(directory: string, council: string): CouncilKeys {
  const file = keyFile(directory, council)
  try {
    const { current, keys } = keyFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    const byId = new Map(Object.entries(keys).map(([id, bytes]) => [id, { id, bytes }]))
    const currentKey = byId.get(current)
    if (currentKey !== undefined) return { current: currentKey, byId }
  } catch {
    // the cause may quote the file, and with it the key
  }
  throw new SealingError('council-key-missing', council)
}
