import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { z } from 'zod'
import type { KeyFiles } from '../../sealing/key-files'
import type { ServiceName } from './service'

/** The checkout: what `npm start` runs from. */
export const root = join(__dirname, '..', '..')

/** Where a running Caseway keeps its data and what it is known by. */
export interface Home {
  readonly folder: string
  readonly lock: string
  readonly runFile: string
  readonly startedFile: string
  readonly portsFile: string
  readonly secretsFile: string
  readonly seedMarker: string
  readonly logs: string
  readonly temporalData: string
  /** Keys of the councils, and of the root. */
  readonly keys: KeyFiles
  readonly issuers: string
  readonly identity: string
  /** Notices as pages, a folder a council. */
  readonly notices: string
  /** What councils have with a sending service, a file a council. */
  readonly accounts: string
  /** How the councils' audits stood, a file a council: outside the database. */
  readonly anchors: string
  readonly logOf: (service: ServiceName) => string
}

/** The places below `folder`, which is made when it is not there. Only its owner may look inside, but others may pass through. */
export function homeAt(folder: string): Home {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
  const at = (name: string) => join(realpathSync(folder), name)
  return {
    folder: realpathSync(folder),
    lock: at('lock.json'),
    runFile: at('run.json'),
    startedFile: at('started.json'),
    portsFile: at('ports.json'),
    secretsFile: at('secrets.json'),
    seedMarker: at('to-be-seeded'),
    logs: at('logs'),
    temporalData: at('temporal.db'),
    keys: { directory: at('keys'), rootFile: at('root-key.json') },
    issuers: at('issuers'),
    identity: at('identity'),
    notices: at('notices'),
    accounts: at('accounts'),
    anchors: at('anchors'),
    logOf: (service) => join(at('logs'), `${service}.log`),
  }
}

/** Writes JSON that only its owner can read, in one step: a reader sees the old file or the new one, never half of it. */
export function writePrivateJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const half = `${path}.${process.pid}`
  writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, path)
}

/** Reads JSON of a known shape; undefined when there is no such file. Throws when it has another shape. */
export function readJson<T>(path: string, schema: z.ZodType<T>): T | undefined {
  return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}
