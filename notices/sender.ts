import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { withCouncil } from '../db/pool'
import { waitingSince } from '../db/sendings'
import { escalateOverdue, wasDoneSince, withdrawWorkItems } from '../db/work-items'
import { sendOne, type SendDeps } from './send-one'
import { silentForMs } from './silence'
import { openItem } from './work-item'

/** How many notices of one council are on their way at once. */
const lanes = 4
const lookEveryMs = 500
const tidyEveryMs = 5_000

/**
 * Sends what is due, each council in a loop of its own, so that a gateway that is dead or slow holds up nobody else's notices. One that does
 * not answer is asked for one notice at a time, and less and less often, up to once in `lookupAfterMs`.
 */
export function startSender(councils: readonly SendDeps[], log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const running = Promise.all(
    councils.flatMap((deps) => [sendFor(deps, log, stopping.signal), tidyFor(deps, log, stopping.signal)]),
  )
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function sendFor(deps: SendDeps, log: Logger, stopping: AbortSignal): Promise<void> {
  let silences = 0
  while (!stopping.aborted) {
    const outcome = await told(deps, log, () => sendOne(deps))
    if (outcome === 'answered') silences = 0
    if (outcome === 'silent') silences += 1
    if (silences === 0 && (outcome === 'answered' || outcome === 'moved'))
      await Promise.all(Array.from({ length: lanes }, () => drain(deps, log, stopping)))
    else if (outcome !== 'moved') await paused(silences, deps, stopping)
  }
}

const paused = (silences: number, { lookupAfterMs }: SendDeps, stopping: AbortSignal) =>
  pause(Math.min(lookEveryMs * 2 ** Math.min(silences, 10), Math.max(lookEveryMs, lookupAfterMs)), undefined, {
    signal: stopping,
  }).catch(() => undefined)

/** One lane: until nothing is due, the gateway does not answer, or something went wrong. */
async function drain(deps: SendDeps, log: Logger, stopping: AbortSignal): Promise<void> {
  for (;;) {
    const outcome = stopping.aborted ? 'nothing' : await told(deps, log, () => sendOne(deps))
    if (outcome !== 'answered' && outcome !== 'moved') return
  }
}

/** Passes on what is past its time, and says when a gateway has been silent for too long. */
async function tidyFor(deps: SendDeps, log: Logger, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await told(deps, log, () => tidy(deps))
    await pause(tidyEveryMs, undefined, { signal: stopping }).catch(() => undefined)
  }
}

/** One look at what nobody has done in time, and at whether the gateway still speaks. */
export function tidy({ db, tenant }: Pick<SendDeps, 'db' | 'tenant'>): Promise<void> {
  const { workItems } = tenant.effective.sending
  return withCouncil(db, tenant.council, async (tx) => {
    await escalateOverdue(tx, workItems.thenTo)
    const since = await waitingSince(tx)
    if (since === null || Date.parse(since) >= Date.now() - silentForMs(tenant))
      await withdrawWorkItems(tx, 'gateway-down')
    else if (!(await wasDoneSince(tx, 'gateway-down', since))) await openItem(tx, tenant, { kind: 'gateway-down' })
  })
}

async function told<T>({ tenant }: SendDeps, log: Logger, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    log.warn({ council: tenant.council, error: error instanceof Error ? error.name : 'unknown' }, 'notices wait')
    return undefined
  }
}
