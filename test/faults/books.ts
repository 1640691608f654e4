import { z } from 'zod'
import { listAudit, type AuditRow } from '../../db/audit'
import { readCouncil, type CouncilTx } from '../../db/pool'
import type { Bed } from '../support/bed'

/** A message of the inbox, and what became of it. */
const inboxRow = z
  .object({
    messageId: z.string(),
    caseId: z.string(),
    outcome: z
      .object({
        status: z.enum(['applied', 'refused']),
        code: z.string().optional(),
        firstSeq: z.number().optional(),
        lastSeq: z.number().optional(),
      })
      .nullable(),
  })
  .transform(({ outcome, ...row }) => ({ ...row, ...outcome }))
export type InboxRow = z.output<typeof inboxRow>

const idRow = z.object({ id: z.string() })

/** Every message of a council, those of each case in the order of their acceptance. */
export function listInbox(bed: Bed, council: string): Promise<InboxRow[]> {
  return rowsOf(
    bed,
    council,
    inboxRow,
    `select message_id as "messageId", case_id as "caseId", outcome
    from inbox where council = $1 order by case_id, position`,
  )
}

/** The id of every referral of a council. */
export async function listReferralIds(bed: Bed, council: string): Promise<string[]> {
  const rows = await rowsOf(bed, council, idRow, 'select referral_id as id from referral where council = $1')
  return rows.map(({ id }) => id)
}

/** The id of every case of a council. */
export async function listCaseIds(bed: Bed, council: string): Promise<string[]> {
  const rows = await rowsOf(bed, council, idRow, 'select case_id as id from case_view where council = $1')
  return rows.map(({ id }) => id)
}

/** A council's whole audit. */
export function wholeAudit({ db }: Bed, council: string): Promise<AuditRow[]> {
  return readCouncil(db, council, (tx) => listAudit(tx, 0, 1_000_000))
}

async function rowsOf<T>({ db }: Bed, council: string, schema: z.ZodType<T>, query: string): Promise<T[]> {
  const read = (tx: CouncilTx) => tx.query(query, [council])
  const { rows } = await readCouncil(db, council, read)
  return rows.map((row) => schema.parse(row))
}
