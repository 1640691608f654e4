import { join } from 'node:path'
import { ensureCouncilKey } from '../../sealing/keyring'
import { findTemporal } from '../../scripts/temporal.mjs'
import { councilsIn } from './councils'
import {
  addressesOf,
  ensureLocalDatabase,
  localOwnerUrl,
  migrateDatabase,
  postgresPlan,
  preparePlace,
  type DatabaseAddresses,
} from './database'
import type { ServeEnvironment } from './environment'
import { ensureNamespaces } from './given-temporal'
import { root, type Home } from './home'
import { ensureIssuer, localTokens } from './identity'
import { nodePlans, type Surroundings } from './node-services'
import type { Ports } from './ports'
import type { Run } from './run-file'
import type { Supervisor } from './supervisor'
import { namespaces, temporalPlan } from './temporal'

/** What bringing up works on. */
export interface Start {
  readonly env: ServeEnvironment
  readonly home: Home
  readonly ports: Ports
  readonly supervisor: Supervisor
  readonly say: (line: string) => void
}

/** The database, migrated: the given one, else the embedded server, which is started. */
export async function bringUpDatabase(start: Start): Promise<DatabaseAddresses> {
  const { env, home, ports, supervisor, say } = start
  const database = addressesOf(env.databaseUrl ?? localOwnerUrl(home, ports))
  if (env.databaseUrl) say('  postgres   is the one in DATABASE_URL')
  else {
    const place = await preparePlace(home)
    if (place.movedTo) say(`  postgres   runs in ${place.movedTo}, as its user cannot enter ${home.folder}`)
    await supervisor.start(postgresPlan(place, home, ports))
    await ensureLocalDatabase(database)
  }
  await migrateDatabase(home, database)
  return database
}

/** Where Temporal answers: the given server, which gets the namespaces that it lacks, else the local one, which is started. */
export async function bringUpTemporal(start: Start): Promise<Pick<Surroundings, 'temporalAddress' | 'temporalUi'>> {
  const { env, home, ports, supervisor, say } = start
  const found = await findTemporal({ ...env.temporalSearch, TEMPORAL_ADDRESS: env.temporalAddress })
  if (found.kind === 'address') {
    say(`  temporal   is the one at ${found.address}`)
    await ensureNamespaces(found.address, Object.values(namespaces))
    return { temporalAddress: found.address, temporalUi: usualUiOf(found.address) }
  }
  await supervisor.start(temporalPlan(found.path, home, ports, env.passedOn))
  return { temporalAddress: `127.0.0.1:${ports.temporal}`, temporalUi: `http://127.0.0.1:${ports.temporalUi}` }
}

/** A development server has its UI a thousand ports above its own. */
function usualUiOf(address: string): string {
  const [host = '', port = ''] = address.split(':')
  return `http://${host}:${Number(port) + 1000}`
}

/** Gives every council a key, a local issuer and a token a role. */
export async function prepareCouncils(home: Home): Promise<Run['councils']> {
  const councils = councilsIn(join(root, 'tenants')).map(async ({ id, name }) => {
    ensureCouncilKey(home.keys, id)
    await ensureIssuer(home, id)
    return { id, name, tokens: await localTokens(home, id) }
  })
  return Promise.all(councils)
}

/** Starts Caseway's own processes side by side and resolves when all are ready. */
export async function bringUpServices({ env, home, ports, supervisor }: Start, servers: Servers): Promise<void> {
  const around = { ...servers, home, ports, logLevel: env.logLevel, passedOn: env.passedOn }
  await Promise.all(nodePlans(around).map((plan) => supervisor.start(plan)))
}

/** The servers that Caseway's own processes need, ready. */
export type Servers = Pick<Surroundings, 'database' | 'temporalAddress' | 'temporalUi'>

/** Brings up the database and Temporal side by side. */
export async function bringUpServers(start: Start): Promise<Servers> {
  const [database, temporal] = await Promise.all([bringUpDatabase(start), bringUpTemporal(start)])
  return { database, ...temporal }
}
