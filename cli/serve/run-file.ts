import { rmSync } from 'node:fs'
import { z } from 'zod'
import type { DatabaseAddresses } from './database'
import { readJson, writePrivateJson, type Home } from './home'
import type { Ports } from './ports'
import type { Service, ServiceName } from './service'
import { namespaces } from './temporal'

const pidSchema = z.int().nullable()

const schema = z.object({
  api: z.string(),
  temporalUi: z.string(),
  temporalAddress: z.string(),
  namespace: z.string(),
  practiceNamespace: z.string(),
  databaseUrl: z.string(),
  adminDatabaseUrl: z.string(),
  codec: z.string(),
  apiOps: z.string(),
  workerOps: z.string(),
  pids: z.record(z.enum(['api', 'worker', 'codec', 'temporal', 'postgres']), pidSchema),
  councils: z.array(z.object({ id: z.string(), name: z.string(), tokens: z.record(z.string(), z.string()) })),
})

/**
 * What `.caseway/run.json` tells tools and tests about a running Caseway: its addresses, its process ids (null for a server that was
 * given, and for a process that is just being started again) and a token for each role of each council. `databaseUrl` is the
 * application's address, `adminDatabaseUrl` the owner's.
 */
export type Run = z.infer<typeof schema>

/** What stays the same for as long as this Caseway runs. */
export interface RunFacts {
  readonly ports: Ports
  readonly temporalAddress: string
  readonly temporalUi: string
  readonly database: DatabaseAddresses
  readonly councils: Run['councils']
}

/** Puts together what `run.json` says. */
export function describeRun(facts: RunFacts, services: readonly Service[]): Run {
  const at = (port: number) => `http://127.0.0.1:${port}`
  const pidOf = (name: ServiceName) => services.find(({ plan }) => plan.name === name)?.pid ?? null
  return {
    api: at(facts.ports.api),
    temporalUi: facts.temporalUi,
    temporalAddress: facts.temporalAddress,
    namespace: namespaces.live,
    practiceNamespace: namespaces.practice,
    databaseUrl: facts.database.appUrl,
    adminDatabaseUrl: facts.database.ownerUrl,
    codec: at(facts.ports.codec),
    apiOps: at(facts.ports.apiOps),
    workerOps: at(facts.ports.workerOps),
    pids: {
      api: pidOf('api'),
      worker: pidOf('worker'),
      codec: pidOf('codec'),
      temporal: pidOf('temporal'),
      postgres: pidOf('postgres'),
    },
    councils: facts.councils,
  }
}

/** Writes `run.json` for its owner alone: it holds passwords and tokens. */
export function writeRun(home: Home, run: Run): void {
  writePrivateJson(home.runFile, run)
}

/** Reads a `run.json`. Throws when there is none or it is not one. */
export function readRun(path: string): Run {
  const run = readJson(path, schema)
  if (run) return run
  throw new Error(`There is no ${path}: Caseway is not running there.`)
}

/** Takes `run.json` away: nothing runs here any more. */
export function removeRun(home: Home): void {
  rmSync(home.runFile, { force: true })
}
