import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { z } from 'zod'
import { APP_ROLE, ensureAppRole } from './app-role'
import { MigrationError } from './migration-error'

const FOLDER = join(__dirname, 'migrations')
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/

/** Any number does, so long as every process takes the same one. */
const LOCK = 7_202_605_22

interface Migration {
  name: string
  sql: string
  hash: string
}

/**
 * Brings a database up to date: the application's role with `appPassword`, then every migration not yet applied, in
 * order, each in a transaction of its own. Any number of processes may call it at once; they take turns. `ownerUrl` is
 * a superuser, or an owner of the database who may create roles. Throws `MigrationError` and leaves the database as it
 * was where an applied file has changed.
 */
export async function migrate(ownerUrl: string, appPassword: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl, application_name: 'caseway-migrate' })
  await owner.connect()
  try {
    await owner.query('select pg_advisory_lock($1)', [LOCK])
    await ensureAppRole(owner, appUrlOf(ownerUrl, appPassword))
    await applyPending(owner, readMigrations())
  } finally {
    await owner.end() // the lock goes with the session
  }
}

/**
 * The address the application uses: the same server and database as `ownerUrl`, logged in as the application's role.
 */
export function appUrlOf(ownerUrl: string, appPassword: string): string {
  const url = new URL(ownerUrl)
  url.username = APP_ROLE
  url.password = encodeURIComponent(appPassword)
  return url.toString()
}

function readMigrations(): Migration[] {
  const names = readdirSync(FOLDER).sort()
  const numbers = names.map((name) => FILE_NAME.exec(name)?.[1])
  names.forEach((name, index) => {
    if (numbers[index] === undefined || numbers.indexOf(numbers[index]) !== index) {
      throw new MigrationError('migration-misnamed', `${name} is not named NNNN-name.sql with a number of its own`)
    }
  })
  return names.map(readMigration)
}

function readMigration(name: string): Migration {
  const sql = readFileSync(join(FOLDER, name), 'utf8').replaceAll('\r\n', '\n')
  return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
}

async function applyPending(owner: Client, migrations: readonly Migration[]): Promise<void> {
  const applied = await readApplied(owner)
  for (const migration of migrations) {
    const hash = applied.get(migration.name)
    if (hash !== undefined && hash !== migration.hash) {
      throw new MigrationError(
        'migration-changed',
        `${migration.name} was changed after it was applied; write a new migration`,
      )
    }
  }
  for (const migration of migrations) {
    if (!applied.has(migration.name)) await apply(owner, migration)
  }
}

const appliedSchema = z.array(z.object({ name: z.string(), hash: z.string() }))

async function readApplied(owner: Client): Promise<Map<string, string>> {
  await owner.query(`create table if not exists caseway_migration (
    name text primary key, hash text not null, applied_at timestamptz not null default now())`)
  const { rows } = await owner.query('select name, hash from caseway_migration')
  return new Map(appliedSchema.parse(rows).map(({ name, hash }) => [name, hash]))
}

async function apply(owner: Client, { name, sql, hash }: Migration): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query(sql)
    await owner.query('insert into caseway_migration (name, hash) values ($1, $2)', [name, hash])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}
