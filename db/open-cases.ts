import { z } from 'zod'
import type { CouncilTx } from './pool'
import { many } from './rows'

const openSchema = z.object({ caseId: z.string() })

/** Ids of cases that are not closed, in an order that never changes; page on with the last one, undefined to begin. */
export async function listOpenCaseIds(
  tx: CouncilTx,
  practice: boolean,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const result = await tx.query(
    `select case_id as "caseId" from case_view
      where council = $1 and practice = $2 and stage <> 'closed' and ($3::uuid is null or case_id > $3)
      order by case_id limit $4`,
    [tx.council, practice, after ?? null, limit],
  )
  return many(openSchema, result).map(({ caseId }) => caseId)
}
