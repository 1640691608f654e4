import { z } from 'zod'
import type { Instant } from '../pathway/time'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { bytes, many, oneOrNull } from './rows'

const detailsSchema = z.object({ personId: z.string(), version: z.number(), body: bytes })

/** How a person is reached, sealed under the referral's key as `sealedAs.details`. */
export type PersonDetailsRow = z.output<typeof detailsSchema>

/** All that became known of everybody of a referral after it, of each the earliest first. */
export async function listPersonDetails(tx: CouncilTx, referralId: string): Promise<PersonDetailsRow[]> {
  const result = await tx.query(
    `select person_id as "personId", version, body from person_details
      where council = $1 and referral_id = $2 order by person_id, version`,
    [tx.council, referralId],
  )
  return many(detailsSchema, result)
}

/** What is put in. `messageId`: the idempotency key it came with; `bodyHash`: from `bodyHash`. */
export type NewPersonDetails = PersonDetailsRow & {
  referralId: string
  recordedAt: Instant
  actorId: string
  messageId: string
  bodyHash: Uint8Array
}

/** Until the transaction ends nobody else puts in details of this referral's people. */
export async function lockPersonDetails(tx: CouncilTx, referralId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('details:' || $1 || ':' || $2, 0))`, [
    tx.council,
    referralId,
  ])
}

const claimSchema = z.object({ personId: z.string(), version: z.number(), bodyHash: bytes })

/** What came with this idempotency key before, or null. */
export async function findPersonDetailsByMessage(tx: CouncilTx, messageId: string) {
  const result = await tx.query(
    `select person_id as "personId", version, body_hash as "bodyHash" from person_details
      where council = $1 and message_id = $2`,
    [tx.council, messageId],
  )
  return oneOrNull(claimSchema, result)
}

/** A new version beside the earlier ones, which stay. */
export async function insertPersonDetails(tx: CouncilTx, row: NewPersonDetails): Promise<void> {
  const { referralId, personId, version, recordedAt, actorId, messageId, bodyHash, body } = row
  await tx.query(
    `insert into person_details (council, referral_id, person_id, version, recorded_at, actor_id, message_id, body_hash, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.council, referralId, personId, version, recordedAt, actorId, messageId, bodyHash, body],
  )
  keep(tx, 'person_details', [messageId])
}
