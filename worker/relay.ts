import { setTimeout as pause } from 'node:timers/promises'
import { isGrpcServiceError } from '@temporalio/client'
import type { Logger } from 'pino'
import { listWaitingCases } from '../db/inbox'
import { readCouncil, type Database } from '../db/pool'
import type { Deliver } from '../inbox/deliver'
import { isKeyAway } from '../sealing/errors'

const pollEveryMs = 1_000
const casesAPage = 100
const grpcStatus = { DEADLINE_EXCEEDED: 4, UNAVAILABLE: 14 }

export interface RelayDeps {
  db: Database
  councils: readonly string[]
  deliver: Deliver
  log: Logger
}

/** Delivers what the API could not deliver at once. */
export interface Relay {
  /** Ends after what is under way. */
  stop(): Promise<void>
}

/**
 * Looks through each council's inbox every second and delivers what Temporal has not taken, the longest waiting case first. One council's
 * trouble does not hold up another's, nor one case's the rest of its council.
 */
export function startRelay({ councils, ...deps }: RelayDeps): Relay {
  const stopping = new AbortController()
  const looking = Promise.all(councils.map((council) => relayCouncil(deps, council, stopping.signal)))
  return {
    stop: async () => {
      stopping.abort()
      await looking
    },
  }
}

type Deps = Omit<RelayDeps, 'councils'>

/** Where the next look begins: behind this position of the inbox, 0 for the front; at once, or after a pause. */
interface Next {
  after: number
  atOnce: boolean
}

const fromTheFront: Next = { after: 0, atOnce: false }

async function relayCouncil(deps: Deps, council: string, stopping: AbortSignal): Promise<void> {
  let next = fromTheFront
  while (!stopping.aborted) {
    next = await relayPage(deps, council, next.after, stopping).catch((error: unknown) => {
      deps.log.warn({ council, error: nameOf(error) }, 'messages wait in the inbox')
      return fromTheFront
    })
    if (!next.atOnce) await pause(pollEveryMs, undefined, { signal: stopping }).catch(() => undefined)
  }
}

/**
 * Delivers a page of waiting cases. Where Temporal does not answer, the page ends, for it would be the same for the next case; but it may
 * be the case, so the next look begins behind it.
 */
async function relayPage(deps: Deps, council: string, after: number, stopping: AbortSignal): Promise<Next> {
  const waiting = await readCouncil(deps.db, council, (tx) => listWaitingCases(tx, after, casesAPage))
  for (const { caseId, firstPosition } of waiting) {
    if (stopping.aborted || !(await relayCase(deps, council, caseId))) return { after: firstPosition, atOnce: false }
  }
  const last = waiting.at(-1)
  return last === undefined || waiting.length < casesAPage ? fromTheFront : { after: last.firstPosition, atOnce: true }
}

/** Resolves false where Temporal did not answer, or the council's key is away; whatever else goes wrong is this case's own trouble. */
async function relayCase({ deliver, log }: Deps, council: string, caseId: string): Promise<boolean> {
  try {
    await deliver(council, caseId, 'leave')
    return true
  } catch (error) {
    const unreachable = isUnreachable(error) || isKeyAway(error)
    if (unreachable) log.warn({ council, error: nameOf(error) }, 'messages wait in the inbox')
    else log.error({ council, caseId, error: nameOf(error) }, 'a case does not take its messages')
    return !unreachable
  }
}

function isUnreachable(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return isGrpcServiceError(cause) && [grpcStatus.UNAVAILABLE, grpcStatus.DEADLINE_EXCEEDED].includes(cause.code)
}

/** Name and code only: a message may quote what it failed on. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}
