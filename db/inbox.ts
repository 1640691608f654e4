import { z } from 'zod'
import { caseKinds } from '../pathway/matters/kinds'
import type { Deputised } from '../pathway/roles'
import type { Instant } from '../pathway/time'
import type { CouncilTx } from './pool'
import { bigInteger, bytes, instant, many, oneOrNull } from './rows'

const signalKinds = ['managerDecision', 'consent', 'practice'] as const

/** What a message is: what opens its case or matter, by its kind, or one of the three signals. */
export const messageKinds = [...caseKinds, ...signalKinds] as const
export type SignalKind = (typeof signalKinds)[number]
export type MessageKind = (typeof messageKinds)[number]

/** A message as it is to be accepted. */
export interface NewMessage {
  /** The idempotency key; for the message that opens a case, the case's own id. */
  messageId: string
  caseId: string
  kind: MessageKind
  /** From `bodyHash`. */
  bodyHash: Uint8Array
  /** Sealed as `sealedAs.message` under the case's key. */
  body: Uint8Array
  actorId: string
  actorRoles: readonly string[]
  /** For whom the sender stands in; null for nobody. */
  actorDeputyFor: readonly Deputised[] | null
  acceptedAt: Instant
  rulesVersion: string
}

/** What became of a message, in codes only: nothing of its content. */
export const outcomeSchema = z.strictObject({
  status: z.enum(['applied', 'refused']),
  /** Why it was refused. */
  code: z.string().optional(),
  /** The events it led to. */
  firstSeq: z.number().int().optional(),
  lastSeq: z.number().int().optional(),
})
export type Outcome = z.output<typeof outcomeSchema>

const receiptSchema = z.object({
  messageId: z.string(),
  caseId: z.string(),
  kind: z.enum(messageKinds),
  acceptedAt: instant,
  deliveredAt: instant.nullable(),
  settledAt: instant.nullable(),
  outcome: outcomeSchema.nullable(),
})

/** What can be said of a message at any time: held, delivered, settled. */
export type Receipt = z.output<typeof receiptSchema>

/** `same`: it is here already. `other-body`: its id was used for something else, which must be refused. */
export type Acceptance =
  { status: 'accepted'; position: number } | { status: 'same'; receipt: Receipt } | { status: 'other-body' }

/**
 * Takes a message in; of several at once with one id, one is `accepted`. Messages of one case get their positions in
 * the order in which they commit, so none can overtake an earlier one. Wakes the relay on commit. `isSameBody` is asked
 * of the hash that is stored.
 */
export async function acceptMessage(
  tx: CouncilTx,
  message: NewMessage,
  isSameBody: (storedHash: Buffer) => boolean,
): Promise<Acceptance> {
  await queueForCase(tx, message.caseId)
  const position = await insertMessage(tx, message)
  if (position !== null) return { status: 'accepted', position }
  const existing = await findExisting(tx, message.messageId)
  if (existing === null) throw new Error('The message is neither new nor there')
  const { bodyHash, ...receipt } = existing
  const same = receipt.caseId === message.caseId && receipt.kind === message.kind && isSameBody(bodyHash)
  return same ? { status: 'same', receipt } : { status: 'other-body' }
}

