import { z } from 'zod'
import type { CouncilTx } from './pool'
import { instant, many } from './rows'

const alarmSchema = z.object({
  alarmId: z.string(),
  kind: z.string(),
  at: instant,
  caseId: z.string().nullable(),
  subject: z.string().nullable(),
})

/** What somebody has to look at: `kind` is a code, `subject` an opaque id (of a member of staff, a key, a workflow). Nothing personal. */
export type Alarm = z.output<typeof alarmSchema>

/** Puts an alarm on record. */
export async function insertAlarm(
  tx: CouncilTx,
  { kind, caseId = null, subject = null }: Pick<Alarm, 'kind'> & Partial<Alarm>,
): Promise<void> {
  await tx.query('insert into alarm (council, kind, case_id, subject) values ($1, $2, $3, $4)', [
    tx.council,
    kind,
    caseId,
    subject,
  ])
}

/** The alarms of a council, the latest first. */
export async function listAlarms(tx: CouncilTx, limit: number): Promise<Alarm[]> {
  const result = await tx.query(
    `select alarm_id as "alarmId", kind, at, case_id as "caseId", subject
       from alarm where council = $1 order by at desc, alarm_id limit $2`,
    [tx.council, limit],
  )
  return many(alarmSchema, result)
}
