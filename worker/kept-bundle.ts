import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** A bundle with all files that it was made of, and the SHA-256 of each. */
export interface MadeBundle {
  readonly code: string
  readonly inputs: Readonly<Record<string, string>>
}

const madeBundle: z.ZodType<MadeBundle> = z.object({ code: z.string(), inputs: z.record(z.string(), z.string()) })

/**
 * The bundle kept in `directory`, when every file that it was made of is still as it was; else a new one from `make`, kept for the next
 * time. A directory that cannot be written to is no reason not to run.
 */
export async function keptBundle(directory: string, make: () => Promise<MadeBundle>): Promise<string> {
  const file = join(directory, 'workflows.json')
  const kept = read(file)
  if (kept !== undefined && isUnchanged(kept)) return kept.code
  const began = Date.now()
  const made = await make()
  if (!isEditedSince(made, began)) keep(directory, file, made)
  return made.code
}

/** The SHA-256 of a file's content, in hex; empty when there is no such file. */
export function hashOfFile(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    return ''
  }
}

const isUnchanged = ({ inputs }: MadeBundle): boolean =>
  Object.entries(inputs).every(([path, hash]) => hashOfFile(path) === hash)

/** File systems tell the time of an edit only so closely. */
const tickMs = 2_000

/** Of what was edited meanwhile nobody can tell whether the old or the new went in. */
const isEditedSince = ({ inputs }: MadeBundle, began: number): boolean =>
  Object.keys(inputs).some((path) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > began - tickMs)

function read(file: string): MadeBundle | undefined {
  try {
    return madeBundle.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

/** In one step: workers that start side by side read the old one or the new one, never half of it. */
function keep(directory: string, file: string, made: MadeBundle): void {
  const half = `${file}.${process.pid}`
  try {
    mkdirSync(directory, { recursive: true })
    writeFileSync(half, JSON.stringify(made), { mode: 0o600 })
    renameSync(half, file)
  } catch {
    // It is made again at the next start.
  }
}
