import type { Clock, Unopened } from './case'
import type { Instant } from './time'

/** What is true of everything that runs as a workflow of its own, a case or a matter, once it has been opened. */
export interface Opened {
  stage: string
  council: string
  caseId: string
  practice: boolean
  /** How many events the record holds. */
  seq: number
  receivedAt: Instant
  clocks: readonly Clock[]
  /** The stable id of the worker it is allocated to. */
  allocatedTo?: string
  /** The team that has it, since one was first named. */
  team?: string
  /** The stable id of a worker for whom it is not there unless it is allocated to them. */
  hiddenFrom?: string
  /** Only whoever is admitted, by their stable ids, sees it, and whoever it is allocated to. */
  restriction?: { admitted: readonly string[] }
  /** The stable ids of those for whom it is not there. */
  conflicted?: readonly string[]
}

/** How a case or a matter stands, before it is opened and after. */
export type Standing = Unopened | Opened

/** Whether something has been received. */
export const hasOpened = (state: Standing): state is Opened => state.stage !== 'unopened'
