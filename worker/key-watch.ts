import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Counter } from 'prom-client'
import { insertAlarmOnChange } from '../db/alarms'
import { listWrappingKeys } from '../db/key-uses'
import { withCouncil, type CouncilTx, type Database } from '../db/pool'
import { isKeyAway, type SealingError } from '../sealing/errors'
import type { Keyring } from '../sealing/keyring'

const lookEveryMs = 2_000
/** What the cases' keys are under is looked at each so many times: it is read from the record. */
const recordEvery = 15
const kinds = { away: 'council-key-missing', back: 'council-key-back' } as const

export interface KeyWatchDeps {
  db: Database
  keyring: Keyring
  councils: readonly string[]
  log: Logger
  raised: Counter<'kind'>
}

/** Looks whether every council's keys are there. */
export interface KeyWatch {
  stop(): Promise<void>
}

/**
 * Raises an alarm where a council's keys cannot be had, or one that its cases' keys are under, and says when they are back. Of several
 * processes one raises it. The other councils go on meanwhile, and so does this one then, by itself.
 */
export function startKeyWatch({ raised, ...deps }: KeyWatchDeps): KeyWatch {
  const stopping = new AbortController()
  const watching = watch(deps, raised, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await watching
    },
  }
}

type Deps = Omit<KeyWatchDeps, 'raised'>

async function watch(deps: Deps, alarms: Counter<'kind'>, stopping: AbortSignal): Promise<void> {
  const known = new Map<string, string>()
  for (let round = 0; !stopping.aborted; round += 1) {
    for (const council of deps.councils)
      await look(deps, alarms, known, council, round % recordEvery === 0).catch((error: unknown) => {
        known.delete(council)
        deps.log.warn(
          { council, error: error instanceof Error ? error.name : 'unknown' },
          'keys could not be looked at',
        )
      })
    await pause(lookEveryMs, undefined, { signal: stopping }).catch(() => undefined)
  }
}

/** `known`: what was the matter with each council's keys when its alarms were last brought up to date. */
async function look(
  { db, keyring, log }: Deps,
  alarms: Counter<'kind'>,
  known: Map<string, string>,
  council: string,
  inRecordToo: boolean,
): Promise<void> {
  const away = whyAway(keyring, council)
  const state = away?.code ?? 'there'
  if (known.get(council) === state && (away !== undefined || !inRecordToo)) return
  const raised = await withCouncil(db, council, async (tx) => {
    const missing = away === undefined ? await missingKeys(tx, keyring) : ['all']
    return insertAlarmOnChange(tx, kinds, missing)
  })
  for (const { kind, subject } of raised) {
    alarms.inc({ kind })
    log.error({ council, alarm: kind, key: subject, code: away?.code, say: away?.message }, 'alarm')
  }
  known.set(council, state)
}

/** Its message is ours, and names the command that helps where one does. */
function whyAway(keyring: Keyring, council: string): SealingError | undefined {
  try {
    keyring.current(council)
    return undefined
  } catch (error) {
    if (isKeyAway(error)) return error
    throw error
  }
}

async function missingKeys(tx: CouncilTx, keyring: Keyring): Promise<string[]> {
  const there = keyring.all(tx.council).map(({ id }) => id)
  return (await listWrappingKeys(tx)).filter((id) => !there.includes(id))
}
