import { z } from 'zod'
import type { Instant } from '../pathway/time'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { boundCases, runningSql, type Bound } from './readable'
import { instant, many } from './rows'

/** Emergency access as it is taken: whose, to which record, until when by the time of its matter. */
export interface NewEmergencyAccess {
  accessId: string
  aboutCaseId: string
  personId: string
  expiresAt: Instant
}

/** Opens the record to this person from the end of the transaction on. The row of the matter must be there. */
export async function insertEmergencyAccess(tx: CouncilTx, taken: NewEmergencyAccess): Promise<void> {
  await tx.query(
    'insert into emergency_access (council, access_id, about_case_id, person_id, expires_at) values ($1, $2, $3, $4, $5)',
    [tx.council, taken.accessId, taken.aboutCaseId, taken.personId, taken.expiresAt],
  )
  keep(tx, 'emergency_access', [taken.accessId])
}

/** Until the transaction ends nobody else decides on this person's access to this record, however their id is written. */
export const queueForAccess = (tx: CouncilTx, personId: string, aboutCaseId: string) =>
  tx.query(`select pg_advisory_xact_lock(hashtextextended('emergency:' || $1 || ':' || $2 || ':' || $3, 0))`, [
    ...[tx.council, aboutCaseId, personId.toLowerCase()],
  ])

/** Ends one; what has ended stays as it is. */
export async function endEmergencyAccess(tx: CouncilTx, accessId: string): Promise<void> {
  const { rowCount } = await tx.query(
    `insert into emergency_access_end (council, access_id)
     select council, access_id from emergency_access where council = $1 and access_id = $2
     on conflict (council, access_id) do nothing`,
    [tx.council, accessId],
  )
  if (rowCount === 1) keep(tx, 'emergency_access_end', [accessId])
}

const underSchema = z.object({ accessId: z.string() })

/** The emergency access that somebody has now to what something is bound to; of several the one that lasts longest. */
export async function findRunningAccess(tx: CouncilTx, personId: string, bound: Bound): Promise<string | undefined> {
  const result = await tx.query(
    `select e.access_id as "accessId" from emergency_access e
       join case_view c on c.council = e.council and c.case_id = e.about_case_id
      where e.council = $1 and e.person_id = $5 and ${runningSql('e')} and (${boundCases})
      order by e.expires_at desc limit 1`,
    [tx.council, bound.case ?? null, bound.referral ?? null, bound.item ?? null, personId],
  )
  return many(underSchema, result)[0]?.accessId
}

const runningSchema = z.object({ running: z.boolean() })

/** Whether a person has emergency access to a record now, however their id was written when it was taken. */
export async function hasRunningAccess(tx: CouncilTx, personId: string, aboutCaseId: string): Promise<boolean> {
  const result = await tx.query(
    `select exists (select from emergency_access e
      where e.council = $1 and e.about_case_id = $2 and lower(e.person_id) = lower($3) and ${runningSql('e')}) as running`,
    [tx.council, aboutCaseId, personId],
  )
  return many(runningSchema, result)[0]?.running === true
}

const rowSchema = z.object({
  accessId: z.string(),
  aboutCaseId: z.string(),
  personId: z.string(),
  expiresAt: instant,
})

/** An emergency access, running or over. */
export type EmergencyAccessRow = z.output<typeof rowSchema>

/** Every emergency access of the council. */
export async function listEmergencyAccesses(tx: CouncilTx): Promise<EmergencyAccessRow[]> {
  const result = await tx.query(
    `select access_id as "accessId", about_case_id as "aboutCaseId", person_id as "personId", expires_at as "expiresAt"
       from emergency_access where council = $1 order by access_id`,
    [tx.council],
  )
  return many(rowSchema, result)
}
