import { z } from 'zod'
import type { Keyring } from '../sealing/keyring'
import { unwrapCaseKey, wrapCaseKey } from '../sealing/case-key'
import type { CouncilTx } from './pool'
import { bytes, many, oneOrNull } from './rows'

const wrappedSchema = z.object({ holderId: z.string(), wrapped: bytes })

/**
 * Wraps up to `limit` keys of cases that are under an older key of the council anew, under its current one. Resolves how many it were: 0
 * where none is left. Safe to break off and to repeat; a key that is destroyed meanwhile stays destroyed.
 */
export async function rewrapSome(tx: CouncilTx, keyring: Keyring, limit: number): Promise<number> {
  const { id } = keyring.current(tx.council)
  const result = await tx.query(
    `select holder_id as "holderId", wrapped from case_key
      where council = $1 and wrapped is not null and key_id <> $2 order by holder_id limit $3 for update`,
    [tx.council, id, limit],
  )
  const anew = many(wrappedSchema, result).map(({ holderId, wrapped }) => {
    const key = unwrapCaseKey(keyring, tx.council, holderId, wrapped)
    return { holderId, ...wrapCaseKey(keyring, tx.council, holderId, key) }
  })
  for (const { holderId, keyId, wrapped } of anew)
    await tx.query('update case_key set key_id = $3, wrapped = $4 where council = $1 and holder_id = $2', [
      tx.council,
      holderId,
      keyId,
      wrapped,
    ])
  return anew.length
}

const keyIdSchema = z.object({ keyId: z.string() })

/** The ids of the council's keys that keys of cases are under. */
export async function listWrappingKeys(tx: CouncilTx): Promise<string[]> {
  const sql = 'select distinct key_id as "keyId" from case_key where council = $1 and wrapped is not null'
  return many(keyIdSchema, await tx.query(sql, [tx.council])).map(({ keyId }) => keyId)
}

const usesSchema = z.object({
  caseKeys: z.coerce.number(),
  childMarks: z.coerce.number(),
  receiptCodes: z.coerce.number(),
  idempotencyHashes: z.coerce.number(),
})

/** How much in the record needs one of the council's keys. */
export type KeyUses = z.output<typeof usesSchema>

/** Counts it. What is hashed with a key cannot be brought under another one: it is known again by that key alone. */
export async function countKeyUses(tx: CouncilTx, keyId: string): Promise<KeyUses> {
  const id = Buffer.from(keyId, 'utf8')
  // As `bodyHash` begins.
  const prefix = Buffer.concat([Buffer.from([id.length]), id])
  const hashes = ['referral', 'inbox', 'matter', 'person_details'].map(
    (table) => `(select count(*) from ${table} where council = $1 and substring(body_hash from 1 for $3) = $4)`,
  )
  const result = await tx.query(
    `select (select count(*) from case_key where council = $1 and key_id = $2 and wrapped is not null) as "caseKeys",
            (select count(*) from child_mark where council = $1 and key_id = $2) as "childMarks",
            (select count(*) from receipt_code where council = $1 and key_id = $2) as "receiptCodes",
            ${hashes.join(' + ')} as "idempotencyHashes"`,
    [tx.council, keyId, prefix.length, prefix],
  )
  return oneOrNull(usesSchema, result) ?? { caseKeys: 0, childMarks: 0, receiptCodes: 0, idempotencyHashes: 0 }
}
