import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { randomUUID } from 'node:crypto'
import { inDatabase, withOwner } from '../../cli/serve/database'
import { dropDatabase, templateFor } from './fresh-database'
import { ofItsOwn, ownTenants, type OwnTenants } from '../support/own-tenants'
import { Stack } from './stack'

/** What test files share, from before the first until after the last. */
export interface Shared {
  readonly stack: Stack
  readonly control: Server
  readonly given: GivenDatabase | undefined
  readonly tenants: OwnTenants
}

interface GivenDatabase {
  readonly ownUrl: string
  readonly serverUrl: string
}

/**
 * Starts the servers, and a way for test files to have the rest of Caseway started when one needs it. One council is placed in a namespace
 * of its own, so that the same tests go over both placements.
 */
export async function startShared(): Promise<Shared> {
  const given = process.env.DATABASE_URL ? await ownDatabaseOn(process.env.DATABASE_URL) : undefined
  console.log('\nStarting PostgreSQL and Temporal for the tests …')
  const tenants = ownTenants({ lancashire: ofItsOwn })
  process.env.CASEWAY_TENANTS_DIR = tenants.directory
  const stack = await Stack.start({ args: ['--servers-first'], env: { DATABASE_URL: given?.ownUrl } })
  if (!given) await withoutWaitingForDisk(stack.run.adminDatabaseUrl)
  const { control, url } = await listen(stack)
  process.env.CASEWAY_TEST_RUN = stack.runFile
  process.env.CASEWAY_TEST_CONTROL = url
  return { stack, control, given, tenants }
}

/** No test pulls the plug of the machine: what PostgreSQL has written outlives its process without a word from the disk. */
async function withoutWaitingForDisk(adminUrl: string): Promise<void> {
  await withOwner(adminUrl, async (owner) => {
    await owner.query('alter system set fsync = off')
    await owner.query('select pg_reload_conf()')
  })
}

/** Stops it all. */
export async function stopShared({ stack, control, given, tenants }: Shared): Promise<void> {
  control.close()
  await stack.stop()
  tenants.remove()
  if (!given) return
  for (const url of [given.ownUrl, inDatabase(given.ownUrl, templateFor(given.ownUrl))])
    await dropDatabase(given.serverUrl, new URL(url).pathname.slice(1))
}

/** Tests leave the database that was given alone and work in one of their own beside it. */
async function ownDatabaseOn(serverUrl: string): Promise<GivenDatabase> {
  const name = `caseway_test_${randomUUID().replaceAll('-', '')}`
  await withOwner(serverUrl, (owner) => owner.query(`create database ${name}`))
  return { serverUrl, ownUrl: inDatabase(serverUrl, name) }
}

async function listen(stack: Stack): Promise<{ control: Server; url: string }> {
  const control = createServer((_request, response) => {
    stack.startRest().then(
      () => response.end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  // Whoever asks keeps the connection for the next time, which may be minutes later.
  control.keepAliveTimeout = 0
  await once(control.listen(0, '127.0.0.1'), 'listening')
  const address = control.address()
  if (address === null || typeof address === 'string') throw new Error('the tests have no address to be controlled by')
  return { control, url: `http://127.0.0.1:${address.port}` }
}
