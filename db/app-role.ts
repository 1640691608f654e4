import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { z } from 'zod'
import { errorCode } from './error-code'
import { MigrationError } from './migration-error'

/**
 * The login role every process of the application uses. Roles belong to a cluster, so the name is fixed per cluster.
 */
export const APP_ROLE = 'caseway_app'

const ATTEMPTS = 20

/**
 * Creates the application's role, or gives it the password of `appUrl` where it has another, then checks that it is as
 * weak as it must be. Where it can log in it is left alone: somebody else may have made it. Throws `MigrationError`
 * `app-role-too-strong` where somebody gave it a power that row security rests on it not having.
 */
export async function ensureAppRole(owner: Client, appUrl: string): Promise<void> {
  if (!(await canLogIn(appUrl))) await giveRole(owner, decodeURIComponent(new URL(appUrl).password))
  await refuseStrongRole(owner)
}

async function canLogIn(appUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: appUrl })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function giveRole(owner: Client, password: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await createOrUpdate(owner, password)
    } catch (error) {
      if (attempt === ATTEMPTS || !isRaceOverRole(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 40))
    }
  }
}

async function createOrUpdate(owner: Client, password: string): Promise<void> {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [APP_ROLE])
  const verb = rowCount === 0 ? 'create' : 'alter'
  await owner.query(`${verb} role ${APP_ROLE} login password ${owner.escapeLiteral(scramVerifier(password))}`)
}

/** Advisory locks belong to a database and roles to a cluster, so migrations of two databases may still meet here. */
function isRaceOverRole(error: unknown): boolean {
  const code = errorCode(error)
  const concurrentUpdate = code === 'XX000' && error instanceof Error && error.message.includes('concurrently updated')
  return concurrentUpdate || code === '23505' || code === '42710'
}

const strengthSchema = z.object({ strong: z.boolean(), memberships: z.coerce.number() })

async function refuseStrongRole(owner: Client): Promise<void> {
  const { rows } = await owner.query(
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as strong,
            (select count(*) from pg_auth_members where member = pg_roles.oid) as memberships
       from pg_roles where rolname = $1`,
    [APP_ROLE],
  )
  const { strong, memberships } = strengthSchema.parse(rows[0])
  if (strong || memberships > 0) {
    throw new MigrationError(
      'app-role-too-strong',
      `The role ${APP_ROLE} must not be a superuser, bypass row security, create roles or databases, or be in any role`,
    )
  }
}

/**
 * What PostgreSQL itself would store (RFC 5803), made here so that the password never stands in a statement or a server
 * log.
 */
function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const iterations = 4096
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}
