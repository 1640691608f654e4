import { z } from 'zod'
import type { Instant } from '../pathway/time'
import { appendAudit } from './audit'
import { findCase } from './cases'
import type { CouncilTx } from './pool'
import { oneOrNull } from './rows'

/** Which case's key is to be destroyed, by whom and why: `reason` is a code (`retention-over`), never words. */
export interface Destruction {
  caseId: string
  by: { id: string; role: string | null }
  reason: string
  at: Instant
}

/**
 * Why a key is not destroyed: no such case here; it was destroyed before; the case is open; it has not settled every message; notices of it
 * are still to go out; a matter about it is not closed, such as an emergency access that nobody has reviewed.
 */
export type NotDestroyed =
  'not-found' | 'already-destroyed' | 'case-open' | 'messages-waiting' | 'notices-waiting' | 'matter-open'

export type Destroyed = { status: 'destroyed'; referralToo: boolean } | { status: 'refused'; code: NotDestroyed }

/**
 * Destroys the key of a closed case or matter, and that of its referral where no sibling's is left, with an audit row in the same
 * transaction. From the commit on nothing of it can be read, neither here nor in Temporal nor in a backup, but for a backup of this table
 * itself. What is known of it in codes, and the audit, stay. Whether it may be, is for the caller to know: retention and holds are not
 * looked at.
 */
export async function destroyCaseKey(tx: CouncilTx, destruction: Destruction): Promise<Destroyed> {
  const row = await findCase(tx, destruction.caseId)
  if (row === null) return { status: 'refused', code: 'not-found' }
  // The referral's first: of two siblings destroyed at once, the later one then sees that none is left.
  if (row.referralId !== null) await holdKey(tx, row.referralId)
  if ((await holdKey(tx, row.caseId)) !== 'there') return { status: 'refused', code: 'already-destroyed' }
  const code = await whyNot(tx, row.caseId)
  if (code !== null) return { status: 'refused', code }
  await destroy(tx, row.caseId, destruction)
  const referralToo = row.referralId !== null && !(await hasSiblingWithKey(tx, row.referralId))
  if (referralToo && row.referralId !== null) await destroy(tx, row.referralId, destruction)
  await appendAudit(tx, {
    ...{ at: destruction.at, actorId: destruction.by.id, actorRole: destruction.by.role, caseId: row.caseId },
    ...{ action: 'case-key.destroy', messageId: null, outcome: referralToo ? 'destroyed-with-referral' : 'destroyed' },
  })
  return { status: 'destroyed', referralToo }
}

const heldSchema = z.object({ there: z.boolean() })

/** Until the transaction ends nobody accepts anything under this key (`loadForWriting`). */
async function holdKey(tx: CouncilTx, holderId: string): Promise<'there' | 'gone'> {
  const result = await tx.query(
    'select wrapped is not null as there from case_key where council = $1 and holder_id = $2 for update',
    [tx.council, holderId],
  )
  return oneOrNull(heldSchema, result)?.there === true ? 'there' : 'gone'
}

const about = `select case_id from matter_about where council = $1 and about_case_id = $2
  union select access_id from emergency_access where council = $1 and about_case_id = $2`

const stateSchema = z.object({ open: z.boolean(), messages: z.boolean(), notices: z.boolean(), matters: z.boolean() })

async function whyNot(tx: CouncilTx, caseId: string): Promise<NotDestroyed | null> {
  const result = await tx.query(
    `select stage <> 'closed' as open,
            exists (select from inbox where council = $1 and case_id = $2 and settled_at is null) as messages,
            exists (select from sending where council = $1 and case_id = $2 and status in ('waiting', 'reserved')) as notices,
            exists (select from case_view v where v.council = $1 and v.case_id in (${about}) and v.stage <> 'closed') as matters
       from case_view where council = $1 and case_id = $2 for update`,
    [tx.council, caseId],
  )
  const state = oneOrNull(stateSchema, result)
  if (state === null) return 'not-found'
  if (state.open) return 'case-open'
  if (state.messages) return 'messages-waiting'
  if (state.notices) return 'notices-waiting'
  return state.matters ? 'matter-open' : null
}

async function destroy(tx: CouncilTx, holderId: string, { by, reason, at }: Destruction): Promise<void> {
  await tx.query(
    `update case_key set wrapped = null, destroyed_at = $3, destroyed_by = $4, destroyed_reason = $5
      where council = $1 and holder_id = $2 and wrapped is not null`,
    [tx.council, holderId, at, by.id, reason],
  )
}

async function hasSiblingWithKey(tx: CouncilTx, referralId: string): Promise<boolean> {
  const result = await tx.query(
    `select true as there from case_view v join case_key k on (k.council, k.holder_id) = (v.council, v.case_id)
      where v.council = $1 and v.referral_id = $2 and k.wrapped is not null limit 1`,
    [tx.council, referralId],
  )
  return oneOrNull(heldSchema, result) !== null
}
