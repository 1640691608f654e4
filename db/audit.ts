import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CouncilTx } from './pool'
import { bigInteger, bytes, many } from './rows'

const entrySchema = z.object({
  // What no entry ever had, such as an infinite moment, is a text of its own, so that the chain tells which one was altered.
  at: z.unknown().transform((at) => (at instanceof Date ? at.toISOString() : String(at))),
  actorId: z.string().nullable(),
  actorRole: z.string().nullable(),
  action: z.string(),
  caseId: z.string().nullable(),
  messageId: z.string().nullable(),
  outcome: z.string(),
})

/**
 * Who did or tried what, when, and how it ended. `action` is `noun.verb` (`case.decide`), `outcome` a code; ids only,
 * nothing personal.
 */
export type AuditEntry = z.output<typeof entrySchema>

const auditRowSchema = z.object({ ...entrySchema.shape, seq: bigInteger, previousHash: bytes, hash: bytes })

/** One link of a council's chain. */
export type AuditRow = z.output<typeof auditRowSchema>

const FIRST_PREVIOUS_HASH = Buffer.alloc(32)

const headSchema = z.tuple([z.object({ seq: bigInteger, hash: bytes })])

/**
 * Adds to the council's chain; resolves the number it got. From here to the end of the transaction every other audit
 * entry of the council waits: call it last.
 */
export async function appendAudit(tx: CouncilTx, entry: AuditEntry): Promise<number> {
  const { rows } = await tx.query(
    `insert into audit_head (council, seq, hash) values ($1, 1, $2)
     on conflict (council) do update set seq = audit_head.seq + 1
     returning seq, hash`,
    [tx.council, FIRST_PREVIOUS_HASH],
  )
  const [{ seq, hash: previousHash }] = headSchema.parse(rows)
  await insertLink(tx, { ...entry, seq, previousHash, hash: auditHash(tx.council, seq, entry, previousHash) })
  return seq
}

async function insertLink(tx: CouncilTx, row: AuditRow): Promise<void> {
  await tx.query(
    `with link as (
       insert into audit (council, seq, at, actor_id, actor_role, action, case_id, message_id, outcome,
                          previous_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))
     update audit_head set hash = $11 where council = $1`,
    [
      tx.council,
      row.seq,
      row.at,
      row.actorId,
      row.actorRole,
      row.action,
      row.caseId,
      row.messageId,
      row.outcome,
      row.previousHash,
      row.hash,
    ],
  )
}

/**
 * The hash of one link: SHA-256 over the previous hash and the entry in canonical form. Whoever checks a chain works it
 * out again.
 */
export function auditHash(council: string, seq: number, entry: AuditEntry, previousHash: Uint8Array): Buffer {
  const canonical = JSON.stringify([
    'caseway-audit-1',
    council,
    seq,
    momentOf(entry.at),
    entry.actorId,
    entry.actorRole,
    entry.action,
    entry.caseId?.toLowerCase() ?? null,
    entry.messageId?.toLowerCase() ?? null,
    entry.outcome,
  ])
  return createHash('sha256').update(previousHash).update(canonical, 'utf8').digest()
}

/** In one form, however it was written; what is no moment stays as it is. */
const momentOf = (at: string): string => (Number.isNaN(Date.parse(at)) ? at : new Date(at).toISOString())

/** Links of the chain in order, behind number `afterSeq` (0 to begin). */
export async function listAudit(tx: CouncilTx, afterSeq: number, limit: number): Promise<AuditRow[]> {
  const result = await tx.query(
    `select seq, at, actor_id as "actorId", actor_role as "actorRole", action, case_id as "caseId",
            message_id as "messageId", outcome, previous_hash as "previousHash", hash
       from audit where council = $1 and seq > $2 order by seq limit $3`,
    [tx.council, afterSeq, limit],
  )
  return many(auditRowSchema, result)
}

/**
 * What people did or tried with one case, with the referral that it came by and with matters that are about it, before number `beforeSeq`, the
 * latest first. A matter that is hidden from whoever asks (`askedBy`, a person) is left out.
 */
export async function listViews(
  tx: CouncilTx,
  caseId: string,
  { beforeSeq, limit, askedBy }: { beforeSeq: number; limit: number; askedBy: string },
): Promise<AuditRow[]> {
  const result = await tx.query(
    `select seq, at, actor_id as "actorId", actor_role as "actorRole", action, case_id as "caseId",
            message_id as "messageId", outcome, previous_hash as "previousHash", hash
       from audit where council = $1 and seq < $3 and actor_id is distinct from 'caseway'
        and case_id = any (array(
          select $2::uuid
          union select referral_id from case_view where council = $1 and case_id = $2
          union select m.case_id from matter_about m join case_view v using (council, case_id)
           where m.council = $1 and m.about_case_id = $2 and v.hidden_from is distinct from $5))
       order by seq desc limit $4`,
    [tx.council, caseId, beforeSeq, limit, askedBy],
  )
  return many(auditRowSchema, result)
}
