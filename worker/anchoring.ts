import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { anchorCouncil, type AnchorDeps } from '../verify/anchors/anchor'

const lookEveryMs = 600_000

/** What anchors the councils' audits, day by day. */
export interface Anchoring {
  /** Anchors once more whatever has come since, and ends. */
  stop(): Promise<void>
}

/** Anchors each council's audit at once and then once a day. One council's trouble is said and holds up no other. */
export function startAnchoring(deps: AnchorDeps, councils: readonly string[], log: Logger): Anchoring {
  const stopping = new AbortController()
  const anchorAll = async (atMostDaily: boolean) => {
    // As it stops it waits for no database that does not answer.
    for (const council of councils)
      if (!(await anchorOne(deps, council, atMostDaily, log)) && stopping.signal.aborted) return
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await anchorAll(true)
      await pause(lookEveryMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
      await anchorAll(false)
    },
  }
}

async function anchorOne(deps: AnchorDeps, council: string, atMostDaily: boolean, log: Logger): Promise<boolean> {
  try {
    const { status } = await anchorCouncil(deps, council, new Date(), atMostDaily)
    if (status === 'contradicted') log.error({ council }, 'the audit is not what was anchored')
    return true
  } catch (error) {
    log.warn({ council, error: error instanceof Error ? error.name : 'unknown' }, 'the audit is not anchored')
    return false
  }
}
