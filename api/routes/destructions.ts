import { appendAudit } from '../../db/audit'
import { findDestruction, type Destruction } from '../../db/destructions'
import { readCouncil, withCouncil } from '../../db/pool'
import { approveDestruction, proposeDestruction, type NotDestroyedRecord } from '../../retention/destroy'
import { auditFields } from '../audit'
import { needLastingSight } from '../guard'
import { Problem, type ApiProblemCode } from '../problems'
import { defineRoute, type Route } from '../route'
import { casePath, noBody, noQuery, proposalPath } from '../schemas/common'
import { certificateView, proposalView } from '../schemas/retention'
import { tenantOf } from '../tenant'
import { needOf, readRetentionOf, type OfRecords } from './retention'

const problems = [
  ...(['held', 'retention-not-over', 'case-open', 'messages-waiting', 'notices-waiting'] as const),
  ...(['matter-open', 'history-not-kept', 'own-destruction', 'nothing-proposed'] as const),
] satisfies readonly ApiProblemCode[]

const problemOf = (code: NotDestroyedRecord | 'other-proposal'): Problem => {
  if (code === 'other-proposal') return new Problem('idempotency-key-reused')
  return new Problem(code === 'already-destroyed' ? 'record-destroyed' : code)
}

/** Somebody finds that a record is to be destroyed. */
const proposeOf = (of: OfRecords): Route =>
  defineRoute({
    method: 'post',
    path: `${of.path}/destruction/proposals`,
    operationId: `propose${of.name}Destruction`,
    action: 'destruction.propose',
    summary: `Propose to destroy the record of ${of.oneOf} that is closed and whose day has come`,
    description: 'Nothing is destroyed before somebody else has approved it.',
    permission: 'destruction.propose',
    params: casePath,
    query: noQuery,
    body: noBody,
    answers: { 201: { description: 'On record.', schema: proposalView } },
    problems: ['idempotency-key-reused', 'held', 'retention-not-over', 'case-open'],
    answer: ({ caller, params, key: proposalId, now }, parts) =>
      withCouncil(parts.db, caller.council, async (tx) => {
        await needLastingSight(tx, parts, caller, { caseId: params.case, permission: 'destruction.propose' })
        await needOf(tx, of, params.case)
        const deps = { keyring: parts.keyring, tenant: tenantOf(parts, caller.council), now }
        const done = await proposeDestruction(tx, deps, { proposalId, caseId: params.case, by: caller.actor })
        if (done.status === 'refused') throw problemOf(done.code)
        const outcome = done.proposal.proposedAt === now ? 'accepted' : 'repeated'
        const at = { ...auditFields(caller, now), caseId: params.case, messageId: proposalId }
        await appendAudit(tx, { ...at, action: 'destruction.propose', outcome })
        return { status: 201, body: done.proposal }
      }),
  })

/** Somebody else approves it, and it is destroyed. */
const approveOf = (of: OfRecords): Route =>
  defineRoute({
    method: 'post',
    path: `${of.path}/destruction/proposals/{proposal}/approve`,
    operationId: `approve${of.name}Destruction`,
    action: 'destruction.approve',
    summary: 'Approve a proposal that somebody else made: the record is destroyed, for ever',
    description:
      'Everything is looked at again: it is closed, its day has come and is still the one that was proposed, nothing holds it, no matter ' +
      'about it is open, and its history is kept. The certificate is the answer. Afterwards it answers 410.',
    permission: 'destruction.approve',
    outlasts: true,
    params: proposalPath,
    query: noQuery,
    body: noBody,
    answers: { 200: { description: 'Destroyed; its certificate.', schema: certificateView } },
    problems,
    answer: ({ caller, params, now }, parts) =>
      withCouncil(parts.db, caller.council, async (tx) => {
        await needLastingSight(tx, parts, caller, { caseId: params.case, permission: 'destruction.approve' })
        await needOf(tx, of, params.case)
        const { keyring, destructionsDirectory: directory } = parts
        const deps = { keyring, tenant: tenantOf(parts, caller.council), now, directory }
        const asked = { proposalId: params.proposal, caseId: params.case, by: caller.actor }
        const done = await approveDestruction(tx, deps, asked)
        if (done.status === 'refused') throw problemOf(done.code)
        return { status: 200, body: viewOf(done.certificate) }
      }),
  })

/** What was destroyed. */
const readCertificateOf = (of: OfRecords): Route =>
  defineRoute({
    method: 'get',
    path: `${of.path}/destruction/certificate`,
    operationId: `read${of.name}DestructionCertificate`,
    action: 'destruction.read',
    summary: `Read the certificate of ${of.oneOf} whose record was destroyed`,
    permission: 'retention.read',
    outlasts: true,
    params: casePath,
    query: noQuery,
    body: noBody,
    answers: { 200: { description: 'By whom, when and why; codes and ids only.', schema: certificateView } },
    answer: ({ caller, params }, { db }) =>
      readCouncil(db, caller.council, async (tx) => {
        await needOf(tx, of, params.case)
        const certificate = await findDestruction(tx, params.case)
        if (certificate === null) throw new Problem('not-found')
        return { status: 200, body: viewOf(certificate) }
      }),
  })

/** How long records are kept, and how they are destroyed. */
export const retentionRoutes = (of: OfRecords): Route[] => [
  readRetentionOf(of),
  proposeOf(of),
  approveOf(of),
  readCertificateOf(of),
]

const viewOf = ({ recordHash, ...made }: Destruction) => ({ ...made, recordHash: recordHash.toString('hex') })
