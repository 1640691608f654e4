import { appendAudit } from '../db/audit'
import { destroyCaseKey, type NotDestroyed } from '../db/destroy-case-key'
import {
  emptyRecord,
  findDestruction,
  findProposal,
  hashRecord,
  insertDestruction,
  insertProposal,
  isEndKept,
  type Destruction,
  type DestructionProposal,
} from '../db/destructions'
import { queueForHolds } from '../db/legal-holds'
import type { CouncilTx } from '../db/pool'
import { isSamePerson } from '../pathway/approvals'
import { isOver } from '../pathway/retention/retention'
import type { Actor } from '../pathway/roles'
import { capacityOf } from '../pathway/roles'
import { writeDestruction } from './file'
import type { RecordRetention, RetentionDeps } from './of-case'
import { readRetention } from './of-record'

/**
 * Why a record is not destroyed, beside what `destroyCaseKey` says: a hold stands; its day has not come, or it has none; the history of its last
 * run is not kept yet; what was proposed has changed since; whoever approves proposed it.
 */
export type NotDestroyedRecord =
  NotDestroyed | 'held' | 'retention-not-over' | 'history-not-kept' | 'nothing-proposed' | 'own-destruction'

export type Proposed =
  | { status: 'proposed'; proposal: DestructionProposal }
  | { status: 'refused'; code: NotDestroyedRecord | 'other-proposal' }
export type Approved =
  { status: 'destroyed'; certificate: Destruction } | { status: 'refused'; code: NotDestroyedRecord }

/** What destroying needs: `directory` is outside the database, and the same for all processes of a deployment. */
export interface DestroyDeps extends RetentionDeps {
  directory: string
}

const refused = <Code extends string>(code: Code) => ({ status: 'refused', code }) as const

function whyNot({ row, retention, holds, today }: RecordRetention): NotDestroyedRecord | undefined {
  if (row.stage !== 'closed') return 'case-open'
  if (holds.length > 0) return 'held'
  return isOver(retention, today) ? undefined : 'retention-not-over'
}

/** Somebody proposes to destroy a record; the same id again, of the same case by the same person, is the same proposal. Refuses what could not be approved as things stand. */
export async function proposeDestruction(
  tx: CouncilTx,
  deps: RetentionDeps,
  asked: { proposalId: string; caseId: string; by: Actor },
): Promise<Proposed> {
  const { proposalId, caseId, by } = asked
  const earlier = await findProposal(tx, proposalId)
  if (earlier !== null) {
    const isSame = earlier.caseId === caseId && earlier.proposedBy === by.id
    return isSame ? { status: 'proposed', proposal: earlier } : refused('other-proposal')
  }
  const found = await readRetention(tx, deps, caseId)
  if (found === null) return refused('not-found')
  const { retention } = found
  const code = whyNot(found)
  if (code !== undefined || retention.deleteOn === undefined) return refused(code ?? 'retention-not-over')
  const proposal: DestructionProposal = {
    ...{ proposalId, caseId, class: retention.class, dueOn: retention.deleteOn },
    ...{ because: retention.because.map((one) => one.code), proposedBy: by.id, proposedAt: deps.now },
  }
  await insertProposal(tx, proposal)
  return { status: 'proposed', proposal }
}

/**
 * Somebody else approves a proposal, and the record is destroyed in this transaction: its key, what is emptied with it, the certificate and the
 * entries of the audit. All is looked at again: what was held, opened again or is kept longer since is refused. Approved again, the answer is
 * the certificate there is.
 */
export async function approveDestruction(
  tx: CouncilTx,
  deps: DestroyDeps,
  asked: { proposalId: string; caseId: string; by: Actor },
): Promise<Approved> {
  const { proposalId, caseId, by } = asked
  await queueForHolds(tx)
  const proposal = await findProposal(tx, proposalId)
  if (proposal?.caseId !== caseId) return refused('not-found')
  const earlier = await findDestruction(tx, caseId)
  if (earlier !== null)
    return earlier.destructionId === proposalId
      ? { status: 'destroyed', certificate: earlier }
      : refused('already-destroyed')
  if (isSamePerson(by, proposal.proposedBy)) return refused('own-destruction')
  const found = await readRetention(tx, deps, caseId)
  if (found === null) return refused('not-found')
  const code = whyNot(found) ?? ((await isEndKept(tx, caseId)) ? undefined : 'history-not-kept')
  if (code !== undefined) return refused(code)
  const { class: kept, deleteOn } = found.retention
  if (kept !== proposal.class || deleteOn !== proposal.dueOn) return refused('nothing-proposed')
  return destroyRecord(tx, deps, { ...proposal, destructionId: proposalId, approvedAt: deps.now }, by)
}

type Approval = DestructionProposal & Pick<Destruction, 'destructionId' | 'approvedAt'>

async function destroyRecord(tx: CouncilTx, deps: DestroyDeps, approval: Approval, by: Actor): Promise<Approved> {
  const { proposalId: _, ...facts } = approval
  const { caseId, approvedAt: at } = approval
  const hashed = await hashRecord(tx, caseId)
  const actor = { id: by.id, role: capacityOf(by) || null }
  const done = await destroyCaseKey(tx, { caseId, by: actor, reason: 'retention-over', at })
  if (done.status === 'refused') return refused(done.code)
  const certificate = { ...facts, ...hashed, approvedBy: by.id, referralToo: done.referralToo }
  await putOnRecord(tx, certificate, { at, actorId: actor.id, actorRole: actor.role })
  writeDestruction(deps.directory, tx.council, deps.keyring, certificate)
  return { status: 'destroyed', certificate: (await findDestruction(tx, caseId)) ?? certificate }
}

/** Empties what is left of a record whose key is gone, and puts its certificate on record and on the audit. */
export async function putOnRecord(
  tx: CouncilTx,
  certificate: Destruction,
  by: { at: string; actorId: string | null; actorRole: string | null },
): Promise<void> {
  await emptyRecord(tx, certificate.caseId)
  await insertDestruction(tx, certificate)
  const { caseId, class: kept, destructionId: messageId } = certificate
  await appendAudit(tx, { ...by, action: 'record.destroy', caseId, messageId, outcome: kept })
}
