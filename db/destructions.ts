import { z } from 'zod'
import { caseKinds } from '../pathway/matters/kinds'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { aboutReadableSql, askerParameter, readableSql, type Asker } from './readable'
import { bytes, instant, many, oneOrNull } from './rows'
import { withdrawWorkItemsOf } from './work-items'

const proposalSchema = z.object({
  proposalId: z.string(),
  caseId: z.string(),
  class: z.string(),
  dueOn: z.string(),
  because: z.array(z.string()),
  proposedBy: z.string(),
  proposedAt: instant,
})

/** That somebody proposes to destroy a record. Codes and opaque ids only. */
export type DestructionProposal = z.output<typeof proposalSchema>

const proposals = `select proposal_id as "proposalId", case_id as "caseId", class, to_char(due_on, 'YYYY-MM-DD') as "dueOn", because,
  proposed_by as "proposedBy", proposed_at as "proposedAt" from destruction_proposal where council = $1`

/** Puts a proposal on record, once for each id. */
export async function insertProposal(tx: CouncilTx, proposal: DestructionProposal): Promise<void> {
  const { proposalId, caseId, class: kept, dueOn, because, proposedBy, proposedAt } = proposal
  const { rowCount } = await tx.query(
    `insert into destruction_proposal (council, proposal_id, case_id, class, due_on, because, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (council, proposal_id) do nothing`,
    [tx.council, proposalId, caseId, kept, dueOn, because, proposedBy, proposedAt],
  )
  if (rowCount === 1) keep(tx, 'destruction_proposal', [proposalId])
}

/** The proposal of this id, if there is one. */
export async function findProposal(tx: CouncilTx, proposalId: string): Promise<DestructionProposal | null> {
  return oneOrNull(proposalSchema, await tx.query(`${proposals} and proposal_id = $2`, [tx.council, proposalId]))
}

/** What was proposed of a case, the latest first. */
export async function listProposals(tx: CouncilTx, caseId: string): Promise<DestructionProposal[]> {
  const result = await tx.query(`${proposals} and case_id = $2 order by proposed_at desc, proposal_id limit 50`, [
    tx.council,
    caseId,
  ])
  return many(proposalSchema, result)
}

const destructionSchema = z.object({
  destructionId: z.string(),
  caseId: z.string(),
  class: z.string(),
  dueOn: z.string(),
  because: z.array(z.string()),
  proposedBy: z.string(),
  proposedAt: instant,
  approvedBy: z.string(),
  approvedAt: instant,
  events: z.number(),
  recordHash: bytes,
  referralToo: z.boolean(),
})

/** The certificate of a record that was destroyed. `recordHash`: from `hashRecord`. `referralToo`: it was the last case of its referral. */
export type Destruction = z.output<typeof destructionSchema>

const destructions = `select destruction_id as "destructionId", case_id as "caseId", class, to_char(due_on, 'YYYY-MM-DD') as "dueOn",
  because, proposed_by as "proposedBy", proposed_at as "proposedAt", approved_by as "approvedBy", approved_at as "approvedAt", events,
  record_hash as "recordHash", referral_too as "referralToo" from destruction where council = $1`

/** Puts a certificate on record. Throws where the case has one. */
export async function insertDestruction(tx: CouncilTx, made: Destruction): Promise<void> {
  const { destructionId, caseId, class: kept, dueOn, because, proposedBy, proposedAt } = made
  const { approvedBy, approvedAt, events, recordHash, referralToo } = made
  await tx.query(
    `insert into destruction (council, destruction_id, case_id, class, due_on, because, proposed_by, proposed_at, approved_by,
                              approved_at, events, record_hash, referral_too)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[tx.council, destructionId, caseId, kept, dueOn, because, proposedBy, proposedAt],
      ...[approvedBy, approvedAt, events, recordHash, referralToo],
    ],
  )
  keep(tx, 'destruction', [destructionId])
}

/** The certificate of a case, or null: its record was not destroyed. */
export async function findDestruction(tx: CouncilTx, caseId: string): Promise<Destruction | null> {
  return oneOrNull(destructionSchema, await tx.query(`${destructions} and case_id = $2`, [tx.council, caseId]))
}

/** Every certificate of the council, the earliest first. */
export async function listDestructions(tx: CouncilTx): Promise<Destruction[]> {
  return many(destructionSchema, await tx.query(`${destructions} order by approved_at, destruction_id`, [tx.council]))
}

const hashSchema = z.object({ events: z.coerce.number(), recordHash: bytes })

/** How many events a case has, and the SHA-256 over that of each as it is sealed. It can be worked out again from a backup, and says nothing. */
export async function hashRecord(tx: CouncilTx, caseId: string): Promise<Pick<Destruction, 'events' | 'recordHash'>> {
  const result = await tx.query(
    `select count(*) as events, sha256(coalesce(string_agg(sha256(body), ''::bytea order by seq), ''::bytea)) as "recordHash"
       from case_event where council = $1 and case_id = $2`,
    [tx.council, caseId],
  )
  const found = oneOrNull(hashSchema, result)
  if (found === null) throw new Error('A count gave no row')
  return found
}

const keptSchema = z.object({ kept: z.boolean() })

/** Whether the history of the run in which a case ended is kept: it was exported after the last event of the record. */
export async function isEndKept(tx: CouncilTx, caseId: string): Promise<boolean> {
  const result = await tx.query(
    `select exists (select from history_export x
                     where x.council = $1 and x.case_id = $2 and x.status <> 'CONTINUED_AS_NEW'
                       and x.exported_at >= (select max(recorded_at) from case_event where council = $1 and case_id = $2)) as kept`,
    [tx.council, caseId],
  )
  return oneOrNull(keptSchema, result)?.kept === true
}

/**
 * Empties what the application may change of a record whose key was destroyed: the sealed case, the pages that were sent, the notes. The rest
 * of what was sealed stays as noise. What somebody had still to do about it is over.
 */
export async function emptyRecord(tx: CouncilTx, caseId: string): Promise<void> {
  const at = [tx.council, caseId]
  await tx.query(`update case_view set state = ''::bytea where council = $1 and case_id = $2`, at)
  await tx.query(`update sending set page = ''::bytea where council = $1 and case_id = $2 and page is not null`, at)
  await tx.query('update work_item set note = null where council = $1 and case_id = $2 and note is not null', at)
  await withdrawWorkItemsOf(tx, caseId, 'caseway')
}

const closedSchema = z.object({ caseId: z.string(), kind: z.enum(caseKinds) })

/** Closed cases and matters that have a key still, some at a time: those behind `after`. Without what is kept from who asks. */
export async function listClosedRecords(
  tx: CouncilTx,
  { practice, after, limit, askedBy }: { practice: boolean; after?: string; limit: number; askedBy?: Asker },
): Promise<z.output<typeof closedSchema>[]> {
  const result = await tx.query(
    `select v.case_id as "caseId", v.kind from case_view v join case_key k on (k.council, k.holder_id) = (v.council, v.case_id)
      where v.council = $1 and v.stage = 'closed' and v.practice = $2 and k.wrapped is not null
        and ($3::uuid is null or v.case_id > $3) and ($5::text is null or (${readableSql('v', '$5')} and ${aboutReadableSql('v.case_id', '$5')}))
      order by v.case_id limit $4`,
    [tx.council, practice, after ?? null, limit, askedBy === undefined ? null : askerParameter(askedBy)],
  )
  return many(closedSchema, result)
}
