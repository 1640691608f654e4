import { createHash } from 'node:crypto'
import { escapeLiteral, Pool, type PoolClient } from 'pg'
import { errorCode } from './error-code'
import { connections, inTurn } from './share'

/** The application's connections, as the role that can see one council at a time. */
export type Database = Pool

/** A transaction of one council. It ends with the function it was given to; a query after that throws. */
export interface CouncilTx {
  readonly council: string
  query(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>
  /** Has this done when the work of the transaction is, before it is committed; what is asked for first is done first. */
  beforeCommit(work: () => Promise<void>): void
}

const STATEMENT_TIMEOUT_MS = 10_000
const LOCK_TIMEOUT_MS = 5_000
// A delivery keeps its transaction open while it talks to Temporal; beyond this its process counts as hung.
const IDLE_TIMEOUT_MS = 60_000
// What PostgreSQL answers when a migration has changed the columns of a statement that this connection knows by name.
const FEATURE_NOT_SUPPORTED = '0A000'
// What it answers to anything after an error, until the transaction ends.
const IN_FAILED_TRANSACTION = '25P02'

/** Opens nothing yet. `url` is the application's address (`appUrlOf`); end it with `end()`. */
export function createDatabase(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    application_name: 'caseway',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    max: connections,
  })
  // Unheard, the event of a connection that breaks, idle or lent, would end the process. Whoever is using it is told by
  // its query.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * Runs `work` in one read-committed transaction that sees and may write this council only. Commits when `work`
 * resolves, rolls back when it throws. Throws `CommitError` where an error inside was swallowed, so that nothing half
 * done passes for done. A council has no more than its share of the connections at a time (`NoTurnError`).
 */
export function withCouncil<T>(db: Database, council: string, work: (tx: CouncilTx) => Promise<T>): Promise<T> {
  return inTransaction(db, council, 'begin', work)
}

/**
 * Like `withCouncil`, but cannot write, and all its queries see the same instant (a case and its timeline always
 * agree).
 */
export function readCouncil<T>(db: Database, council: string, work: (tx: CouncilTx) => Promise<T>): Promise<T> {
  return inTransaction(db, council, 'begin isolation level repeatable read, read only', work)
}

/** PostgreSQL ended a transaction otherwise than by committing it. */
export class CommitError extends Error {
  override readonly name = 'CommitError'
}

const inTransaction = <T>(db: Database, council: string, begin: string, work: (tx: CouncilTx) => Promise<T>) =>
  inTurn(db, council, () => onConnection(db, council, begin, work))

async function onConnection<T>(
  db: Database,
  council: string,
  begin: string,
  work: (tx: CouncilTx) => Promise<T>,
): Promise<T> {
  const client = await db.connect()
  const { tx, last, close } = councilTx(client, council)
  try {
    await client.query(`${begin}; ${settings(council)}`)
    const result = await work(tx)
    await finish(last)
    close()
    await commit(client)
    client.release()
    return result
  } catch (error) {
    close()
    await rollback(client, error)
    throw error
  }
}

const failed = 'The transaction had failed and was rolled back'

async function finish(last: readonly (() => Promise<void>)[]): Promise<void> {
  try {
    for (const step of last) await step()
  } catch (error) {
    throw errorCode(error) === IN_FAILED_TRANSACTION ? new CommitError(failed) : error
  }
}

/** One round trip with `begin`. Transaction-local, so nothing stays on the connection for its next borrower; tables are ours, whatever the role or the server has set. */
function settings(council: string): string {
  return `select set_config('app.council', ${escapeLiteral(council)}, true), set_config('search_path', 'public, pg_temp', true),
    set_config('statement_timeout', '${STATEMENT_TIMEOUT_MS}', true),
    set_config('lock_timeout', '${LOCK_TIMEOUT_MS}', true),
    set_config('idle_in_transaction_session_timeout', '${IDLE_TIMEOUT_MS}', true)`
}

function councilTx(client: PoolClient, council: string) {
  let open = true
  const last: (() => Promise<void>)[] = []
  const tx: CouncilTx = {
    council,
    query: async (text, values) => {
      if (!open) throw new Error('This transaction has ended')
      if (values === undefined) return client.query(text)
      return client.query({ name: statementName(text), text, values: [...values] })
    },
    beforeCommit: (step) => last.push(step),
  }
  return { tx, last, close: () => (open = false) }
}

/** By its name PostgreSQL knows a statement again and does not parse and plan it anew each time. */
const statementNames = new Map<string, string>()

function statementName(text: string): string {
  const name = statementNames.get(text) ?? createHash('sha256').update(text).digest('base64url')
  statementNames.set(text, name)
  return name
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new CommitError(failed)
}

async function rollback(client: PoolClient, cause: unknown): Promise<void> {
  try {
    await client.query('rollback')
    client.release(errorCode(cause) === FEATURE_NOT_SUPPORTED)
  } catch {
    client.release(true) // broken: not to be lent again
  }
}
