import type { Logger } from 'pino'
import type { Deliver, Delivery } from '../inbox/deliver'
import { errorName } from './log'

/** Deliveries this process has begun. They fail nobody: what is not delivered here is delivered by the relay. */
export interface Deliveries {
  /**
   * Delivers what the inbox holds for a case; `failed` where Temporal does not take it now. Never throws. One delivery of a case runs at a
   * time: all that are asked for meanwhile are one, which begins after it, so that a burst for one case takes one connection and not all.
   */
  start(council: string, caseId: string): Promise<Delivery | 'failed'>
  /** Resolves when none is under way. */
  idle(): Promise<void>
}

type Ending = Promise<Delivery | 'failed'>

/** Keeps count of deliveries, so that a process that is to stop can end them first. */
export function createDeliveries(deliver: Deliver, log: Logger): Deliveries {
  const underWay = new Map<string, Ending>()
  const next = new Map<string, Ending>()
  const run = (council: string, caseId: string): Ending => {
    const of = `${council}:${caseId}`
    next.delete(of)
    const delivery = deliver(council, caseId, 'wait')
      .catch((error: unknown) => {
        log.warn({ council, caseId, error: errorName(error) }, 'not delivered now; the relay will')
        return 'failed' as const
      })
      .finally(() => underWay.delete(of))
    underWay.set(of, delivery)
    return delivery
  }
  return {
    start: (council, caseId) => {
      const of = `${council}:${caseId}`
      const awaited = next.get(of)
      if (awaited !== undefined) return awaited
      const running = underWay.get(of)
      if (running === undefined) return run(council, caseId)
      const after = running.then(() => run(council, caseId))
      next.set(of, after)
      return after
    },
    idle: async () => {
      while (underWay.size + next.size > 0) await Promise.all([...underWay.values(), ...next.values()])
    },
  }
}
