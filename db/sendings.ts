import { z } from 'zod'
import type { CouncilTx } from './pool'
import { bigInteger, bytes, instant, many, oneOrNull } from './rows'

/** How somebody is told; `tray`: in the council's own lists. `telephone`: by somebody of the council. */
export const channels = ['letter', 'email', 'text', 'tray', 'telephone'] as const
export type Channel = (typeof channels)[number]

/**
 * `waiting` to be sent; `reserved`: it may have been handed to the gateway; `accepted` by it; `delivered`, or `undeliverable`; `stopped`:
 * withheld when it was to be sent; `held`: somebody has to do something first, and a work item says so; `in-tray`: told to a role;
 * `told` by somebody of the council; `together`: with the letter of another notice, which says the same about the same referral.
 */
export const sendingStatuses = [
  'waiting',
  'reserved',
  'accepted',
  'delivered',
  'undeliverable',
  'stopped',
  'held',
  'in-tray',
  'told',
  'together',
] as const
export type SendingStatus = (typeof sendingStatuses)[number]

const sendingSchema = z.object({
  noticeId: z.string(),
  try: z.number(),
  caseId: z.string(),
  practice: z.boolean(),
  position: bigInteger,
  status: z.enum(sendingStatuses),
  reference: z.string(),
  channel: z.enum(channels).nullable(),
  gateway: z.string().nullable(),
  page: bytes.nullable(),
  ground: z.string().nullable(),
  problem: z.string().nullable(),
  sentTimes: z.number(),
  lookupsWithout: z.number(),
  passedOver: z.number(),
  leader: z.object({ noticeId: z.string(), caseId: z.string(), status: z.enum(sendingStatuses) }).nullable(),
  reservedAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  settledAt: instant.nullable(),
  createdAt: instant,
})

/** One try to send one notice. `page` is sealed under the case's key as `sealedAs.page`. */
export type Sending = z.output<typeof sendingSchema>

const COLUMNS = `notice_id as "noticeId", try, case_id as "caseId", practice, position, status, reference, channel, gateway, page,
  ground, problem, sent_times as "sentTimes", lookups_without as "lookupsWithout", passed_over as "passedOver", reserved_at as "reservedAt",
  accepted_at as "acceptedAt", settled_at as "settledAt", created_at as "createdAt",
  (select json_build_object('noticeId', l.notice_id, 'caseId', l.case_id, 'status', l.status) from sending l
    where l.council = sending.council and l.notice_id = sending.with_notice order by l.try desc limit 1) as leader`

/**
 * The sending that has waited longest of those that are due, locked until the transaction ends; null where there is none that nobody else
 * has.
 */
export async function claimDue(tx: CouncilTx): Promise<Sending | null> {
  const result = await tx.query(
    `select ${COLUMNS} from sending
      where council = $1 and status in ('waiting', 'reserved') and not_before <= now()
      order by not_before, position limit 1 for update skip locked`,
    [tx.council],
  )
  return oneOrNull(sendingSchema, result)
}

type Key = Pick<Sending, 'noticeId' | 'try'>

/**
 * From here on the gateway may have it. Where nothing else is heard of it for `lookupAfterMs`, it is looked up by its reference before
 * anything is sent again.
 */
export async function reserve(
  tx: CouncilTx,
  sending: Key,
  how: { channel: Channel; gateway: string; page: Uint8Array; lookupAfterMs: number },
): Promise<void> {
  await tx.query(
    `update sending set status = 'reserved', channel = $4, gateway = $5, page = $6, sent_times = sent_times + 1, lookups_without = 0,
            reserved_at = now(), not_before = now() + make_interval(secs => $7::float / 1000)
      where council = $1 and notice_id = $2 and try = $3`,
    [tx.council, sending.noticeId, sending.try, how.channel, how.gateway, how.page, how.lookupAfterMs],
  )
}

/** Tries again later: to send what waits, to look up what is reserved. */
export async function putOff(tx: CouncilTx, sending: Key, afterMs: number): Promise<void> {
  await tx.query(
    `update sending set not_before = now() + make_interval(secs => $4::float / 1000)
      where council = $1 and notice_id = $2 and try = $3 and status in ('waiting', 'reserved')`,
    [tx.council, sending.noticeId, sending.try, afterMs],
  )
}

/** The gateway does not know it (yet). */
export async function noteNotFound(tx: CouncilTx, sending: Key, afterMs: number): Promise<void> {
  await tx.query(
    `update sending set lookups_without = lookups_without + 1, not_before = now() + make_interval(secs => $4::float / 1000)
      where council = $1 and notice_id = $2 and try = $3 and status = 'reserved'`,
    [tx.council, sending.noticeId, sending.try, afterMs],
  )
}

/**
 * The gateway did not take it. Resolves how many times that was so while the gateway took others since it was handed over: where it took none,
 * it is the gateway that is silent.
 */
export async function notePassedOver(tx: CouncilTx, sending: Key & Pick<Sending, 'passedOver'>): Promise<number> {
  const { rowCount } = await tx.query(
    `update sending set passed_over = passed_over + 1
      where council = $1 and notice_id = $2 and try = $3 and exists (select from sending other where other.council = $1
        and other.gateway = sending.gateway and other.accepted_at > sending.reserved_at)`,
    [tx.council, sending.noticeId, sending.try],
  )
  return sending.passedOver + (rowCount ?? 0)
}

