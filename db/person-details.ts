import { z } from 'zod'
import type { Instant } from '../pathway/time'
import type { CouncilTx } from './pool'
import { bytes, many } from './rows'

const detailsSchema = z.object({ personId: z.string(), version: z.number(), body: bytes })

/** How a person is reached, sealed under the referral's key as `sealedAs.details`. */
export type PersonDetailsRow = z.output<typeof detailsSchema>

/** The latest of everybody of a referral about whom something became known after it. */
export async function listPersonDetails(tx: CouncilTx, referralId: string): Promise<PersonDetailsRow[]> {
  const result = await tx.query(
    `select distinct on (person_id) person_id as "personId", version, body from person_details
      where council = $1 and referral_id = $2 order by person_id, version desc`,
    [tx.council, referralId],
  )
  return many(detailsSchema, result)
}

/** A new version beside the earlier ones, which stay. Throws where somebody else has just put in this version. */
export async function insertPersonDetails(
  tx: CouncilTx,
  row: PersonDetailsRow & { referralId: string; recordedAt: Instant; actorId: string },
): Promise<void> {
  await tx.query(
    `insert into person_details (council, referral_id, person_id, version, recorded_at, actor_id, body)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.council, row.referralId, row.personId, row.version, row.recordedAt, row.actorId, row.body],
  )
}
