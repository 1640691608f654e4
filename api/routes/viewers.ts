import { listViews, type AuditRow } from '../../db/audit'
import { findCase } from '../../db/cases'
import { readCouncil } from '../../db/pool'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { casePath, noBody } from '../schemas/common'
import { viewersQuery, viewersView } from '../schemas/viewers'

const most = 200

/** Who has looked at a case (T13). The look at it is on the audit as every other. */
export const readViewers = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}/viewers',
  operationId: 'readViewers',
  action: 'case.viewers',
  summary: 'Read who looked at a case, and when',
  description:
    'Every read that was answered, every step sent, and every try that was refused, from the audit, of the case, of the referral it came by and ' +
    'of access requests, complaints and rectifications that are about it. This look is there next time. It ' +
    'stays when the record is destroyed.',
  permission: 'audit.read',
  outlasts: true,
  params: casePath,
  query: viewersQuery,
  body: noBody,
  answers: { 200: { description: 'In codes and opaque ids.', schema: viewersView } },
  answer: ({ caller, params, query }, { db }) =>
    readCouncil(db, caller.council, async (tx) => {
      if ((await findCase(tx, params.case))?.kind !== 'referral') throw new Problem('not-found')
      const which = { beforeSeq: query.before ?? Number.MAX_SAFE_INTEGER, limit: most, askedBy: caller.actor.id }
      const rows = await listViews(tx, params.case, which)
      const last = rows.at(-1)
      const next = rows.length === most && last !== undefined ? { next: last.seq } : {}
      return { status: 200, body: { caseId: params.case, viewers: rows.map(viewerOf), ...next } }
    }),
})

const reasonIn = (actorRole: string | null) => / ?reason:(\S+)$/.exec(actorRole ?? '')?.[1]

const viewerOf = ({ actorId, actorRole, at, action, outcome }: AuditRow) => ({
  by: actorId ?? 'clock',
  ...(actorRole !== null && { roles: actorRole }),
  ...(reasonIn(actorRole) !== undefined && { reason: reasonIn(actorRole) }),
  ...{ at, action, outcome },
})
