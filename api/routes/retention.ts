import { findCase } from '../../db/cases'
import { listClosedRecords, listProposals } from '../../db/destructions'
import { readCouncil, type CouncilTx } from '../../db/pool'
import type { CaseKind } from '../../pathway/matters/kinds'
import { isOver } from '../../pathway/retention/retention'
import { readRetention } from '../../retention/of-record'
import { askerOf, isInSight } from '../guard'
import { presentHold } from '../present/hold-view'
import { Problem } from '../problems'
import { defineRoute, type Route } from '../route'
import { casePath, councilPath, noBody, noQuery } from '../schemas/common'
import { dueQuery, dueView, retentionView } from '../schemas/retention'
import { tenantOf } from '../tenant'

/** How many closed cases are looked at for one page: each is opened. */
const page = 200

/** Whose retention: a case's, or that of a kind of matter. `name`: what tells its operations from those of others; empty for a case. */
export interface OfRecords {
  kind: CaseKind
  path: string
  name: string
  oneOf: string
}

/** The case of a child. */
export const ofCases: OfRecords = {
  ...{ kind: 'referral', path: '/v1/councils/{council}/cases/{case}', name: '', oneOf: 'a case' },
}

/** @throws Problem `not-found` where it is of another kind, or there is none */
export async function needOf(tx: CouncilTx, { kind }: OfRecords, caseId: string): Promise<void> {
  if ((await findCase(tx, caseId))?.kind !== kind) throw new Problem('not-found')
}

/** How long a record is kept. */
export const readRetentionOf = (of: OfRecords): Route =>
  defineRoute({
    method: 'get',
    path: `${of.path}/retention`,
    operationId: `read${of.name}Retention`,
    action: `${of.kind === 'referral' ? 'case' : of.kind}.retention`,
    summary: `Read how long ${of.oneOf} is kept, why, and what holds it`,
    description: 'Worked out anew each time from what has happened, the periods of the council and the dates.',
    permission: 'retention.read',
    params: casePath,
    query: noQuery,
    body: noBody,
    answers: { 200: { description: 'Its day with the reasons, and the holds over it.', schema: retentionView } },
    answer: ({ caller, params, now }, parts) =>
      readCouncil(parts.db, caller.council, async (tx) => {
        await needOf(tx, of, params.case)
        const deps = { keyring: parts.keyring, tenant: tenantOf(parts, caller.council), now }
        const found = await readRetention(tx, deps, params.case)
        if (found === null) throw new Problem('not-found')
        const { retention, today } = found
        const { deleteOn, ...kept } = retention
        const holds = []
        for (const hold of found.holds)
          if (hold.caseId === null || (await isInSight(tx, hold.caseId, caller)))
            holds.push(await presentHold(tx, parts.keyring, hold))
        const proposals = await listProposals(tx, params.case)
        const when = { ...(deleteOn !== undefined && { deleteOn }), over: isOver(retention, today) }
        return { status: 200, body: { caseId: params.case, ...kept, ...when, holds, proposals } }
      }),
  })

/** What may be destroyed by a day. */
export const listRetentionDue = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/retention/due',
  operationId: 'listRetentionDue',
  action: 'retention.due',
  summary: 'List the closed cases and matters whose day comes by then',
  description: `In no order of days: each page looks at ${page} closed cases and matters and has those of them that are due, held ones too. What is practice by its own time where no day is given.`,
  permission: 'retention.read',
  params: councilPath,
  query: dueQuery,
  body: noBody,
  answers: { 200: { description: 'A page of what is due.', schema: dueView } },
  answer: ({ caller, query: { by, practice, after }, now }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const deps = { keyring: parts.keyring, tenant: tenantOf(parts, caller.council), now }
      const which = { practice, limit: page + 1, askedBy: askerOf(caller), ...(after !== undefined && { after }) }
      const closed = await listClosedRecords(tx, which)
      const examined = closed.slice(0, page)
      const cases = []
      for (const { caseId, kind } of examined) {
        const found = await readRetention(tx, deps, caseId)
        const { deleteOn, class: kept } = found?.retention ?? {}
        if (found === null || deleteOn === undefined || kept === undefined) continue
        if (isOver({ deleteOn }, by ?? found.today))
          cases.push({ caseId, kind, class: kept, deleteOn, held: found.holds.length > 0 })
      }
      const last = examined.at(-1)
      const next = closed.length > page && last !== undefined ? { next: last.caseId } : {}
      return { status: 200, body: { cases, examined: examined.length, ...next } }
    }),
})
