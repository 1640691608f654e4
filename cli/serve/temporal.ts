import { root, type Home } from './home'
import type { Command } from './command'
import type { Ports } from './ports'
import type { ServicePlan } from './service'

/** The namespace of real cases, and the one of practice cases, where time may be skipped, of all councils that have none of their own. */
export const namespaces = { live: 'caseway', practice: 'caseway-practice' } as const

/** What operators can list and filter cases by. Nothing personal may stand in these: they are not encrypted. */
export const searchAttributes = {
  CasewayCouncil: 'Keyword',
  CasewayStage: 'Keyword',
  CasewayWaitingFor: 'Keyword',
  CasewayDue: 'Datetime',
  CasewayOverdue: 'Bool',
  CasewayPractice: 'Bool',
} as const

/**
 * Fairness keeps one council's backlog from slowing the others. A run that goes on within a second of its start, as in a practice case, is
 * not made to wait. The version check would call a server outside.
 */
const serverSettings = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  'matching.enableFairness': true,
  'history.workflowIdReuseMinimalInterval': '"0s"',
  'frontend.enableServerVersionCheck': false,
}

/** Durable, and as quick as a server that keeps nothing: every write is in the log, the log is flushed at checkpoints. */
const sqlite = { journal_mode: 'WAL', synchronous: 'NORMAL' }

/** How to run the Temporal development server that keeps its data in this home. */
export function temporalPlan(
  executable: string,
  { home, ports, names }: { home: Home; ports: Ports; names: readonly string[] },
  env: Command['env'],
): ServicePlan {
  const command = { executable, args: serverArguments(home, ports, names), env: { ...env, TZ: 'UTC' }, cwd: root }
  return {
    name: 'temporal',
    command: () => Promise.resolve(command),
    isReady: () => hasNamespaces(ports.temporalUi, names),
    stopSignal: 'SIGTERM',
    stopLimitMs: 6_000,
    logFile: home.logOf('temporal'),
  }
}

function serverArguments(home: Home, ports: Ports, names: readonly string[]): string[] {
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', `${ports.temporal}`, '--ui-port', `${ports.temporalUi}`],
    ...['--db-filename', home.temporalData, ...flags('--sqlite-pragma', sqlite)],
    ...['--ui-codec-endpoint', `http://127.0.0.1:${ports.codec}`, '--ui-disable-news-fetch'],
    ...names.flatMap((name) => ['--namespace', name]),
    ...flags('--search-attribute', searchAttributes),
    ...flags('--dynamic-config-value', serverSettings),
    ...['--log-level', 'error', '--log-format', 'json'],
  ]
}

function flags(flag: string, values: Record<string, string | boolean>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`])
}

/** Asked through the UI's own address, so that the UI answers too when this is true. */
async function hasNamespaces(uiPort: number, names: readonly string[]): Promise<boolean> {
  const answers = names.map(async (name) => {
    const url = `http://127.0.0.1:${uiPort}/api/v1/namespaces/${name}`
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  })
  return Promise.all(answers).then(
    (oks) => oks.every(Boolean),
    () => false,
  )
}
