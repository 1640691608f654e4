import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { inDatabase, withOwner } from '../../cli/serve/database'
import { appPasswordFor } from '../../cli/serve/secrets'
import { appUrlOf, migrate } from '../../db/migrate'
import { sharedServers } from './shared'

/** A database of a test's own, migrated and empty. */
export interface FreshDatabase {
  readonly ownerUrl: string
  readonly appUrl: string
  /** Removes it, ending connections that are still open. */
  readonly drop: () => Promise<void>
}

/** Any number does, so long as all test files of a run take the same one. */
const templateLock = 418_250_331

/** Makes a migrated, empty database in a few tens of milliseconds: a copy of one that the first caller of this test run migrates. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminDatabaseUrl } = sharedServers()
  const appPassword = appPasswordFor(adminDatabaseUrl)
  const template = templateFor(adminDatabaseUrl)
  const name = `caseway_test_${randomUUID().replaceAll('-', '')}`
  await withOwner(adminDatabaseUrl, async (owner) => {
    await ensureTemplate(owner, inDatabase(adminDatabaseUrl, template), appPassword)
    await owner.query(`create database ${name} template ${template}`)
  })
  const ownerUrl = inDatabase(adminDatabaseUrl, name)
  const drop = () => dropDatabase(adminDatabaseUrl, name)
  return { ownerUrl, appUrl: appUrlOf(ownerUrl, appPassword), drop }
}

/** The name of the database that the others are copied from. */
export function templateFor(adminDatabaseUrl: string): string {
  return `${new URL(adminDatabaseUrl).pathname.slice(1)}_template`
}

/** Removes a database if it is there, ending its connections. */
export async function dropDatabase(adminDatabaseUrl: string, name: string): Promise<void> {
  await withOwner(adminDatabaseUrl, (owner) => owner.query(`drop database if exists ${name} with (force)`))
}

async function ensureTemplate(owner: Client, templateUrl: string, appPassword: string): Promise<void> {
  const name = new URL(templateUrl).pathname.slice(1)
  await owner.query('select pg_advisory_lock($1)', [templateLock])
  try {
    const found = await owner.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await makeTemplate(owner, name, templateUrl, appPassword)
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [templateLock])
  }
}

async function makeTemplate(owner: Client, name: string, templateUrl: string, appPassword: string): Promise<void> {
  await owner.query(`create database ${name}`)
  try {
    await migrate(templateUrl, appPassword)
  } catch (error) {
    await owner.query(`drop database ${name} with (force)`)
    throw error
  }
}
