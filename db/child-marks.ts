import { z } from 'zod'
import type { Instant } from '../pathway/time'
import type { CouncilTx } from './pool'
import { instant, many } from './rows'

/** By what the child of a case is known again. */
export interface ChildMark {
  caseId: string
  /** From `childMark`. */
  mark: Uint8Array
  /** The key it was made with. */
  keyId: string
  practice: boolean
  receivedAt: Instant
}

const keyIdSchema = z.object({ keyId: z.string() })

/** The keys with which the council's marks were made. */
export async function listMarkKeys(tx: CouncilTx): Promise<string[]> {
  const result = await tx.query('select distinct key_id as "keyId" from child_mark where council = $1', [tx.council])
  return many(keyIdSchema, result).map(({ keyId }) => keyId)
}

const earlierSchema = z.object({ caseId: z.string(), receivedAt: instant })

/** The cases with any of these marks that were received until then and not destroyed since, newest first. Practice and live cases never find each other. */
export async function findByMarks(
  tx: CouncilTx,
  marks: readonly Uint8Array[],
  { practice, until }: { practice: boolean; until: Instant },
): Promise<z.output<typeof earlierSchema>[]> {
  const result = await tx.query(
    `select case_id as "caseId", max(received_at) as "receivedAt" from child_mark
      where council = $1 and practice = $2 and mark = any($3) and received_at <= $4
        and exists (select from case_key k where (k.council, k.holder_id) = (child_mark.council, child_mark.case_id) and k.wrapped is not null)
      group by case_id order by 2 desc, 1`,
    [tx.council, practice, marks, until],
  )
  return many(earlierSchema, result)
}

/** Keeps a mark of a case. The case must be on record. */
export async function insertChildMark(tx: CouncilTx, mark: ChildMark): Promise<void> {
  await tx.query(
    `insert into child_mark (council, case_id, mark, key_id, practice, received_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [tx.council, mark.caseId, mark.mark, mark.keyId, mark.practice, mark.receivedAt],
  )
}

/** Has referrals of a child that come at once wait for each other, so that the later one finds the earlier. */
export async function queueForMarks(tx: CouncilTx, marks: readonly Uint8Array[]): Promise<void> {
  for (const mark of marks.map((one) => Buffer.from(one).toString('hex')).toSorted())
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('child:' || $1 || ':' || $2, 0))`, [tx.council, mark])
}
