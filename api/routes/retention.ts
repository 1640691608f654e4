import { askerOf } from '../guard'
import { listClosedCases, listProposals } from '../../db/destructions'
import { readCouncil } from '../../db/pool'
import { isOver } from '../../pathway/retention/retention'
import { readRetention } from '../../retention/of-case'
import { presentHold } from '../present/hold-view'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { casePath, councilPath, noBody, noQuery } from '../schemas/common'
import { dueQuery, dueView, retentionView } from '../schemas/retention'
import { tenantOf } from '../tenant'

/** How many closed cases are looked at for one page: each is opened. */
const page = 200

/** How long a case is kept. */
export const readCaseRetention = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}/retention',
  operationId: 'readRetention',
  action: 'case.retention',
  summary: 'Read how long a case is kept, why, and what holds it',
  description: 'Worked out anew each time from what has happened, the periods of the council and the dates.',
  permission: 'retention.read',
  params: casePath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Its day with the reasons, and the holds over it.', schema: retentionView } },
  answer: ({ caller, params, now }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const deps = { keyring: parts.keyring, tenant: tenantOf(parts, caller.council), now }
      const found = await readRetention(tx, deps, params.case)
      if (found === null) throw new Problem('not-found')
      const { retention, today } = found
      const { deleteOn, ...kept } = retention
      const holds = []
      for (const hold of found.holds) holds.push(await presentHold(tx, parts.keyring, hold))
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
  summary: 'List the closed cases whose day comes by then',
  description: `In no order of days: each page looks at ${page} closed cases and has those of them that are due, held ones too. Practice cases by their own time where no day is given.`,
  permission: 'retention.read',
  params: councilPath,
  query: dueQuery,
  body: noBody,
  answers: { 200: { description: 'A page of what is due.', schema: dueView } },
  answer: ({ caller, query: { by, practice, after }, now }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const deps = { keyring: parts.keyring, tenant: tenantOf(parts, caller.council), now }
      const which = { practice, limit: page + 1, askedBy: askerOf(caller), ...(after !== undefined && { after }) }
      const ids = await listClosedCases(tx, which)
      const examined = ids.slice(0, page)
      const cases = []
      for (const caseId of examined) {
        const found = await readRetention(tx, deps, caseId)
        const { deleteOn, class: kept } = found?.retention ?? {}
        if (found === null || deleteOn === undefined || kept === undefined) continue
        if (isOver({ deleteOn }, by ?? found.today))
          cases.push({ caseId, class: kept, deleteOn, held: found.holds.length > 0 })
      }
      const last = examined.at(-1)
      const next = ids.length > page && last !== undefined ? { next: last } : {}
      return { status: 200, body: { cases, examined: examined.length, ...next } }
    }),
})
