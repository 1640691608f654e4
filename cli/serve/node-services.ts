import { join } from 'node:path'
import type { Command } from './command'
import type { DatabaseAddresses } from './database'
import { root, type Home } from './home'
import type { Ports } from './ports'
import type { ServiceName, ServicePlan } from './service'
import { namespaces } from './temporal'

/** What Caseway's own processes are told at their start. */
export interface Surroundings {
  readonly home: Home
  readonly ports: Ports
  readonly database: DatabaseAddresses
  readonly temporalAddress: string
  readonly temporalUi: string
  readonly logLevel: string
  readonly passedOn: Command['env']
  /** The folder of the councils' files. */
  readonly tenants: string
  readonly lookupAfterMs: string | undefined
}

const followParent = join(root, 'cli', 'serve', 'follow-parent.mjs')

/** What is made from the checkout stays in it, for the next start. */
const keptBundles = join(root, 'node_modules', '.cache', 'caseway')

/** How to run the worker, the API and the codec server: each gets exactly the environment that its configuration asks for. */
export function nodePlans(around: Surroundings): ServicePlan[] {
  const { ports } = around
  return [
    nodePlan(around, 'worker', 'worker/main.ts', workerEnvironment(around), `${ports.workerOps}/readyz`, 12_000),
    nodePlan(around, 'api', 'api/main.ts', apiEnvironment(around), `${ports.api}/readyz`, 6_000),
    nodePlan(around, 'codec', 'sealing/codec-main.ts', codecEnvironment(around), `${ports.codec}/healthz`, 3_000),
  ]
}

function nodePlan(
  { home, passedOn, logLevel }: Surroundings,
  name: ServiceName,
  script: string,
  env: Command['env'],
  readyAt: string,
  stopLimitMs: number,
): ServicePlan {
  const command = {
    executable: process.execPath,
    args: ['--import', followParent, '--import', 'tsx', join(root, script)],
    env: { ...passedOn, TZ: 'UTC', CASEWAY_LOG_LEVEL: logLevel, ...env },
    cwd: root,
  }
  const isReady = () => isOk(`http://127.0.0.1:${readyAt}`)
  return {
    name,
    command: () => Promise.resolve(command),
    isReady,
    stopSignal: 'SIGTERM',
    stopLimitMs,
    logFile: home.logOf(name),
  }
}

function caseEnvironment({ database, temporalAddress, home, tenants }: Surroundings): Command['env'] {
  return {
    CASEWAY_DATABASE_URL: database.appUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    CASEWAY_NAMESPACE: namespaces.live,
    CASEWAY_PRACTICE_NAMESPACE: namespaces.practice,
    ...keysEnvironment(home),
    CASEWAY_TENANTS_DIR: tenants,
  }
}

const keysEnvironment = ({ keys }: Home): Command['env'] => ({
  CASEWAY_KEYS_DIR: keys.directory,
  CASEWAY_ROOT_KEY_FILE: keys.rootFile,
})

function workerEnvironment(around: Surroundings): Command['env'] {
  return {
    ...caseEnvironment(around),
    CASEWAY_WORKER_OPS_PORT: `${around.ports.workerOps}`,
    CASEWAY_NOTICES_DIR: around.home.notices,
    CASEWAY_ACCOUNTS_DIR: around.home.accounts,
    CASEWAY_ANCHORS_DIR: around.home.anchors,
    CASEWAY_BUNDLE_DIR: keptBundles,
    ...(around.lookupAfterMs !== undefined && { CASEWAY_LOOKUP_AFTER_MS: around.lookupAfterMs }),
  }
}

function apiEnvironment(around: Surroundings): Command['env'] {
  return {
    ...caseEnvironment(around),
    CASEWAY_JWKS_DIR: around.home.issuers,
    CASEWAY_ACCOUNTS_DIR: around.home.accounts,
    CASEWAY_ANCHORS_DIR: around.home.anchors,
    CASEWAY_API_HOST: '127.0.0.1',
    CASEWAY_API_PORT: `${around.ports.api}`,
    CASEWAY_API_OPS_PORT: `${around.ports.apiOps}`,
  }
}

function codecEnvironment({ home, ports, temporalUi, database, tenants }: Surroundings): Command['env'] {
  return {
    ...keysEnvironment(home),
    CASEWAY_DATABASE_URL: database.appUrl,
    CASEWAY_TENANTS_DIR: tenants,
    CASEWAY_JWKS_DIR: home.issuers,
    CASEWAY_CODEC_PORT: `${ports.codec}`,
    CASEWAY_UI_ORIGIN: originsOf(temporalUi),
  }
}

/** People open the UI by either name of this machine. */
function originsOf(temporalUi: string): string {
  return [temporalUi, temporalUi.replace('127.0.0.1', 'localhost')].join(',')
}

async function isOk(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(3_000) }).then(
    (answer) => answer.ok,
    () => false,
  )
}
