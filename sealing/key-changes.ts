import { existsSync, readdirSync } from 'node:fs'
import { SealingError } from './errors'
import {
  councilFile,
  ensureFolder,
  formOf,
  newKey,
  readCouncilKeys,
  readPlain,
  readWrapped,
  wrapKey,
  type KeyFiles,
  type KeySet,
  type NamedKey,
} from './key-files'
import { alone, replaceFile } from './replace-file'
import { keyIdOf } from './seal'

/** The councils that have a key file. */
export function councilsWithKeys({ directory }: KeyFiles): string[] {
  if (!existsSync(directory)) return []
  const names = readdirSync(directory).filter((name) => name.endsWith('.json'))
  return names.map((name) => name.slice(0, -'.json'.length)).sort()
}

/**
 * Makes the first root key. Does nothing where there is a root key file; nor where a council's keys are wrapped already, for a root key that
 * is missing then has to be put back, and another would open nothing.
 */
export function ensureRootKey(files: KeyFiles): void {
  ensureFolder(files.rootFile)
  alone(files.rootFile, () => {
    if (existsSync(files.rootFile)) return
    if (councilsWithKeys(files).some((council) => formOf(files, council) === 'wrapped')) return
    writeRoots(files, newKey('r', []), [])
  })
}

/** Gives a council its first key. Does nothing where it has a key file. Throws `root-key-missing` where there is no root key. */
export function ensureCouncilKey(files: KeyFiles, council: string): void {
  changing(files, council, () => {
    if (formOf(files, council) !== 'absent') return
    const first = newKey('k', [])
    writeKeys(files, council, { current: first, all: [first] })
  })
}

/**
 * Puts a council's keys under the current root key, be they plain, as they were before there was a root key, or under an older one.
 * Resolves whether there was anything to do.
 */
export function wrapCouncilKeys(files: KeyFiles, council: string): boolean {
  return changing(files, council, () => {
    const isPlain = formOf(files, council) === 'plain'
    if (!isPlain && isUnderCurrentRoot(files, council)) return false
    const keys = isPlain ? readPlain(councilFile(files, council)) : readCouncilKeys(files, council)
    if (keys === undefined) throw new SealingError('council-key-missing', council)
    writeKeys(files, council, keys)
    return true
  })
}

/** Adds a root key, with which keys are wrapped from now on. The earlier ones stay, for what is under them still. */
export function addRootKey(files: KeyFiles): string {
  return alone(files.rootFile, () => {
    const { all } = rootsOf(files)
    const added = newKey(
      'r',
      all.map(({ id }) => id),
    )
    writeRoots(files, added, all)
    return added.id
  })
}

/** Whether every key of a council is under the current root key. */
export function isUnderCurrentRoot(files: KeyFiles, council: string): boolean {
  const { current } = rootsOf(files)
  return Object.values(readWrapped(files, council).wrapped).every((one) => keyIdOf(one) === current.id)
}

/** Adds a key to a council's, with which all that is new is sealed from now on. The earlier ones stay. */
export function addCouncilKey(files: KeyFiles, council: string): string {
  return changing(files, council, () => {
    const { all } = readCouncilKeys(files, council)
    const added = newKey(
      'k',
      all.map(({ id }) => id),
    )
    writeKeys(files, council, { current: added, all: [...all, added] })
    return added.id
  })
}

/** Takes a key out of a council's file and gives it, so that it can be put back. Throws `unknown-key` where it has none of this id. */
export function removeCouncilKey(files: KeyFiles, council: string, keyId: string): NamedKey {
  return changing(files, council, () => {
    const { current, all } = readCouncilKeys(files, council)
    const removed = all.find(({ id }) => id === keyId)
    if (removed === undefined || removed.id === current.id) throw new SealingError('unknown-key', council)
    writeKeys(files, council, { current, all: all.filter((one) => one !== removed) })
    return removed
  })
}

/** Puts a key back that was taken out. */
export function restoreCouncilKey(files: KeyFiles, council: string, key: NamedKey): void {
  changing(files, council, () => {
    const { current, all } = readCouncilKeys(files, council)
    writeKeys(files, council, { current, all: [...all.filter(({ id }) => id !== key.id), key] })
  })
}

const changing = <T>(files: KeyFiles, council: string, change: () => T): T => alone(councilFile(files, council), change)

/** The root keys. Throws `root-key-missing`. */
export function rootsOf(files: KeyFiles): KeySet {
  const roots = readPlain(files.rootFile)
  if (roots === undefined) throw new SealingError('root-key-missing')
  return roots
}

function writeRoots({ rootFile }: KeyFiles, current: NamedKey, others: readonly NamedKey[]): void {
  const keys = [...others, current].map(({ id, bytes }) => [id, bytes.toString('base64')] as const)
  replaceFile(rootFile, { current: current.id, keys: Object.fromEntries(keys) })
}

function writeKeys(files: KeyFiles, council: string, { current, all }: KeySet): void {
  const roots = rootsOf(files)
  const wrapped = all.map((key) => [key.id, wrapKey(roots, council, key).toString('base64')] as const)
  replaceFile(councilFile(files, council), { current: current.id, wrapped: Object.fromEntries(wrapped) })
}
