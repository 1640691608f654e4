import { withCouncil } from '../db/pool'
import { rulesOnRecord } from '../inbox/rules-on-record'
import type { Rules } from '../pathway/rules'
import type { ActivityDeps } from './deps'

/** The rules of a version of a council's configuration, as they were put on record. Throws where that version is not there (yet). */
export function createLoadRules({ db }: ActivityDeps) {
  return ({ council, version }: { council: string; version: string }): Promise<Rules> =>
    withCouncil(db, council, (tx) => rulesOnRecord(tx, version))
}
