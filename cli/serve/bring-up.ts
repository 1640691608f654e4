import { councilsWithKeys, ensureCouncilKey, ensureRootKey, wrapCouncilKeys } from '../../sealing/key-changes'
import { formOf } from '../../sealing/key-files'
import { findTemporal, type FoundTemporal } from '../../scripts/temporal.mjs'
import { councilsIn, ownNamespacesIn } from './councils'
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
import type { Home } from './home'
import { ensureIssuer, hasIssuer, localTokens } from './identity'
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

/** Where the servers that Caseway's own processes need are, or will be when they are up. */
export type Servers = Pick<Surroundings, 'database' | 'temporalAddress' | 'temporalUi'>

/** Finds or obtains Temporal. Before anything is started, since a download may take longer than a process may take to be ready. */
export function temporalFor({ temporalSearch, temporalAddress }: ServeEnvironment): Promise<FoundTemporal> {
  return findTemporal({ ...temporalSearch, TEMPORAL_ADDRESS: temporalAddress })
}

/** The addresses of the servers: the given ones, else those of the local ones on their ports. */
export function serversOf({ env, home, ports }: Pick<Start, 'env' | 'home' | 'ports'>): Servers {
  const database = addressesOf(env.databaseUrl ?? localOwnerUrl(home, ports))
  if (env.temporalAddress)
    return { database, temporalAddress: env.temporalAddress, temporalUi: usualUiOf(env.temporalAddress) }
  return {
    database,
    temporalAddress: `127.0.0.1:${ports.temporal}`,
    temporalUi: `http://127.0.0.1:${ports.temporalUi}`,
  }
}

/** A development server has its UI a thousand ports above its own. */
function usualUiOf(address: string): string {
  const [host = '', port = ''] = address.split(':')
  return `http://${host}:${Number(port) + 1000}`
}

/** Brings up the database and Temporal side by side. */
export async function bringUpServers(start: Start, { database }: Servers, temporal: FoundTemporal): Promise<void> {
  await Promise.all([bringUpDatabase(start, database), bringUpTemporal(start, temporal)])
}

/** Starts the embedded database server, unless one was given, and brings the database up to date. */
async function bringUpDatabase(start: Start, database: DatabaseAddresses): Promise<void> {
  const { env, home, ports, supervisor, say } = start
  if (env.databaseUrl) say('  postgres   is the one in DATABASE_URL')
  else {
    const place = await preparePlace(home)
    if (place.movedTo) say(`  postgres   runs in ${place.movedTo}, as its user cannot enter ${home.folder}`)
    await supervisor.start(postgresPlan(place, home, ports))
    await ensureLocalDatabase(database)
  }
  await migrateDatabase(home, database)
}

/** Starts the local Temporal server, or gives the one that was given the namespaces that it lacks. */
async function bringUpTemporal({ env, home, ports, supervisor, say }: Start, found: FoundTemporal): Promise<void> {
  const names = [...Object.values(namespaces), ...ownNamespacesIn(env.tenants)]
  if (found.kind === 'executable')
    return supervisor.start(temporalPlan(found.path, { home, ports, names }, env.passedOn))
  say(`  temporal   is the one at ${found.address}`)
  await ensureNamespaces({ address: found.address }, names)
}

/**
 * Gives every council a key under this home's root key, a local issuer and a token a role; keys that stood in clear, as earlier releases
 * made them, are wrapped. One that has been here before gets no other key in place of one that is
 * missing: with it, all that is sealed would pass for forged. Its cases wait until the file is back.
 */
export async function prepareCouncils(home: Home, tenants: string): Promise<Run['councils']> {
  ensureRootKey(home.keys)
  for (const id of councilsWithKeys(home.keys)) if (formOf(home.keys, id) === 'plain') wrapCouncilKeys(home.keys, id)
  const councils = councilsIn(tenants).map(async ({ id, name }) => {
    if (!hasIssuer(home, id)) ensureCouncilKey(home.keys, id)
    await ensureIssuer(home, id)
    return { id, name, tokens: await localTokens(home, id) }
  })
  return Promise.all(councils)
}

/**
 * Starts Caseway's own processes side by side and resolves when all are ready. They wait for the servers by themselves, and read the
 * councils' keys and issuers when they begin.
 */
export async function bringUpServices({ env, home, ports, supervisor }: Start, servers: Servers): Promise<void> {
  const around = { ...env, ...servers, home, ports }
  await Promise.all(nodePlans(around).map((plan) => supervisor.start(plan)))
}
