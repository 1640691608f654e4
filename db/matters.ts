import { z } from 'zod'
import { returningKeptId } from './kept-kinds'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { bytes, idsOf, many, oneOrNull } from './rows'

/** What a matter was opened with, as it is to be stored; its row in the read model must be there. */
export interface NewMatter {
  caseId: string
  /** The idempotency key it came with. */
  messageId: string
  /** From `bodyHash`. */
  bodyHash: Uint8Array
  /** Sealed as `sealedAs.matter` under the matter's own key. */
  body: Uint8Array
}

/** Stores what a matter was opened with. Its idempotency key must have been claimed. */
export async function insertMatter(tx: CouncilTx, { caseId, messageId, bodyHash, body }: NewMatter): Promise<void> {
  await tx.query('insert into matter (council, case_id, message_id, body_hash, body) values ($1, $2, $3, $4, $5)', [
    tx.council,
    caseId,
    messageId,
    bodyHash,
    body,
  ])
  keep(tx, 'matter', [caseId])
}

const matterSchema = z.object({ caseId: z.string(), bodyHash: bytes, body: bytes })
const COLUMNS = `case_id as "caseId", body_hash as "bodyHash", body`

/** A matter as it was opened. */
export type StoredMatter = z.output<typeof matterSchema>

/** The matter that was opened under an idempotency key, or null. */
export async function findMatterByMessage(tx: CouncilTx, messageId: string): Promise<StoredMatter | null> {
  const result = await tx.query(`select ${COLUMNS} from matter where council = $1 and message_id = $2`, [
    tx.council,
    messageId,
  ])
  return oneOrNull(matterSchema, result)
}

/** What a matter of this council was opened with, or null. */
export async function findMatter(tx: CouncilTx, caseId: string): Promise<StoredMatter | null> {
  const result = await tx.query(`select ${COLUMNS} from matter where council = $1 and case_id = $2`, [
    tx.council,
    caseId,
  ])
  return oneOrNull(matterSchema, result)
}

const aboutSchema = z.object({ caseId: z.string(), eventSeq: z.number() })

/** What a matter is about: a case of this council, or one event of its record. `eventSeq` is 0 for the case. */
export type About = z.output<typeof aboutSchema>

/** Notes what a matter is about. Safe to repeat. */
export async function insertAbout(tx: CouncilTx, matterId: string, { caseId, eventSeq }: About): Promise<void> {
  const result = await tx.query(
    `insert into matter_about (council, case_id, about_case_id, event_seq) values ($1, $2, $3, $4)
     on conflict do nothing ${returningKeptId('matter_about')}`,
    [tx.council, matterId, caseId, eventSeq],
  )
  keep(tx, 'matter_about', idsOf(result))
}

/** The matters of a kind that are about a case, each with the event it is about. The earliest first. */
export async function listMattersAbout(tx: CouncilTx, kind: string, caseId: string): Promise<About[]> {
  const result = await tx.query(
    `select a.case_id as "caseId", a.event_seq as "eventSeq"
       from matter_about a join case_view c using (council, case_id)
      where a.council = $1 and a.about_case_id = $2 and c.kind = $3 order by c.received_at, a.case_id`,
    [tx.council, caseId, kind],
  )
  return many(aboutSchema, result)
}

const caseIdSchema = z.object({ caseId: z.string() })

/** The cases of this council that a matter is about, or that an emergency access opened. */
export async function listCasesBehind(tx: CouncilTx, matterId: string): Promise<string[]> {
  const result = await tx.query(
    `select about_case_id as "caseId" from matter_about where council = $1 and case_id = $2
     union select about_case_id from emergency_access where council = $1 and access_id = $2 order by 1`,
    [tx.council, matterId],
  )
  return many(caseIdSchema, result).map(({ caseId }) => caseId)
}

/** The cases of this council that a matter is about. */
export async function listCasesAbout(tx: CouncilTx, matterId: string): Promise<string[]> {
  const result = await tx.query(
    'select distinct about_case_id as "caseId" from matter_about where council = $1 and case_id = $2',
    [tx.council, matterId],
  )
  return many(caseIdSchema, result).map(({ caseId }) => caseId)
}
