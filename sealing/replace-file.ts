import { chownSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ensureFolder } from './key-files'

const waitMs = 20
const patienceMs = 5_000
/** A change takes milliseconds: a lock as old as this was left by a process that was killed. */
const abandonedAfterMs = 10_000

/**
 * Runs a change of a key file while nobody else makes one to it, whichever process, container or machine they work from. Two that read the
 * same file and each wrote a new key into it would lose one of them, and all that is sealed under it.
 */
export function alone<T>(file: string, change: () => T): T {
  ensureFolder(file)
  const lock = `${file}.lock`
  take(lock)
  try {
    return change()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock: string): void {
  const limit = Date.now() + patienceMs + abandonedAfterMs
  for (;;) {
    try {
      return closeSync(openSync(lock, 'wx', 0o600))
    } catch (error) {
      if (!isThere(error) || Date.now() > limit) throw error
    }
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (since !== undefined && Date.now() - since > abandonedAfterMs) rmSync(lock, { force: true })
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs)
  }
}

const isThere = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'

/**
 * Puts JSON in the place of a file in one step, and on the disk before anything can be sealed with what is in it: a reader sees the old
 * file or the new one. Only its owner can read it, who stays the same.
 */
export function replaceFile(file: string, content: unknown): void {
  const half = `${file}.new`
  const before = statSync(file, { throwIfNoEntry: false })
  writeFileSync(half, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true })
  if (before !== undefined && before.uid !== process.getuid?.()) chownSync(half, before.uid, before.gid)
  renameSync(half, file)
  if (process.platform === 'win32') return // knows no folder as a file
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
