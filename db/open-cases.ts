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

const begunSchema = z.object({ caseId: z.string(), practice: z.boolean(), namespace: z.string().nullable() })

/** An open case, or matter, that has begun, and where it runs. */
export type BegunCase = z.output<typeof begunSchema>

/** Open cases and matters, practice ones among them, whose workflow Temporal has taken, by id; page on with the last one. */
export async function listBegunCases(tx: CouncilTx, after: string | undefined, limit: number): Promise<BegunCase[]> {
  const result = await tx.query(
    `select case_id as "caseId", practice, namespace from case_view v
      where council = $1 and stage <> 'closed' and ($2::uuid is null or case_id > $2)
        and (seq > 0 or exists (select from inbox m
                                 where m.council = $1 and m.case_id = v.case_id and m.delivered_at is not null))
      order by case_id limit $3`,
    [tx.council, after ?? null, limit],
  )
  return many(begunSchema, result)
}
