import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createCaseKeySource } from '../db/case-key-source'
import { createListener } from '../db/listen'
import { createDatabase, type Database } from '../db/pool'
import { Turns } from '../db/turns'
import { createDeliverer } from '../inbox/deliver'
import { createPracticeTime } from '../inbox/practice-time'
import { putRulesOnRecord } from '../inbox/rules-on-record'
import { createTemporalClients } from '../inbox/temporal'
import { isKeyAway } from '../sealing/errors'
import { createKeyring } from '../sealing/keyring'
import { callbackTokensOf } from '../notices/accounts'
import { loadTenants, type Tenant } from '../tenants/load'
import { shortRetentionsOf } from '../tenants/retention'
import { createApp } from './app'
import type { ApiConfig } from './config'
import { createDeliveries } from './deliveries'
import { errorName } from './log'
import { isLoopback } from './loopback'
import { createMetrics, type Metrics } from './metrics'
import { createOps } from './ops'
import type { Parts } from './parts'
import { tooMany } from './quotas/admit'
import { Gauge } from './quotas/quotas'
import { alarmsCounter, createAlarms } from '../notices/raise-alarm'
import type { Readiness } from './health'
import { closed, listen } from './server'
import { embeddedIssuers, watchIssuers } from './token-issuers'

const answerWithinMs = 3_000
/** Of one council, in one process, and of reading, writing and deciding each: enough to keep two cores busy. */
const requestsAtOnce = 3

/** Serves the API and its operations port until `stopping` is aborted; then answers what it has begun to, and ends. */
export async function runApi(config: ApiConfig, log: Logger, stopping: AbortSignal): Promise<void> {
  refuseEmbedded(config)
  const state = { rulesOnRecord: false }
  const metrics = createMetrics()
  const { parts, close } = makeParts(config, log, metrics)
  const readiness = () => readinessOf(parts.db, parts.tenants, state.rulesOnRecord)
  const servers = [
    await listen(createApp(parts, metrics, readiness), config.listen),
    await listen(createOps(metrics, readiness, parts), config.ops),
  ]
  sayKeysAway(parts, log)
  log.info({ councils: parts.tenants.size }, 'listening')
  await putOnRecord(parts.db, [...parts.tenants.values()], log, stopping)
  state.rulesOnRecord = true
  if (!stopping.aborted) await once(stopping, 'abort')
  await Promise.all(servers.map(closed))
  await parts.deliveries.idle()
  await close()
}

/** The keys of the issuer that `npm start` makes lie beside it: whoever reads them is whoever they like. */
function refuseEmbedded({ issuersDirectory, listen: { host } }: ApiConfig): void {
  const councils = isLoopback(host) ? [] : embeddedIssuers(issuersDirectory)
  if (councils.length === 0) return
  throw new Error(
    `the token issuers of ${councils.join(', ')} were made by npm start for one machine, and CASEWAY_API_HOST=${host} can be reached ` +
      'from others; give CASEWAY_JWKS_DIR a folder with the issuers of the councils themselves',
  )
}

function makeParts(
  config: ApiConfig,
  log: Logger,
  { registry }: Metrics,
): { parts: Parts; close: () => Promise<void> } {
  const db = createDatabase(config.databaseUrl)
  const deliveryDb = createDatabase(config.databaseUrl)
  const listener = createListener(config.databaseUrl)
  const keyring = createKeyring(config.keys)
  const keysDb = createDatabase(config.databaseUrl)
  const cases = createCaseKeySource(keysDb, keyring)
  const temporal = createTemporalClients(config.placement, { keyring, cases })
  const { tenants, faults } = loadTenants(config.tenantsDirectory)
  for (const { file, path, code } of faults) log.error({ file, path, code }, 'a configuration file is refused')
  for (const { council, path } of [...tenants.values()].flatMap(shortRetentionsOf))
    log.warn({ council, path }, 'records of a council are kept for a short time only')
  const parts: Parts = {
    ...{ db, listener, keyring, tenants, log, answerWithinMs },
    issuers: watchIssuers(config.issuersDirectory, log, isLoopback(config.listen.host)),
    callbackTokens: callbackTokensOf([...tenants.keys()], config.accountsDirectory),
    deliveries: createDeliveries(createDeliverer({ db: deliveryDb, keyring, cases, temporal }), log),
    advance: createPracticeTime({ db, temporal }),
    gauge: new Gauge(),
    turns: new Turns(requestsAtOnce, () => tooMany({ waitMs: 1_000 })),
    raise: createAlarms({ db, tenants, log, raised: alarmsCounter(registry) }),
    destructionsDirectory: config.destructionsDirectory,
    trustedProxies: config.trustedProxies,
    clock: () => new Date().toISOString(),
  }
  const close = async () => {
    await listener.close()
    await temporal.connection.close().catch(() => undefined)
    await Promise.all([db, deliveryDb, keysDb].map((one) => one.end()))
  }
  return { parts, close }
}

/** The worker watches over keys; whoever starts an API is told at once why a council's requests will be refused. */
function sayKeysAway({ tenants, keyring }: Parts, log: Logger): void {
  for (const council of tenants.keys())
    try {
      keyring.current(council)
    } catch (error) {
      if (!isKeyAway(error)) throw error
      log.error({ council, code: error.code, say: error.message }, 'the keys of a council cannot be read')
    }
}

/** The database may start later than this process does; until then nothing can be accepted. */
async function putOnRecord(
  db: Database,
  tenants: readonly Tenant[],
  log: Logger,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      return await putRulesOnRecord(db, tenants)
    } catch (error) {
      log.warn({ error: errorName(error) }, 'waiting for the database')
      await pause(500, undefined, { signal: stopping }).catch(() => undefined)
    }
  }
}

async function readinessOf(db: Database, tenants: Parts['tenants'], rulesOnRecord: boolean): Promise<Readiness> {
  const answers = await db.query('select 1').then(
    () => true,
    () => false,
  )
  const missing = [
    ...(answers ? [] : ['the database does not answer']),
    ...(tenants.size > 0 ? [] : ['no council has a sound configuration']),
    ...(rulesOnRecord ? [] : ['the configurations are not on record yet']),
  ]
  return { ready: missing.length === 0, missing }
}
