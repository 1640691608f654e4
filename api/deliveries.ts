import type { Logger } from 'pino'
import type { Deliver, Delivery } from '../inbox/deliver'
import { errorName } from './log'

/** Deliveries this process has begun. They fail nobody: what is not delivered here is delivered by the relay. */
export interface Deliveries {
  /** Delivers what the inbox holds for a case; `failed` where Temporal does not take it now. Never throws. */
  start(council: string, caseId: string): Promise<Delivery | 'failed'>
  /** Resolves when none is under way. */
  idle(): Promise<void>
}

/** Keeps count of deliveries, so that a process that is to stop can end them first. */
export function createDeliveries(deliver: Deliver, log: Logger): Deliveries {
  const underWay = new Set<Promise<Delivery | 'failed'>>()
  return {
    start: (council, caseId) => {
      const delivery = deliver(council, caseId, 'wait').catch((error: unknown) => {
        log.warn({ council, caseId, error: errorName(error) }, 'not delivered now; the relay will')
        return 'failed' as const
      })
      underWay.add(delivery)
      return delivery.finally(() => underWay.delete(delivery))
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
