import { z } from 'zod'
import type { CouncilTx } from './pool'
import { many, oneOrNull } from './rows'

/** Keeps by what a referral's sender asks for it. `mark`: from `receiptMark`, made with the key of that id. */
export async function insertReceiptCode(
  tx: CouncilTx,
  code: { mark: Uint8Array; keyId: string; referralId: string },
): Promise<void> {
  await tx.query('insert into receipt_code (council, mark, key_id, referral_id) values ($1, $2, $3, $4)', [
    tx.council,
    code.mark,
    code.keyId,
    code.referralId,
  ])
}

const keyIdSchema = z.object({ keyId: z.string() })

/** The keys with which the council's codes were hashed. */
export async function listReceiptKeys(tx: CouncilTx): Promise<string[]> {
  const result = await tx.query('select distinct key_id as "keyId" from receipt_code where council = $1', [tx.council])
  return many(keyIdSchema, result).map(({ keyId }) => keyId)
}

const foundSchema = z.object({ referralId: z.string() })

/** The referral with one of these marks, or null. */
export async function findByReceiptMarks(tx: CouncilTx, marks: readonly Uint8Array[]): Promise<string | null> {
  const result = await tx.query(
    'select referral_id as "referralId" from receipt_code where council = $1 and mark = any($2)',
    [tx.council, marks],
  )
  return oneOrNull(foundSchema, result)?.referralId ?? null
}
