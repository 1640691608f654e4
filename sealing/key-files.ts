import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { SealingError } from './errors'
import { open, seal, sealContext } from './seal'

export const KEY_BYTES = 32

/** Where the keys are: a folder with one file a council, and the file of the root keys, which wrap those. */
export interface KeyFiles {
  readonly directory: string
  readonly rootFile: string
}

/** A key and the id by which an envelope names it. */
export interface NamedKey {
  readonly id: string
  readonly bytes: Buffer
}

/** Keys of one holder, root or council: `current` is the one that new things are sealed with. */
export interface KeySet {
  readonly current: NamedKey
  readonly all: readonly NamedKey[]
}

const COUNCIL_ID = /^[a-z0-9][a-z0-9-]{0,62}$/
const keyId = z.string().regex(/^[\w-]{1,64}$/)
const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'))

/** `{"current": "r1", "keys": {"r1": "<base64 of 32 bytes>"}}`: the root keys; also what a council's file was before keys were wrapped. */
const plainSchema = z
  .strictObject({ current: z.string(), keys: z.record(keyId, bytes) })
  .refine(({ current, keys }) => Object.hasOwn(keys, current))
  .refine(({ keys }) => Object.values(keys).every((key) => key.length === KEY_BYTES))

/** `{"current": "k1", "wrapped": {"k1": "<base64>"}}`: a council's keys, each sealed under a root key for this council and id. */
const wrappedSchema = z
  .strictObject({ current: z.string(), wrapped: z.record(keyId, bytes) })
  .refine(({ current, wrapped }) => Object.hasOwn(wrapped, current))

/** Which form a council's file has: `absent` where there is none, `broken` where it is neither of ours. */
export type FileForm = 'wrapped' | 'plain' | 'broken' | 'absent'

/** A council's keys as wrapped in its file, by id. */
export type WrappedKeys = z.output<typeof wrappedSchema>

/** The file of a council. Throws `council-key-missing` for what can be no council's name. */
export function councilFile({ directory }: KeyFiles, council: string): string {
  if (!COUNCIL_ID.test(council)) throw new SealingError('council-key-missing', council)
  return join(directory, `${council}.json`)
}

/** What is in a key file. A cause may quote the file, and with it a key, so none is handed on. */
function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** The form of a council's file. */
export function formOf(files: KeyFiles, council: string): FileForm {
  const file = councilFile(files, council)
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return 'absent'
  const content = contentOf(file)
  if (wrappedSchema.safeParse(content).success) return 'wrapped'
  return plainSchema.safeParse(content).success ? 'plain' : 'broken'
}

const setOf = ({ current, keys }: { current: string; keys: Record<string, Buffer> }): KeySet | undefined => {
  const all = Object.entries(keys).map(([id, one]) => ({ id, bytes: one }))
  const found = all.find(({ id }) => id === current)
  return found && { current: found, all }
}

/** Keys that stand in clear in a file, or undefined where it holds none in that form. */
export function readPlain(file: string): KeySet | undefined {
  const parsed = plainSchema.safeParse(contentOf(file))
  return parsed.success ? setOf(parsed.data) : undefined
}

/** The keys of a council as they are in its file. Throws `council-key-missing` or `council-key-plain`. */
export function readWrapped(files: KeyFiles, council: string): WrappedKeys {
  const content = contentOf(councilFile(files, council))
  const parsed = wrappedSchema.safeParse(content)
  if (parsed.success) return parsed.data
  throw new SealingError(plainSchema.safeParse(content).success ? 'council-key-plain' : 'council-key-missing', council)
}

const contextOf = (council: string, id: string) => sealContext(council, id, 'council-key')

/** A council's key under the current root key, for its file. Opens for no other council and under no other id. */
export const wrapKey = ({ current }: KeySet, council: string, { id, bytes: key }: NamedKey): Buffer =>
  seal(current.bytes, current.id, key, contextOf(council, id))

/**
 * A council's keys in clear. Throws `root-key-missing` where the root key that wraps one is not there, `council-key-missing` where the file
 * was altered or is another council's, and what `readWrapped` throws.
 */
export function readCouncilKeys(files: KeyFiles, council: string): KeySet {
  const { current, wrapped } = readWrapped(files, council)
  const roots = readPlain(files.rootFile)
  const keys = Object.entries(wrapped).map(([id, one]) => [id, unwrapKey(roots, council, id, one)] as const)
  const found = setOf({ current, keys: Object.fromEntries(keys) })
  if (found === undefined) throw new SealingError('council-key-missing', council)
  return found
}

function unwrapKey(roots: KeySet | undefined, council: string, id: string, wrapped: Buffer): Buffer {
  const rootOf = (rootId: string): Buffer => {
    const root = roots?.all.find((one) => one.id === rootId)
    if (root === undefined) throw new SealingError('root-key-missing', council)
    return root.bytes
  }
  try {
    return Buffer.from(open(rootOf, wrapped, contextOf(council, id)))
  } catch (error) {
    if (error instanceof SealingError && error.code === 'root-key-missing') throw error
    throw new SealingError('council-key-missing', council)
  }
}

/** A new key with an id that none of these has: `k1`, `k2`, … */
export function newKey(prefix: string, taken: readonly string[]): NamedKey {
  const numbers = taken.map((id) => Number(id.slice(prefix.length))).filter((number) => Number.isInteger(number))
  return { id: `${prefix}${String(Math.max(0, ...numbers) + 1)}`, bytes: randomBytes(KEY_BYTES) }
}

/** The folder of a file, made where it is not there, for its owner alone. */
export function ensureFolder(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
}
