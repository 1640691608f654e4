import type { Logger } from 'pino'
import type { Turns } from '../db/turns'
import type { Listener } from '../db/listen'
import type { Database } from '../db/pool'
import type { Instant } from '../pathway/time'
import type { Keyring } from '../sealing/keyring'
import type { Tenant } from '../tenants/load'
import type { AdvancePractice } from '../inbox/practice-time'
import type { Deliveries } from './deliveries'
import type { Gauge } from './quotas/quotas'
import type { RaiseAlarm } from '../notices/raise-alarm'
import type { Issuers } from './token-issuers'

/** What the API works with; made once, where the process starts. */
export interface Parts {
  db: Database
  keyring: Keyring
  listener: Listener
  tenants: ReadonlyMap<string, Tenant>
  issuers: Issuers
  deliveries: Deliveries
  gauge: Gauge
  /** So many requests of one council, of one load, are worked on at once, and no more: there are others. */
  turns: Turns
  raise: RaiseAlarm
  advance: AdvancePractice
  /** Where it is written down, outside the database, which records were destroyed. */
  destructionsDirectory: string
  /** What a council's sending service has to show when it calls back; undefined where it has none. */
  callbackTokens: ReadonlyMap<string, string>
  /** The proxies whose word is taken for whom a request comes from. */
  trustedProxies: readonly string[]
  log: Logger
  /** Real time. The time of a practice case is this and its offset. */
  clock: () => Instant
  /** How long an answer waits for the record before it says that the message is held. */
  answerWithinMs: number
}
