import { isGrpcServiceError } from '@temporalio/client'
import type { Logger } from 'pino'
import { listWaitingCases } from '../db/inbox'
import { readCouncil, type Database } from '../db/pool'
import type { Deliver } from '../inbox/deliver'

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
export function startRelay({ db, councils, deliver, log }: RelayDeps): Relay {
  let stopped = false
  let wake: () => void = () => undefined
  const look = async () => {
    while (!stopped) {
      await Promise.all(councils.map((council) => relayCouncil({ db, deliver, log }, council)))
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, pollEveryMs)
      })
    }
  }
  const looking = look()
  return {
    stop: () => {
      stopped = true
      wake()
      return looking
    },
  }
}

async function relayCouncil({ db, deliver, log }: Omit<RelayDeps, 'councils'>, council: string): Promise<void> {
  try {
    const waiting = await readCouncil(db, council, (tx) => listWaitingCases(tx, 0, casesAPage))
    for (const { caseId } of waiting) await relayCase({ deliver, log }, council, caseId)
  } catch (error) {
    log.warn({ council, error: nameOf(error) }, 'messages wait in the inbox')
  }
}

/** Throws only where Temporal does not answer at all, which would be the same for the next case. */
async function relayCase({ deliver, log }: Pick<RelayDeps, 'deliver' | 'log'>, council: string, caseId: string) {
  try {
    await deliver(council, caseId, 'leave')
  } catch (error) {
    if (isUnreachable(error)) throw error
    log.error({ council, caseId, error: nameOf(error) }, 'a case does not take its messages')
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
