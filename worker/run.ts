import { setTimeout as pause } from 'node:timers/promises'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Logger } from 'pino'
import type { Client } from '@temporalio/client'
import type { Worker } from '@temporalio/worker'
import { createCaseKeySource } from '../db/case-key-source'
import { listNamespaces } from '../db/placements'
import { adoptRows } from '../db/kept-rows'
import { createDatabase, readCouncil, withCouncil, type Database } from '../db/pool'
import { createDeliverer } from '../inbox/deliver'
import { putRulesOnRecord } from '../inbox/rules-on-record'
import { clientsOfAll, createTemporalClients, type TemporalClients } from '../inbox/temporal'
import { createKeyring, type Keyring } from '../sealing/keyring'
import { damagedAccounts, gatewaysOf } from '../notices/accounts'
import { alarmsCounter, createAlarms } from '../notices/raise-alarm'
import { startSender } from '../notices/sender'
import { connectWorker } from './connect'
import { loadTenants, type Tenant } from '../tenants/load'
import type { TenantFault } from '../tenants/read-file'
import { startAnchoring } from './anchoring'
import { bundleWorkflows } from './bundle'
import { createCasesWorker } from './cases-worker'
import type { WorkerConfig } from './config'
import { serveHealth, type Readiness } from './health'
import { startCaseWatch } from './case-watch'
import { startExporting } from './exporting'
import { startKeyWatch } from './key-watch'
import { startRelay } from './relay'

/** Runs the cases and the relay until `stopping` is aborted, then drains: what is under way ends, nothing new begins. */
export async function runWorker(config: WorkerConfig, log: Logger, stopping: AbortSignal): Promise<void> {
  const keyring = createKeyring(config.keys)
  const db = createDatabase(config.databaseUrl)
  const deliveryDb = createDatabase(config.databaseUrl)
  const keysDb = createDatabase(config.databaseUrl)
  const cases = createCaseKeySource(keysDb, keyring)
  const { tenants, faults } = loadTenants(config.tenantsDirectory)
  sayRefused(log, faults, damagedAccounts(tenants.keys(), config.outbox.accountsDirectory))
  const workers: Worker[] = []
  const metrics = metricsOf(workers)
  const temporal = createTemporalClients(config.placement, { keyring, cases })
  const health = serveHealth(config.ops, () => readinessOf(db, temporal, workers), metrics)
  const relay = startRelay({
    db: deliveryDb,
    councils: [...tenants.keys()],
    deliver: createDeliverer({ db: deliveryDb, keyring, cases, temporal }),
    log,
  })
  const bundle = bundleWorkflows(config.bundleDirectory)
  const own = await retried(log, stopping, 'the database', async () => {
    await bringUpToDate(db, tenants)
    return namespacesOf(db, tenants.values())
  })
  const clients = clientsOfAll(temporal, own ?? [])
  const beside = startBeside(config, keyring, { temporal, clients }, tenants, { log, metrics })
  const connect = () => connectWorker(config.placement, stopping)
  const connection = await retried(log, stopping, 'Temporal', connect)
  if (connection !== undefined) {
    const make = async ({ options }: Client) =>
      createCasesWorker(connection, options.namespace, await bundle, { db, keyring, cases })
    workers.push(...(await Promise.all(clients.map(make))))
    log.info({ councils: tenants.size, namespaces: clients.length }, 'running')
    await runUntil(workers, stopping)
    await connection.close()
  }
  await relay.stop()
  await beside.stop()
  health.close()
  await Promise.all([db, deliveryDb, keysDb].map((one) => one.end()))
}

/** Puts on record what councils run on, and on the audit what earlier releases left out. */
async function bringUpToDate(db: Database, tenants: ReadonlyMap<string, Tenant>): Promise<void> {
  await putRulesOnRecord(db, tenants.values())
  for (const council of tenants.keys()) await withCouncil(db, council, adoptRows)
}

