import { z } from 'zod'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { idsOf, instant, many } from './rows'

const alarmSchema = z.object({
  alarmId: z.string(),
  kind: z.string(),
  at: instant,
  caseId: z.string().nullable(),
  subject: z.string().nullable(),
})

/** What somebody has to look at: `kind` is a code, `subject` an opaque id (of a member of staff, a key, a workflow). Nothing personal. */
export type Alarm = z.output<typeof alarmSchema>

type NewAlarm = Pick<Alarm, 'kind'> & Partial<Alarm>

/** Puts an alarm on record. */
export async function insertAlarm(tx: CouncilTx, { kind, caseId = null, subject = null }: NewAlarm): Promise<void> {
  const result = await tx.query(
    'insert into alarm (council, kind, case_id, subject) values ($1, $2, $3, $4) returning alarm_id as id',
    [tx.council, kind, caseId, subject],
  )
  keep(tx, 'alarm', idsOf(result))
}

/** Puts an alarm on record unless there is one of the same kind, case and subject. Of several that do it at once, one does. */
export async function insertAlarmOnce(
  tx: CouncilTx,
  { kind, caseId = null, subject = null }: NewAlarm,
): Promise<boolean> {
  await queueForAlarms(tx, kind)
  const result = await tx.query(
    `insert into alarm (council, kind, case_id, subject) select $1, $2, $3::uuid, $4
      where not exists (select from alarm where council = $1 and kind = $2
                         and case_id is not distinct from $3::uuid and subject is not distinct from $4)
     returning alarm_id as id`,
    [tx.council, kind, caseId, subject],
  )
  keep(tx, 'alarm', idsOf(result))
  return result.rowCount === 1
}

/** Until the transaction ends, nobody else puts down an alarm of this kind where it depends on those there are. */
export async function queueForAlarms(tx: CouncilTx, kind: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('alarm:' || $1 || ':' || $2, 0))`, [tx.council, kind])
}

const sinceSchema = z.tuple([z.object({ raised: z.boolean() })])

/** Whether there is an alarm of this kind about a case from after its last sign of life: an event that it recorded, a message that it took. */
export async function isAlarmedSinceLastSign(tx: CouncilTx, kind: string, caseId: string): Promise<boolean> {
  const { rows } = await tx.query(
    `select exists (select from alarm where council = $1 and kind = $2 and case_id = $3
                     and at > greatest((select max(recorded_at) from case_event where council = $1 and case_id = $3),
                                       (select max(delivered_at) from inbox where council = $1 and case_id = $3))) as raised`,
    [tx.council, kind, caseId],
  )
  return sinceSchema.parse(rows)[0].raised
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

const standingSchema = z.object({ kind: z.string(), subject: z.string() })

/**
 * Brings on record what is away now and what is back: an alarm of the one kind for each of `away` about which there is none yet, or was one
 * of the other since; and the other way round for what was away. Resolves those that were raised. Of several that do it at once, one does.
 */
export async function insertAlarmOnChange(
  tx: CouncilTx,
  kinds: { away: string; back: string },
  away: readonly string[],
): Promise<z.output<typeof standingSchema>[]> {
  await queueForAlarms(tx, kinds.away)
  const result = await tx.query(
    `select distinct on (subject) kind, subject from alarm
      where council = $1 and kind = any ($2) order by subject, at desc`,
    [tx.council, [kinds.away, kinds.back]],
  )
  const standing = many(standingSchema, result).flatMap(({ kind, subject }) => (kind === kinds.away ? [subject] : []))
  const raised = [
    ...away.filter((subject) => !standing.includes(subject)).map((subject) => ({ kind: kinds.away, subject })),
    ...standing.filter((subject) => !away.includes(subject)).map((subject) => ({ kind: kinds.back, subject })),
  ]
  for (const alarm of raised) await insertAlarm(tx, alarm)
  return raised
}
