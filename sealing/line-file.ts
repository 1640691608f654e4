import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** The text of a file of lines; empty where there is none. */
export function readLines(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

/** Adds one line to a file that is only ever added to, and returns once it is on disk. A line that was torn before stays by itself. */
export function appendLine(file: string, line: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const before = readLines(file)
  const open = openSync(file, 'a', 0o600)
  try {
    writeSync(open, `${before === '' || before.endsWith('\n') ? '' : '\n'}${line}\n`)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}
