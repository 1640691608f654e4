import { z } from 'zod'
import { openCaseEvent } from '../../db/case-events'
import { listEvents } from '../../db/events'
import { listNotices } from '../../db/notices'
import { readCouncil, type CouncilTx } from '../../db/pool'
import { openJson, sealedAs } from '../../db/sealed'
import { listSendings, type Sending } from '../../db/sendings'
import { headingIn, pageSchema } from '../../notices/page'
import { peopleOfCase } from '../../notices/people-of-case'
import type { CaseEvent } from '../../pathway/events'
import type { SentTo } from '../../pathway/family/communications'
import type { Instant } from '../../pathway/time'
import type { CaseKey } from '../../sealing/case-key'
import type { Parts } from '../parts'
import { logFor, wholeLog } from '../present/log-for'
import { logPage } from '../present/log-page'
import { defineRoute } from '../route'
import { casePath, noBody, noQuery, uuid } from '../schemas/common'
import { communicationsView } from '../schemas/lists'
import { later, needFamily, readCase } from '../sealed-case'
import { tenantOf } from '../tenant'

const log = { permission: 'record.read', params: casePath, body: noBody, method: 'get' } as const

/** What was said with whom. */
export const readCommunicationsLog = defineRoute({
  ...log,
  query: noQuery,
  path: '/v1/councils/{council}/cases/{case}/communications-log',
  operationId: 'readCommunicationsLog',
  action: 'case.communications-log',
  summary: 'Read the log of calls, e-mails, post and meetings',
  description:
    'Exactly the fields that families are advised to keep (003-20), the earliest first: what was put down as a communication, contacts and ' +
    'meetings that other steps record, and what was sent. Whole, for those who work the case.',
  answers: { 200: { description: 'Every communication on record.', schema: communicationsView } },
  answer: ({ caller, params, now }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const { sight } = await sightOf(tx, parts, params.case, now)
      return { status: 200, body: { caseId: params.case, entries: wholeLog(sight) } }
    }),
})

const pageQuery = z.strictObject({
  for: uuid.meta({ description: 'Whom it is given to: the opaque id of somebody of the family.' }),
})

/** What one of the family may have of it. */
export const exportCommunicationsLog = defineRoute({
  ...log,
  query: pageQuery,
  path: '/v1/councils/{council}/cases/{case}/communications-log/page',
  operationId: 'exportCommunicationsLog',
  action: 'case.communications-log',
  summary: 'Export the log as a page for one of the family',
  description: 'What was with them or sent to them, without what is withheld from them, and without who referred.',
  answers: { 200: { description: 'One plain page to read or print.', schema: z.string(), isPage: true } },
  answer: ({ caller, params, query, now }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const { state, sight } = await sightOf(tx, parts, params.case, now)
      needFamily(state, query.for)
      const { words } = tenantOf(parts, caller.council).rules
      return { status: 200, body: {}, page: logPage(words.council, logFor(query.for, sight)) }
    }),
})

async function sightOf(tx: CouncilTx, { keyring }: Parts, caseId: string, now: Instant) {
  const { row, state, keys } = await readCase(tx, keyring, caseId, now)
  const key = await keys.load(row.caseId)
  const events = (await listEvents(tx, row.caseId)).map((event) => openCaseEvent(key, tx.council, row.caseId, event))
  const people = await peopleOfCase(tx, keys, row.caseId)
  const sent = await sentOf(tx, row.caseId, key)
  return { state, sight: { events, sent: row.practice ? sent.map((one) => byCaseTime(one, events)) : sent, people } }
}

/** What was sent, with the event that it follows from, and when its notice was put down. */
type SentOfEvent = SentTo & { eventSeq: number; createdAt: Instant }

/** A practice case has a time of its own: what it sent went as long after the event, by that time, as it really did. */
function byCaseTime({ eventSeq, createdAt, ...sent }: SentOfEvent, events: readonly CaseEvent[]): SentTo {
  const since = Date.parse(sent.at) - Date.parse(createdAt)
  const event = events.find(({ seq }) => seq === eventSeq)
  return event === undefined ? sent : { ...sent, at: later(event.at, Math.max(0, since)) }
}

/** What a sending service took to be sent to a person. */
async function sentOf(tx: CouncilTx, caseId: string, key: CaseKey): Promise<SentOfEvent[]> {
  const toPeople = (await listNotices(tx, caseId)).filter(({ recipientKind }) => recipientKind === 'person')
  const notices = new Map(toPeople.map((notice) => [notice.noticeId, notice]))
  return (await listSendings(tx, caseId)).flatMap((sending): SentOfEvent[] => {
    const { noticeId, status, channel, acceptedAt } = sending
    const notice = notices.get(noticeId)
    const isSent = status === 'accepted' || status === 'delivered'
    if (notice === undefined || !isSent || channel === null || acceptedAt === null) return []
    const about = headingOf(tx.council, key, sending)
    const { recipient: personId, eventSeq, createdAt } = notice
    return [{ personId, channel, at: acceptedAt, eventSeq, createdAt, ...(about !== undefined && { about }) }]
  })
}

/** What it was about, as its recipient read it; a text message says nothing of that. */
function headingOf(council: string, key: CaseKey, { page, caseId, reference, channel }: Sending): string | undefined {
  if (page === null || channel === null) return undefined
  const sent = pageSchema.parse(openJson(key, sealedAs.page(council, caseId, reference), page))
  return headingIn(sent, channel)
}
