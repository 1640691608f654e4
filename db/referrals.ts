import { z } from 'zod'
import type { Instant } from '../pathway/time'
import type { CouncilTx } from './pool'
import { bytes, instant, many, oneOrNull } from './rows'

/** A referral as it is to be stored. */
export interface NewReferral {
  referralId: string
  /** The idempotency key it came with. */
  messageId: string
  /** From `bodyHash`. */
  bodyHash: Uint8Array
  receivedAt: Instant
  acceptedAt: Instant
  practice: boolean
  /** Sealed as `sealedAs.referral` under the referral's own key. */
  body: Uint8Array
}

/**
 * `same`: this referral is already here, under the id given. `other-body`: the idempotency key was used for something
 * else.
 */
export type ReferralClaim = { status: 'new' } | { status: 'same'; referralId: string } | { status: 'other-body' }

/**
 * To be asked before a referral is stored: whether something came with this idempotency key already. Of several at
 * once, one is told `new`, and the others wait until its transaction has ended. `isSameBody` is asked of the hash that
 * is stored.
 */
export async function claimReferral(
  tx: CouncilTx,
  messageId: string,
  isSameBody: (storedHash: Buffer) => boolean,
): Promise<ReferralClaim> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('referral:' || $1 || ':' || $2, 0))`, [
    tx.council,
    messageId.toLowerCase(),
  ])
  const existing = await findReferralByMessage(tx, messageId)
  if (existing === null) return { status: 'new' }
  return isSameBody(existing.bodyHash) ? { status: 'same', referralId: existing.referralId } : { status: 'other-body' }
}

/** Stores a referral whose idempotency key has been claimed. */
export async function insertReferral(tx: CouncilTx, referral: NewReferral): Promise<void> {
  await tx.query(
    `insert into referral (council, referral_id, message_id, body_hash, received_at, accepted_at, practice, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.council,
      referral.referralId,
      referral.messageId,
      referral.bodyHash,
      referral.receivedAt,
      referral.acceptedAt,
      referral.practice,
      referral.body,
    ],
  )
}

const identitySchema = z.object({ referralId: z.string(), bodyHash: bytes })

async function findReferralByMessage(tx: CouncilTx, messageId: string) {
  const result = await tx.query(
    `select referral_id as "referralId", body_hash as "bodyHash" from referral where council = $1 and message_id = $2`,
    [tx.council, messageId],
  )
  return oneOrNull(identitySchema, result)
}

const referralSchema = z.object({
  referralId: z.string(),
  messageId: z.string(),
  receivedAt: instant,
  acceptedAt: instant,
  practice: z.boolean(),
  body: bytes,
})

/** A referral as stored; `body` is sealed under the referral's own key. */
export type Referral = z.output<typeof referralSchema>

const REFERRAL_COLUMNS = `referral_id as "referralId", message_id as "messageId", received_at as "receivedAt",
  accepted_at as "acceptedAt", practice, body`

/** One referral of this council, or null. */
export async function findReferral(tx: CouncilTx, referralId: string): Promise<Referral | null> {
  const result = await tx.query(`select ${REFERRAL_COLUMNS} from referral where council = $1 and referral_id = $2`, [
    tx.council,
    referralId,
  ])
  return oneOrNull(referralSchema, result)
}

/** The practice or the live referrals of this council, in an order that never changes; page on with the last one's id. */
export async function listReferrals(
  tx: CouncilTx,
  { practice, after, limit }: { practice: boolean; after: string | undefined; limit: number },
): Promise<Referral[]> {
  const result = await tx.query(
    `select ${REFERRAL_COLUMNS} from referral
      where council = $1 and practice = $2 and ($3::uuid is null or referral_id > $3) order by referral_id limit $4`,
    [tx.council, practice, after ?? null, limit],
  )
  return many(referralSchema, result)
}
