import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { Client } from 'pg'
import { appUrlOf, migrate } from '../../db/migrate'
import type { Home } from './home'
import { makeCluster, ownerRole, postgresCommand } from './postgres/cluster'
import { placeFor, type Place } from './postgres/place'
import type { Ports } from './ports'
import { appPasswordFor, ownerPasswordOf } from './secrets'
import type { ServicePlan } from './service'

const localDatabase = 'caseway'

/** The database as its owner, who migrates it, and as the application, which owns nothing. */
export interface DatabaseAddresses {
  readonly ownerUrl: string
  readonly appUrl: string
}

/** The owner's address of the embedded server's database. */
export function localOwnerUrl(home: Home, ports: Ports): string {
  return `postgres://${ownerRole}:${ownerPasswordOf(home)}@127.0.0.1:${ports.postgres}/${localDatabase}`
}

/** Both addresses of the database that has this owner's address. */
export function addressesOf(ownerUrl: string): DatabaseAddresses {
  return { ownerUrl, appUrl: appUrlOf(ownerUrl, appPasswordFor(ownerUrl)) }
}

/** Where the embedded server is for this home, its data made at the first start. */
export async function preparePlace(home: Home): Promise<Place> {
  const place = placeFor(home.folder)
  await makeCluster(place, ownerPasswordOf(home))
  return place
}

/** How to run the embedded server. */
export function postgresPlan(place: Place, home: Home, ports: Ports): ServicePlan {
  const maintenance = inDatabase(localOwnerUrl(home, ports), 'postgres')
  return {
    name: 'postgres',
    command: () => postgresCommand(place, ports.postgres),
    isReady: () => answers(maintenance),
    stopSignal: 'SIGINT',
    stopLimitMs: 8_000,
    logFile: home.logOf('postgres'),
  }
}

/** Makes the embedded server's database at the first start. */
export async function ensureLocalDatabase({ ownerUrl }: DatabaseAddresses): Promise<void> {
  await withOwner(inDatabase(ownerUrl, 'postgres'), async (owner) => {
    const found = await owner.query('select from pg_database where datname = $1', [localDatabase])
    if (found.rowCount === 0) await owner.query(`create database ${localDatabase}`)
  })
}

/**
 * Brings the database up to date. A new one is marked as still to be filled with example referrals, so that a start that is broken off
 * before that makes up for it the next time.
 */
export async function migrateDatabase(home: Home, { ownerUrl }: DatabaseAddresses): Promise<void> {
  const isNew = await withOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ known: boolean }>(
      `select to_regclass('caseway_migration') is not null as known`,
    )
    return rows[0]?.known === false
  })
  if (isNew) writeFileSync(home.seedMarker, '')
  await migrate(ownerUrl, appPasswordFor(ownerUrl))
}

/** True when the database is new and has not been filled with example referrals. */
export function isToBeSeeded(home: Home): boolean {
  return existsSync(home.seedMarker)
}

/** Notes that the example referrals are there. */
export function noteSeeded(home: Home): void {
  rmSync(home.seedMarker, { force: true })
}

/** The same server and role, another database. */
export function inDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.toString()
}

/** Runs `work` on one connection as the owner, which is closed afterwards. */
export async function withOwner<T>(url: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({
    connectionString: url,
    application_name: 'caseway-set-up',
    connectionTimeoutMillis: 5_000,
  })
  owner.on('error', () => undefined)
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

async function answers(url: string): Promise<boolean> {
  return withOwner(url, (owner) => owner.query('select 1')).then(
    () => true,
    () => false,
  )
}
