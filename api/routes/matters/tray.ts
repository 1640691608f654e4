import { listMatters, type CaseRow } from '../../../db/cases'
import { readCouncil } from '../../../db/pool'
import { londonDate } from '../../../pathway/calendar/london'
import type { Instant } from '../../../pathway/time'
import { askerOf } from '../../guard'
import { councilPathOf, matterPathOf } from '../../links'
import type { MatterApi, MatterTypes } from '../../matters/matter-api'
import { defineRoute, type Route } from '../../route'
import { councilPath, noBody } from '../../schemas/common'
import { matterQueryOf, matterTray, type MatterQuery, type MatterRow } from '../../schemas/matters'
import { writeCursor } from '../../schemas/tray-query'
import { allPath } from './about'

/** The tray of a kind of matter. */
export const listMattersOf = <T extends MatterTypes>(api: MatterApi<T>): Route =>
  defineRoute({
    method: 'get',
    path: allPath(api),
    operationId: `list${api.name}${api.name.endsWith('s') ? 'es' : 's'}`,
    action: `${api.kind}.list`,
    summary: `List the ${api.many} by time left`,
    permission: api.permissions?.read ?? 'record.read',
    params: councilPath,
    query: matterQueryOf(api.stages),
    body: noBody,
    answers: { 200: { description: 'A page, the least time left first.', schema: matterTray } },
    answer: async ({ caller, query, now }, parts) => {
      const { council, actor } = caller
      const { limit, cursor, practice, stage, assignee } = query
      const rows = await readCouncil(parts.db, council, (tx) =>
        listMatters(tx, api.kind, {
          ...{ practice, limit: limit + 1 },
          ...(stage !== undefined && { stage }),
          ...(assignee !== undefined && { assignee: assignee === 'me' ? actor.id : assignee }),
          ...(cursor !== undefined && { after: cursor }),
          askedBy: { ...askerOf(caller), knows: false },
        }),
      )
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const next = rows.length > page.length && last !== undefined ? nextPage(council, api.collection, query, last) : {}
      return { status: 200, body: { matters: page.map((row) => rowOf(council, api.collection, row, now)), ...next } }
    },
  })

function nextPage(council: string, collection: string, { cursor: _here, ...query }: MatterQuery, last: CaseRow) {
  const fields = Object.entries({ ...query, cursor: writeCursor(last) }).map(([field, value]): [string, string] => [
    field,
    String(value),
  ])
  return { next: `${councilPathOf(council)}/${collection}?${new URLSearchParams(fields).toString()}` }
}

function rowOf(council: string, collection: string, row: CaseRow, now: Instant): MatterRow {
  const { nextDueAt, nextDueClock, practice } = row
  const overdue = row.overdue || (!practice && nextDueAt !== null && nextDueAt < now)
  return {
    ...{ id: row.caseId, practice, stage: row.stage, receivedAt: row.receivedAt },
    ...(nextDueAt !== null &&
      nextDueClock !== null && {
        nextDue: { clock: nextDueClock, dueAt: nextDueAt, dueOn: londonDate(nextDueAt), overdue },
      }),
    ...(row.waitingRole !== null && { waitingFor: row.waitingRole }),
    ...(row.assignee !== null && { assignee: row.assignee }),
    href: matterPathOf(council, collection, row.caseId),
  }
}
