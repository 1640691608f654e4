import { Client, Connection } from '@temporalio/client'
import { Pool } from 'pg'
import { Stack } from '../test/stack/stack'
import { CouncilApi } from './council-api'
import { startBareWorker, type WorkerChild } from './workers/child'

/** What the measurements run on: a whole Caseway as `npm start` runs it, and bare Temporal on the same servers. */
export interface Bed {
  readonly stack: Stack
  /** Blackpool, the council with the most clocks. */
  readonly api: CouncilApi
  /** Clients without our codec: for bare workflows, and to look at ours from outside. */
  readonly live: Client
  readonly practice: Client
  /** The database as its owner, with a plain table to insert into. */
  readonly database: Pool
  close(): Promise<void>
}

/** Starts it all in a home of its own, which is removed again by `close`. */
export async function openBed(): Promise<Bed> {
  const stack = await Stack.start({})
  try {
    return await openOn(stack)
  } catch (error) {
    await stack.stop()
    throw error
  }
}

async function openOn(stack: Stack): Promise<Bed> {
  const { temporalAddress, namespace, practiceNamespace, adminDatabaseUrl } = stack.run
  const connection = await Connection.connect({ address: temporalAddress })
  const database = new Pool({ connectionString: adminDatabaseUrl })
  await database.query('create table bench_plain (id uuid primary key, body jsonb not null)')
  const bareWorker = await startBareWorker(stack.run)
  return {
    stack,
    database,
    api: new CouncilApi(stack.run, 'blackpool'),
    live: new Client({ connection, namespace }),
    practice: new Client({ connection, namespace: practiceNamespace }),
    close: () => closeAll(stack, database, connection, bareWorker),
  }
}

async function closeAll(stack: Stack, database: Pool, connection: Connection, worker: WorkerChild): Promise<void> {
  await worker.stop()
  await connection.close()
  await database.end()
  await stack.stop()
}
