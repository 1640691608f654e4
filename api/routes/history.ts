import { z } from 'zod'
import { listEvents, type RecordedEvent } from '../../db/events'
import { openCaseEvent } from '../../db/case-events'
import { findCase } from '../../db/cases'
import { findReceipt } from '../../db/inbox'
import { noticesOfCase } from '../present/notices-of-case'
import { idsIn, othersShown, withoutOthers } from '../present/other-cases'
import { readCouncil } from '../../db/pool'
import { peopleOfCase } from '../../notices/people-of-case'
import { besideOf, type Beside } from '../present/beside'
import { familyTimeline } from '../present/family-timeline'
import { timelineEntry } from '../present/timeline-entry'
import { receiptView as presentReceipt } from '../present/receipt-view'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { casePath, noBody, noQuery, receiptPath, uuid } from '../schemas/common'
import { familyTimelineView, timelineView } from '../schemas/lists'
import { receiptView } from '../schemas/views'
import { needFamily, readCase } from '../sealed-case'
import { tenantOf } from '../tenant'

/** What happened in a case. */
export const readTimeline = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}/timeline',
  operationId: 'readTimeline',
  action: 'case.timeline',
  summary: 'Read what happened in a case',
  permission: 'record.read',
  params: casePath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Every event in order, as a sentence and with its reasons.', schema: timelineView } },
  answer: ({ caller, params, now }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const { row, keys } = await readCase(tx, parts.keyring, params.case, now)
      const key = await keys.load(row.caseId)
      const { rules } = tenantOf(parts, caller.council)
      const told = await noticesOfCase(tx, parts, caller, row.caseId)
      const entry = (event: RecordedEvent) =>
        timelineEntry(tx.council, row.caseId, event, key, {
          rules,
          notices: told.filter((one) => one.event === event.seq),
        })
      const beside = await besideOf(tx, parts.keyring, row.caseId, now, caller)
      const entries = (await listEvents(tx, row.caseId)).map(entry)
      const shows = await othersShown(tx, parts, caller, idsIn(entries.map(({ data }) => data)))
      const events = entries.map((one) => ({
        ...one,
        data: withoutOthers(one.data, shows),
        ...besideIn(beside, one.seq),
      }))
      return { status: 200, body: { caseId: row.caseId, events, ...besideIn(beside, 0) } }
    }),
})

const besideIn = (beside: Beside, seq: number) => {
  const found = beside.get(seq)
  return found === undefined ? {} : { beside: [...found] }
}

const familyQuery = z.strictObject({
  for: uuid.meta({ description: 'Whose view it is: the opaque id of somebody of the family.' }).exactOptional(),
})

/** What happened in a case, for its family. */
export const readFamilyTimeline = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}/family-timeline',
  operationId: 'readFamilyTimeline',
  action: 'case.family-timeline',
  summary: 'Read a case as its family may see it',
  description:
    'In plain words to the family: what happened, what was decided and why, and which meetings they may attend. What is withheld ' +
    'from them is not in it, and who referred never is. What one of them asked, and the numbers they were given, are in their own view only: name ' +
    'them with `for`.',
  permission: 'record.read',
  params: casePath,
  query: familyQuery,
  body: noBody,
  answers: { 200: { description: 'To be shown or read to the family.', schema: familyTimelineView } },
  answer: ({ caller, params, query, now }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const { row, state, keys } = await readCase(tx, parts.keyring, params.case, now)
      if (query.for !== undefined) needFamily(state, query.for)
      const key = await keys.load(row.caseId)
      const recorded = await listEvents(tx, row.caseId)
      const events = recorded.map((event) => openCaseEvent(key, caller.council, row.caseId, event))
      const people = await peopleOfCase(tx, keys, row.caseId)
      const { entries, meetings } = familyTimeline(events, people, tenantOf(parts, caller.council).rules, query.for)
      return { status: 200, body: { caseId: row.caseId, entries: [...entries], meetings: [...meetings] } }
    }),
})

/** What became of a message. */
export const readReceipt = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/cases/{case}/receipts/{messageId}',
  operationId: 'readReceipt',
  action: 'receipt.read',
  summary: 'Ask what became of a message',
  permission: 'receipt.read',
  params: receiptPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Held, applied or refused.', schema: receiptView } },
  answer: ({ caller, params }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      if ((await findCase(tx, params.case))?.kind !== 'referral') throw new Problem('not-found')
      const receipt = await findReceipt(tx, params.case, params.messageId)
      if (receipt === null) throw new Problem('not-found')
      return { status: 200, body: presentReceipt(caller.council, receipt) }
    }),
})
