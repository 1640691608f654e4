import { z } from 'zod'
import { listEvents } from '../../db/events'
import { openCaseEvent } from '../../db/case-events'
import { readCouncil } from '../../db/pool'
import { communicationsLog } from '../../pathway/family/communications'
import type { Asked } from '../route'
import { logPage } from '../present/log-page'
import type { Parts } from '../parts'
import { defineRoute } from '../route'
import { casePath, noBody, noQuery } from '../schemas/common'
import { communicationsView } from '../schemas/lists'
import { readCase } from '../sealed-case'
import { tenantOf } from '../tenant'

const log = { permission: 'record.read', params: casePath, query: noQuery, body: noBody, method: 'get' } as const

/** What was said with whom. */
export const readCommunicationsLog = defineRoute({
  ...log,
  path: '/v1/councils/{council}/cases/{case}/communications-log',
  operationId: 'readCommunicationsLog',
  action: 'case.communications-log',
  summary: 'Read the log of calls, e-mails, post and meetings',
  description: 'Exactly the fields that families are advised to keep (003-20), the earliest first.',
  answers: { 200: { description: 'Every communication on record.', schema: communicationsView } },
  answer: async (asked, parts) => ({
    status: 200,
    body: { caseId: asked.params.case, entries: await entriesOf(asked, parts) },
  }),
})

/** The same, to be given away. */
export const exportCommunicationsLog = defineRoute({
  ...log,
  path: '/v1/councils/{council}/cases/{case}/communications-log/page',
  operationId: 'exportCommunicationsLog',
  action: 'case.communications-log',
  summary: 'Export the log as a page for the family',
  description: 'Read it before you give it to one of them: what was said with one may not be for another.',
  answers: { 200: { description: 'One plain page to read or print.', schema: z.string(), isPage: true } },
  answer: async (asked, parts) => {
    const { words } = tenantOf(parts, asked.caller.council).rules
    return { status: 200, body: {}, page: logPage(words.council, await entriesOf(asked, parts)) }
  },
})

function entriesOf({ caller, params, now }: Asked<z.output<typeof casePath>, object, unknown>, { db, keyring }: Parts) {
  return readCouncil(db, caller.council, async (tx) => {
    const { row, keys } = await readCase(tx, keyring, params.case, now)
    const key = await keys.load(row.caseId)
    const events = await listEvents(tx, row.caseId)
    return communicationsLog(events.map((event) => openCaseEvent(key, tx.council, row.caseId, event)))
  })
}
