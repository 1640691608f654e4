import type { Database } from '../db/pool'
import type { Keyring } from '../sealing/keyring'
import { createLoadRules } from './load-rules'
import { createRecord } from './record'

/** What the activities need: the record and the councils' keys. */
export interface ActivityDeps {
  db: Database
  keyring: Keyring
}

/** The hands of the workflows. */
export const createActivities = (deps: ActivityDeps) => ({
  record: createRecord(deps),
  loadRules: createLoadRules(deps),
})
export type Activities = ReturnType<typeof createActivities>