/** The namespaces that councils have of their own: those they are placed in, and those in which they have cases still. */
async function namespacesOf(db: Database, tenants: Iterable<Tenant>): Promise<string[]> {
  const found = new Set<string>()
  for (const { council, placement } of tenants) {
    const onRecord = await readCouncil(db, council, (tx) => listNamespaces(tx))
    for (const name of [placement.namespace ?? [], onRecord].flat()) found.add(name)
  }
  return [...found]
}

/** What is done beside the cases, on connections of its own: notices are sent, audits anchored, histories kept, keys and cases watched over. */
function startBeside(
  config: WorkerConfig,
  keyring: Keyring,
  { temporal, clients }: { temporal: TemporalClients; clients: readonly Client[] },
  tenants: ReadonlyMap<string, Tenant>,
  { log, metrics }: { log: Logger; metrics: Registry },
) {
  const db = createDatabase(config.databaseUrl)
  const { lookupAfterMs } = config.outbox
  const sender = startSender(
    [...tenants.values()].map((tenant) => ({
      db,
      keyring,
      tenant,
      gateways: gatewaysOf(tenant, config.outbox),
      lookupAfterMs,
    })),
    log,
  )
  const councils = [...tenants.keys()]
  const anchoring = startAnchoring({ db, keyring, directory: config.anchorsDirectory }, councils, log)
  const exporting = startExporting({ db, keyring, clients, councils, log })
  const raised = alarmsCounter(metrics)
  const keyWatch = startKeyWatch({ db, keyring, councils, log, raised })
  const raise = createAlarms({ db, tenants, log, raised })
  const caseWatch = startCaseWatch({ db, temporal, clients, councils, raise, log })
  return {
    stop: async () => {
      await sender.stop()
      await anchoring.stop()
      await exporting.stop()
      await keyWatch.stop()
      await caseWatch.stop()
      await db.end()
    },
  }
}

/** What is wrong with one council's files holds up no other. */
function sayRefused(log: Logger, faults: readonly TenantFault[], accounts: readonly string[]): void {
  for (const { file, path, code } of faults) log.error({ file, path, code }, 'a configuration file is refused')
  for (const council of accounts)
    log.error({ council }, 'the account with the sending service is refused; its notices wait')
}

async function runUntil(workers: readonly Worker[], stopping: AbortSignal): Promise<void> {
  const stop = () => workers.forEach((worker) => worker.shutdown())
  const running = Promise.all(workers.map((worker) => worker.run()))
  if (stopping.aborted) stop()
  stopping.addEventListener('abort', stop)
  await running
}

/** Tries once a second until it works or the process is to stop; what it needs may start later than it does. */
async function retried<T>(
  log: Logger,
  stopping: AbortSignal,
  what: string,
  work: () => Promise<T>,
): Promise<T | undefined> {
  while (!stopping.aborted) {
    try {
      return await work()
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, `waiting for ${what}`)
      await pause(1_000, undefined, { signal: stopping }).catch(() => undefined)
    }
  }
  return undefined
}

const temporalAnswersWithinMs = 1_000

async function readinessOf(db: Database, temporal: TemporalClients, workers: readonly Worker[]): Promise<Readiness> {
  const { connection } = temporal
  const asked = () =>
    connection.withDeadline(Date.now() + temporalAnswersWithinMs, () => connection.healthService.check({}))
  const [database, engine] = await Promise.all([answers(() => db.query('select 1')), answers(asked)])
  const polling = workers.length > 0 && workers.every((worker) => worker.getState() === 'RUNNING')
  const missing = [
    ...(database ? [] : ['the database does not answer']),
    ...(engine ? [] : ['Temporal does not answer']),
    ...(polling ? [] : ['not polling Temporal']),
  ]
  return { ready: missing.length === 0, missing }
}

const answers = (ask: () => Promise<unknown>): Promise<boolean> =>
  ask().then(
    () => true,
    () => false,
  )

function metricsOf(workers: readonly Worker[]): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'caseway_worker_cached_cases',
    help: 'Cases this process holds in memory',
    registers: [registry],
    collect() {
      this.set(workers.reduce((sum, worker) => sum + worker.getStatus().numCachedWorkflows, 0))
    },
  })
  return registry
}
