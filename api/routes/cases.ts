import { listCases, type CaseRow } from '../../db/cases'
import { readCouncil } from '../../db/pool'
import { endOfLondonDay, londonDate } from '../../pathway/calendar/london'
import { may } from '../../pathway/permissions'
import type { Instant } from '../../pathway/time'
import { askerOf } from '../guard'
import { councilPathOf } from '../links'
import { presentCase } from '../present/present-case'
import { restrictedRow, trayRow } from '../present/tray-row'
import { defineRoute } from '../route'
import { casePath, councilPath, noBody, noQuery } from '../schemas/common'
import { trayQuery, writeCursor, type TrayQuery } from '../schemas/tray-query'
import { trayView } from '../schemas/lists'
import { caseView } from '../schemas/views'
import { later, readCase as readSealedCase } from '../sealed-case'
import { tenantOf } from '../tenant'

/** Trays. */
export const listTray = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases',
  operationId: 'listCases',
  action: 'cases.list',
  summary: 'List cases by time left',
  description:
    'A restricted case is left out, or, for those who may know that there are such, shown as no more than that.',
  permission: 'case.read',
  params: councilPath,
  query: trayQuery,
  body: noBody,
  answers: { 200: { description: 'A page of cases, the least time left first.', schema: trayView } },
  answer: async ({ caller, query, now }, parts) => {
    const { rules } = tenantOf(parts, caller.council)
    const askedBy = { ...askerOf(caller), knows: may(caller.actor, 'restricted.know', rules) }
    const filter = { ...filterOf(query, caller.actor.id, now), askedBy }
    const rows = await readCouncil(parts.db, caller.council, (tx) =>
      listCases(tx, { ...filter, limit: query.limit + 1 }),
    )
    const page = rows.slice(0, query.limit)
    const next = rows.length > page.length ? nextPage(caller.council, query, page.at(-1)) : undefined
    const cases = page.map((row) => (row.readable ? trayRow(caller.council, row, rules, now) : restrictedRow(row, now)))
    return { status: 200, body: { cases, ...(next !== undefined && { next }) } }
  },
})

function filterOf({ practice, stage, assignee, due, cursor }: TrayQuery, callerId: string, now: Instant) {
  return {
    practice,
    ...(stage !== undefined && { stage }),
    ...(assignee !== undefined && { assignee: assignee === 'me' ? callerId : assignee }),
    ...(due !== undefined && { dueBefore: dueBefore(due, now) }),
    ...(cursor !== undefined && { after: cursor }),
  }
}

function dueBefore(due: string, now: Instant): Instant {
  if (due === 'overdue') return now
  return later(endOfLondonDay(due === 'today' ? londonDate(now) : due), 1000)
}

function nextPage(
  council: string,
  { cursor: _here, ...query }: TrayQuery,
  last: CaseRow | undefined,
): string | undefined {
  if (last === undefined) return undefined
  const fields = Object.entries({ ...query, cursor: writeCursor(last) }).map(([name, value]): [string, string] => [
    name,
    String(value),
  ])
  return `${councilPathOf(council)}/cases?${new URLSearchParams(fields).toString()}`
}

/** One case. */
export const readCase = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}',
  operationId: 'readCase',
  action: 'case.read',
  summary: 'Read a case',
  description:
    'Its stage, every clock with the reasons for its date, whom it waits for, and what the caller may do now.',
  permission: 'case.read',
  params: casePath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'The case as it stands on the record.', schema: caseView } },
  answer: ({ caller, params, now }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const read = await readSealedCase(tx, parts.keyring, params.case, now)
      return { status: 200, body: await presentCase(tx, parts, read, caller) }
    }),
})
