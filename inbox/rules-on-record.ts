import { z } from 'zod'
import { findConfigVersion, recordConfigVersion } from '../db/config-versions'
import { withCouncil, type CouncilTx, type Database } from '../db/pool'
import type { Rules } from '../pathway/rules'
import type { Tenant } from '../tenants/load'

/** Puts the configuration each council runs on now on record, before anything names its version. Safe to repeat. */
export async function putRulesOnRecord(db: Database, tenants: Iterable<Tenant>): Promise<void> {
  for (const { council, version, effective, origins, rules } of tenants)
    await withCouncil(db, council, (tx) =>
      recordConfigVersion(tx, version, { effective, origins: Object.fromEntries(origins), rules }),
    )
}

const bodySchema = z.object({
  rules: z.custom<Rules>((value) => typeof value === 'object' && value !== null && 'version' in value),
})

/** The rules of a version, as they were put on record; versions are immutable. Throws where there is no such version. */
export async function rulesOnRecord(tx: CouncilTx, version: string): Promise<Rules> {
  const found = await findConfigVersion(tx, version)
  if (found === null) throw new Error(`Configuration ${version} of ${tx.council} is not on record`)
  return bodySchema.parse(found.body).rules
}
