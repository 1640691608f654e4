import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils'
import { z } from 'zod'
import { root } from '../../cli/serve/home'
import type { CaseEvent } from '../../pathway/events'
import { newCaseKey, unwrapCaseKey } from '../../sealing/case-key'
import type { KeyFiles } from '../../sealing/key-files'
import type { Keyring } from '../../sealing/keyring'
import type { CaseKeySource } from '../../sealing/payload-key'

// test/histories/<release>/<path>/<case>/: `record.json` and a `run-<n>.json` a run, as Temporal exports them; `key.json` the key of the case;
// `notices.json` whom each event told what.

type History = ReturnType<typeof historyFromJSON>

/** What was recorded of one case: its record, and the history of each of its runs in order. */
export interface RecordedCase {
  readonly release: string
  readonly path: string
  readonly case: string
  readonly workflowId: string
  readonly events: unknown
  /** Undefined where they have not been written down yet. */
  readonly notices: unknown
  readonly runs: readonly History[]
}

const corpus = join(root, 'test', 'histories')

/** The keys the corpus is sealed with. They are committed and seal nothing else. */
export const corpusKeys: KeyFiles = { directory: join(corpus, 'keys'), rootFile: join(corpus, 'root-key.json') }

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    : []

/** The releases whose histories are kept, the latest last. */
export function releases(): string[] {
  return foldersIn(corpus)
    .filter((name) => /^\d/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

/** Every case of the corpus. */
export function recordedCases(): RecordedCase[] {
  return releases().flatMap((release) =>
    foldersIn(join(corpus, release)).flatMap((path) =>
      foldersIn(join(corpus, release, path)).map((name) => readCase(release, path, name)),
    ),
  )
}

const noticesIn = (folder: string): string => join(folder, 'notices.json')

/** Keeps whom the events of a case told what, one line each. */
export function writeNotices({ release, path, case: name }: RecordedCase, notices: readonly unknown[]): void {
  const lines = notices.map((one) => JSON.stringify(one)).join(',\n')
  writeFileSync(noticesIn(join(corpus, release, path, name)), `[\n${lines}\n]\n`)
}

const exported = z.object({
  events: z.tuple(
    [z.object({ workflowExecutionStartedEventAttributes: z.object({ workflowId: z.string() }) })],
    z.unknown(),
  ),
})

function readCase(release: string, path: string, name: string): RecordedCase {
  const folder = join(corpus, release, path, name)
  const files = readdirSync(folder).filter((file) => file.startsWith('run-'))
  const runs = files.sort().map((file): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  const [first] = exported.parse(runs[0]).events
  return {
    ...{ release, path, case: name },
    workflowId: first.workflowExecutionStartedEventAttributes.workflowId,
    events: JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8')),
    notices: existsSync(noticesIn(folder)) ? JSON.parse(readFileSync(noticesIn(folder), 'utf8')) : undefined,
    runs: runs.map(historyFromJSON),
  }
}

/** Keeps a case in the corpus, in the place of what was there, and its key. */
export function writeCase(
  [release, path, name]: readonly [string, string, string],
  events: readonly CaseEvent[],
  runs: History[],
  key: { caseId: string; wrapped: Buffer },
) {
  const folder = join(corpus, release, path, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'record.json'), `${JSON.stringify(events, null, 1)}\n`)
  writeFileSync(join(folder, 'key.json'), `${JSON.stringify({ ...key, wrapped: key.wrapped.toString('base64') })}\n`)
  runs.forEach((run, index) => {
    writeFileSync(join(folder, `run-${String(index + 1)}.json`), `${historyToJSON(run)}\n`)
  })
}

const keySchema = z.object({ caseId: z.string(), wrapped: z.base64() })

/** The keys of the cases of the corpus. Those recorded until 0.2 have none: they are sealed under the councils' keys. */
export function corpusCaseKeys(keyring: Keyring): CaseKeySource {
  const files = recordedCases().map(({ release, path, case: name }) => join(corpus, release, path, name, 'key.json'))
  const kept = files.flatMap((file) =>
    existsSync(file) ? [keySchema.parse(JSON.parse(readFileSync(file, 'utf8')))] : [],
  )
  const keyOf = async (council: string, caseId: string) => {
    const found = kept.find((one) => one.caseId === caseId)
    // Under it nothing was sealed; what a replay would send is sealed, and dropped.
    if (found === undefined) return newCaseKey()
    return unwrapCaseKey(keyring, council, caseId, Buffer.from(found.wrapped, 'base64'))
  }
  return { keyOf }
}

/** Where the histories of a release are kept. */
export const releaseFolder = (release: string): string => join(corpus, release)
