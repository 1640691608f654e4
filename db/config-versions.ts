import { z } from 'zod'
import { returningKeptId } from './kept-kinds'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { idsOf, instant, oneOrNull } from './rows'

/**
 * Puts an effective configuration on record, once. To be called before anything names this version. Resolves true where
 * it is new. `hash` is the version; a version that is on record is never written again.
 */
export async function recordConfigVersion(tx: CouncilTx, hash: string, body: unknown): Promise<boolean> {
  const result = await tx.query(
    `insert into config_version (council, hash, body) values ($1, $2, $3) on conflict do nothing ${returningKeptId('config_version')}`,
    [tx.council, hash, JSON.stringify(body)],
  )
  keep(tx, 'config_version', idsOf(result))
  return result.rowCount === 1
}

const configVersionSchema = z.object({ hash: z.string(), body: z.unknown(), firstSeenAt: instant })

/** One configuration the council has run on, or null. */
export type ConfigVersion = z.output<typeof configVersionSchema>

/** The configuration of this hash, as it was. */
export async function findConfigVersion(tx: CouncilTx, hash: string): Promise<ConfigVersion | null> {
  const result = await tx.query(
    'select hash, body, first_seen_at as "firstSeenAt" from config_version where council = $1 and hash = $2',
    [tx.council, hash],
  )
  return oneOrNull(configVersionSchema, result)
}