/** It is certain that the gateway does not have it: it is sent anew, from the record as it then is. */
export async function sendAnew(tx: CouncilTx, sending: Key, afterMs: number): Promise<void> {
  await tx.query(
    `update sending set status = 'waiting', not_before = now() + make_interval(secs => $4::float / 1000)
      where council = $1 and notice_id = $2 and try = $3 and status = 'reserved'`,
    [tx.council, sending.noticeId, sending.try, afterMs],
  )
}

/** How a sending can end, or wait for its receipt. */
export type Ending =
  | { status: 'accepted' | 'delivered' | 'in-tray' }
  | { status: 'stopped'; ground: string }
  | { status: 'held' | 'undeliverable'; problem: string }

/**
 * Puts down how it ended; resolves false where it had ended before, which stays as it was: a receipt that comes twice or out of order
 * changes nothing. Only what was accepted may still become delivered or undeliverable.
 */
export async function settle(tx: CouncilTx, sending: Key, ending: Ending): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update sending set status = $4, ground = $5, problem = $6,
            accepted_at = case when $4 in ('accepted', 'delivered', 'undeliverable') then coalesce(accepted_at, now()) end,
            settled_at = case when $4 = 'accepted' then null else now() end
      where council = $1 and notice_id = $2 and try = $3
        and (status in ('waiting', 'reserved') or (status = 'accepted' and $4 in ('delivered', 'undeliverable')))`,
    [
      tx.council,
      sending.noticeId,
      sending.try,
      ending.status,
      'ground' in ending ? ending.ground : null,
      'problem' in ending ? ending.problem : null,
    ],
  )
  return rowCount === 1
}

/** The sending that a gateway knows by this reference, locked; or null. */
export async function findByReference(tx: CouncilTx, reference: string): Promise<Sending | null> {
  const result = await tx.query(`select ${COLUMNS} from sending where council = $1 and reference = $2 for update`, [
    tx.council,
    reference,
  ])
  return oneOrNull(sendingSchema, result)
}

/** Every try to send the notices of a case, in the order they were made. */
export async function listSendings(tx: CouncilTx, caseId: string): Promise<Sending[]> {
  const result = await tx.query(
    `select ${COLUMNS} from sending where council = $1 and case_id = $2 order by position`,
    [tx.council, caseId],
  )
  return many(sendingSchema, result)
}

/** Every try to send one notice, the first first. */
export async function listTries(tx: CouncilTx, noticeId: string): Promise<Sending[]> {
  const result = await tx.query(`select ${COLUMNS} from sending where council = $1 and notice_id = $2 order by try`, [
    tx.council,
    noticeId,
  ])
  return many(sendingSchema, result)
}

/**
 * Somebody of the council told them, in place of what could not be sent, or after a text message that says nothing. What was sent whole, or
 * is on its way, stays as it is.
 */
export async function tellByPeople(tx: CouncilTx, noticeId: string, channel: Channel | null): Promise<void> {
  await tx.query(
    `update sending set status = 'told', channel = coalesce($3, channel), settled_at = now()
      where council = $1 and notice_id = $2 and try = (select max(try) from sending m where m.council = $1 and m.notice_id = $2)
        and ${notWhollySent}`,
    [tx.council, noticeId, channel],
  )
}

/** Nothing reached them that says what they are to be told. */
const notWhollySent = `(status in ('held', 'undeliverable') or (channel = 'text' and status in ('waiting', 'reserved', 'accepted', 'delivered')))`

/** Whether nothing of a notice has reached anybody that says what they are to be told, and nothing is on its way. */
export async function isUntold(tx: CouncilTx, noticeId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from sending where council = $1 and notice_id = $2 and ${notWhollySent}
        and try = (select max(try) from sending m where m.council = $1 and m.notice_id = $2)`,
    [tx.council, noticeId],
  )
  return rowCount === 1
}

/** Another try at a notice that could not be sent or delivered; refused (false) while the last try is not at its end. */
export async function tryAgain(tx: CouncilTx, noticeId: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into sending (council, notice_id, try, case_id, practice)
     select council, notice_id, try + 1, case_id, practice from sending s
      where council = $1 and notice_id = $2 and status in ('held', 'undeliverable')
        and try = (select max(try) from sending m where m.council = $1 and m.notice_id = $2)`,
    [tx.council, noticeId],
  )
  return rowCount === 1
}

/** This many times a page has to be passed over before it is the page, and not the gateway. */
export const passesNeeded = 3

/** Since when the oldest sending that a gateway may have has been without a word from it; null where there is none. */
export async function waitingSince(tx: CouncilTx): Promise<string | null> {
  const result = await tx.query(
    `select min(created_at) as since from sending
      where council = $1 and status in ('waiting', 'reserved') and sent_times > 0 and passed_over < $2`,
    [tx.council, passesNeeded],
  )
  return oneOrNull(z.object({ since: instant.nullable() }), result)?.since ?? null
}
