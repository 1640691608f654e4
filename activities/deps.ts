import type { Database } from '../db/pool'
import type { Keyring } from '../sealing/keyring'

/** What the activities need: the record and the councils' keys. */
export interface ActivityDeps {
  db: Database
  keyring: Keyring
}
