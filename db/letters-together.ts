import { z } from 'zod'
import { errorCode } from './error-code'
import type { CouncilTx } from './pool'
import { bytes, oneOrNull } from './rows'
import type { Sending } from './sendings'

type Key = Pick<Sending, 'noticeId' | 'try'>

/** What there is one letter of (`leads`, in opaque ids), and a keyed hash of what it says. */
export interface Leading {
  leads: string
  said: Uint8Array
}

const uniqueViolation = '23505'

/**
 * Has a sending lead the letters that say the same about the same referral; false where another leads them. Two that try at the same time
 * wait for each other, and one of them gets it: there is a unique key.
 */
export async function claimLead(tx: CouncilTx, sending: Key, { leads, said }: Leading): Promise<boolean> {
  await releaseOvertaken(tx, sending, said)
  const earlierTries = `update sending set leads = null, said = null where council = $1 and notice_id = $2 and try <> $3 and leads is not null`
  await tx.query(earlierTries, [tx.council, sending.noticeId, sending.try])
  await tx.query('savepoint before_leading')
  try {
    await tx.query(`update sending set leads = $4, said = $5 where council = $1 and notice_id = $2 and try = $3`, [
      ...[tx.council, sending.noticeId, sending.try, leads, said],
    ])
    await tx.query('release savepoint before_leading')
    return true
  } catch (error) {
    if (errorCode(error) !== uniqueViolation) throw error
    await tx.query('rollback to savepoint before_leading')
    return false
  }
}

const waitAnew = `status = 'waiting', with_notice = null, settled_at = null, not_before = now()`

/** What is sent again may say something else by now: those that were told with what it said before are sent by themselves. */
async function releaseOvertaken(tx: CouncilTx, sending: Key, said: Uint8Array): Promise<void> {
  await tx.query(
    `update sending set ${waitAnew}
      where council = $1 and with_notice = $2 and exists (
        select from sending earlier
         where earlier.council = $1 and earlier.notice_id = $2 and earlier.try <> $3 and earlier.leads is not null and earlier.said <> $4)`,
    [tx.council, sending.noticeId, sending.try, said],
  )
}

const leadSchema = z.object({ noticeId: z.string(), said: bytes })

/** The notice that leads, locked; null where none does any more. */
export async function findLead(tx: CouncilTx, leads: string): Promise<z.output<typeof leadSchema> | null> {
  const result = await tx.query(
    `select notice_id as "noticeId", said from sending where council = $1 and leads = $2 for update`,
    [tx.council, leads],
  )
  return oneOrNull(leadSchema, result)
}

/** Nothing is sent: they are told with the letter of the notice that leads, whatever becomes of it. */
export async function goTogether(tx: CouncilTx, sending: Key, leadingNotice: string): Promise<void> {
  await tx.query(
    `update sending set status = 'together', with_notice = $4, settled_at = now()
      where council = $1 and notice_id = $2 and try = $3 and status = 'waiting'`,
    [tx.council, sending.noticeId, sending.try, leadingNotice],
  )
}

/** A notice leads no more, since it tells nobody: those that were to be told with it are sent by themselves. */
export async function releaseLed(tx: CouncilTx, noticeId: string): Promise<void> {
  await tx.query(`update sending set leads = null, said = null where council = $1 and notice_id = $2`, [
    tx.council,
    noticeId,
  ])
  await tx.query(`update sending set ${waitAnew} where council = $1 and with_notice = $2`, [tx.council, noticeId])
}