/** Without it, a message with an earlier position could commit after a later one has been delivered. */
async function queueForCase(tx: CouncilTx, caseId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('accept:' || $1 || ':' || $2, 0))`, [
    tx.council,
    caseId,
  ])
}

const positionSchema = z.object({ position: bigInteger })

async function insertMessage(tx: CouncilTx, message: NewMessage): Promise<number | null> {
  const result = await tx.query(
    `with accepted as (
       insert into inbox (council, message_id, case_id, kind, body_hash, body, actor_id, actor_roles, accepted_at,
                          rules_version, actor_deputy_for)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (council, message_id) do nothing
       returning council, case_id, position)
     select position, pg_notify('caseway_inbox', council || ':' || case_id) from accepted`,
    [
      tx.council,
      message.messageId,
      message.caseId,
      message.kind,
      message.bodyHash,
      message.body,
      message.actorId,
      message.actorRoles,
      message.acceptedAt,
      message.rulesVersion,
      message.actorDeputyFor === null ? null : JSON.stringify(message.actorDeputyFor),
    ],
  )
  return oneOrNull(positionSchema, result)?.position ?? null
}

const RECEIPT_COLUMNS = `message_id as "messageId", case_id as "caseId", kind, accepted_at as "acceptedAt",
  delivered_at as "deliveredAt", settled_at as "settledAt", outcome`

const existingSchema = z.object({ ...receiptSchema.shape, bodyHash: bytes })

async function findExisting(tx: CouncilTx, messageId: string) {
  const result = await tx.query(
    `select ${RECEIPT_COLUMNS}, body_hash as "bodyHash" from inbox where council = $1 and message_id = $2`,
    [tx.council, messageId],
  )
  return oneOrNull(existingSchema, result)
}

/** Whether anything was told to any case or matter of this council under this id. */
export async function isMessageKnown(tx: CouncilTx, messageId: string): Promise<boolean> {
  const { rowCount } = await tx.query('select from inbox where council = $1 and message_id = $2', [
    tx.council,
    messageId,
  ])
  return (rowCount ?? 0) > 0
}

/** What became of a message of this case, or null where this case had no such message. */
export async function findReceipt(tx: CouncilTx, caseId: string, messageId: string): Promise<Receipt | null> {
  const result = await tx.query(
    `select ${RECEIPT_COLUMNS} from inbox where council = $1 and message_id = $2 and case_id = $3`,
    [tx.council, messageId, caseId],
  )
  return oneOrNull(receiptSchema, result)
}

const messageSchema = z.object({
  messageId: z.string(),
  caseId: z.string(),
  position: bigInteger,
  kind: z.enum(messageKinds),
  body: bytes,
  actorId: z.string(),
  actorRoles: z.array(z.string()),
  actorDeputyFor: z.array(z.object({ personId: z.string(), permissions: z.array(z.string()) })).nullable(),
  acceptedAt: instant,
  rulesVersion: z.string(),
})

/** A message as it is to be delivered; `body` is sealed under the case's key. */
export type Message = z.output<typeof messageSchema>

const MESSAGE_COLUMNS = `message_id as "messageId", case_id as "caseId", position, kind, body, actor_id as "actorId",
  actor_roles as "actorRoles", actor_deputy_for as "actorDeputyFor", accepted_at as "acceptedAt", rules_version as "rulesVersion"`

/** The undelivered messages of one case, in order. To be read only while holding the case's delivery lock. */
export async function listUndelivered(tx: CouncilTx, caseId: string): Promise<Message[]> {
  const result = await tx.query(
    `select ${MESSAGE_COLUMNS} from inbox
      where council = $1 and case_id = $2 and delivered_at is null order by position`,
    [tx.council, caseId],
  )
  return many(messageSchema, result)
}

const waitingCaseSchema = z.object({ caseId: z.string(), firstPosition: bigInteger, practice: z.boolean() })

/** A case with something undelivered. */
export type WaitingCase = z.output<typeof waitingCaseSchema>

/**
 * Cases of the council with undelivered messages, the longest waiting first; page on with the last `firstPosition`, 0
 * to begin.
 */
export async function listWaitingCases(tx: CouncilTx, afterPosition: number, limit: number): Promise<WaitingCase[]> {
  const result = await tx.query(
    `select w.case_id as "caseId", w.first_position as "firstPosition", c.practice
       from (select council, case_id, min(position) as first_position from inbox
              where council = $1 and delivered_at is null group by council, case_id) w
       join case_view c using (council, case_id)
      where w.first_position > $2 order by w.first_position limit $3`,
    [tx.council, afterPosition, limit],
  )
  return many(waitingCaseSchema, result)
}

/** Has what this case was given and has not settled delivered to it again. */
export async function redeliver(tx: CouncilTx, caseId: string): Promise<void> {
  await tx.query('update inbox set delivered_at = null where council = $1 and case_id = $2 and settled_at is null', [
    tx.council,
    caseId,
  ])
}

/**
 * Notes that Temporal has taken the messages. One that is being settled in this instant is left out: its receipt says so too, and to wait
 * for it in another order than it is settled in would be a deadlock.
 */
export async function markDelivered(tx: CouncilTx, messageIds: readonly string[]): Promise<void> {
  await tx.query(
    `with free as (
       select message_id from inbox
        where council = $1 and message_id = any($2::uuid[]) and delivered_at is null for update skip locked)
     update inbox set delivered_at = now() where council = $1 and message_id in (select message_id from free)`,
    [tx.council, messageIds],
  )
}

/**
 * Writes the receipt, once, and wakes whoever waits for it on commit. Resolves false, and changes nothing, where the
 * message is settled already: what was to be done along with it has then been done.
 */
export async function settleMessage(tx: CouncilTx, messageId: string, outcome: Outcome): Promise<boolean> {
  const { rowCount } = await tx.query(
    `with settled as (
       update inbox set settled_at = now(), delivered_at = coalesce(delivered_at, now()), outcome = $3
        where council = $1 and message_id = $2 and settled_at is null
        returning council, message_id)
     select pg_notify('caseway_settled', council || ':' || message_id) from settled`,
    [tx.council, messageId, JSON.stringify(outcomeSchema.parse(outcome))],
  )
  return rowCount === 1
}
