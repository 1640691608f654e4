import { z } from 'zod'
import { CASE_COLUMNS, caseRowSchema, type CaseRow } from './cases'
import type { CouncilTx } from './pool'
import { many } from './rows'

/** Notes that the workflow of a case is in another namespace from now on; null: in the one that councils share. */
export async function placeCase(tx: CouncilTx, caseId: string, namespace: string | null): Promise<void> {
  await tx.query('update case_view set namespace = $3 where council = $1 and case_id = $2', [
    tx.council,
    caseId,
    namespace,
  ])
}

/** The open cases and matters whose workflow is not in this namespace, the earliest received first. */
export async function listPlacedElsewhere(tx: CouncilTx, namespace: string | null): Promise<CaseRow[]> {
  const result = await tx.query(
    `select ${CASE_COLUMNS} from case_view
      where council = $1 and namespace is distinct from $2 and stage <> 'closed' order by received_at, case_id`,
    [tx.council, namespace],
  )
  return many(caseRowSchema, result)
}

/** Every namespace of its own that the council's cases are, or were, placed in. */
export async function listNamespaces(tx: CouncilTx): Promise<string[]> {
  const result = await tx.query(
    `select distinct namespace from case_view where council = $1 and namespace is not null order by namespace`,
    [tx.council],
  )
  return many(z.object({ namespace: z.string() }), result).map(({ namespace }) => namespace)
}
