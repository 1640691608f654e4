import { openEvent } from '../../../db/case-events'
import { listEvents } from '../../../db/events'
import { findReceipt } from '../../../db/inbox'
import { listNotices } from '../../../db/notices'
import { readCouncil } from '../../../db/pool'
import { matterPathOf } from '../../links'
import { noticePage } from '../../notice-page'
import type { MatterApi, MatterTypes } from '../../matters/matter-api'
import { needMatter, readMatter } from '../../matters/read-matter'
import { listSendings } from '../../../db/sendings'
import { noticeEntries } from '../../present/notice-entry'
import { receiptView as presentReceipt } from '../../present/receipt-view'
import { Problem } from '../../problems'
import { defineRoute, type Route } from '../../route'
import { noticePath, receiptPath } from '../../schemas/common'
import { timelineView } from '../../schemas/lists'
import { noticePageView, noticesView } from '../../schemas/notices'
import { receiptView } from '../../schemas/views'
import { tenantOf } from '../../tenant'
import { onePath, reading } from './about'

/** What happened in a matter. */
export const readTimelineOf = <T extends MatterTypes>(api: MatterApi<T>): Route =>
  defineRoute({
    ...reading(api),
    path: `${onePath(api)}/timeline`,
    operationId: `read${api.name}Timeline`,
    action: `${api.kind}.timeline`,
    summary: `Read what happened in ${api.oneOf}`,
    answers: {
      200: { description: 'Every event in order, as a sentence and with its reasons.', schema: timelineView },
    },
    answer: ({ caller, params, now }, parts) =>
      readCouncil(parts.db, caller.council, async (tx) => {
        const { row, keys } = await readMatter<T['state']>(tx, parts.keyring, api.kind, params.case, now, caller)
        const key = await keys.load(row.caseId)
        const { rules } = tenantOf(parts, caller.council)
        const told = noticeEntries(
          (id) => matterPathOf(tx.council, api.collection, id),
          await listNotices(tx, row.caseId),
          await listSendings(tx, row.caseId),
        )
        const events = (await listEvents(tx, row.caseId)).map((recorded) => {
          const event = openEvent(key, caller.council, row.caseId, recorded)
          const { seq, at, by, type, messageId: _messageId, ...data } = event
          const sentence = api.machine.owns(event) ? api.machine.sentence(event, rules) : type
          const notices = told.filter((one) => one.event === seq)
          return { seq, at, recordedAt: recorded.recordedAt, by, type, sentence, data, notices }
        })
        return { status: 200, body: { caseId: row.caseId, events } }
      }),
  })

/** Who is told what of a matter. */
export const readNoticesOf = <T extends MatterTypes>(api: MatterApi<T>): Route =>
  defineRoute({
    ...reading(api),
    path: `${onePath(api)}/notices`,
    operationId: `read${api.name}Notices`,
    action: `${api.kind}.notices`,
    summary: `Read who is told what of ${api.oneOf}`,
    answers: { 200: { description: 'The notices recorded.', schema: noticesView } },
    answer: ({ caller, params }, parts) =>
      readCouncil(parts.db, caller.council, async (tx) => {
        await needMatter(tx, api.kind, params.case, caller)
        const [notices, sendings] = [await listNotices(tx, params.case), await listSendings(tx, params.case)]
        return {
          status: 200,
          body: {
            caseId: params.case,
            notices: noticeEntries((id) => matterPathOf(tx.council, api.collection, id), notices, sendings),
          },
        }
      }),
  })

/** What was sent of a notice of a matter. */
export const readNoticePageOf = <T extends MatterTypes>(api: MatterApi<T>): Route =>
  defineRoute({
    ...reading(api),
    params: noticePath,
    path: `${onePath(api)}/notices/{notice}`,
    operationId: `read${api.name}NoticePage`,
    action: 'notice.read',
    summary: `Read what was sent of a notice of ${api.oneOf}`,
    description: 'Word for word, with where it went. It is sealed everywhere else. Every look is on the audit.',
    answers: { 200: { description: 'Each try that got as far as a page.', schema: noticePageView } },
    answer: ({ caller, params }, parts) =>
      readCouncil(parts.db, caller.council, async (tx) => {
        await needMatter(tx, api.kind, params.case, caller)
        const pathOf = (id: string) => matterPathOf(tx.council, api.collection, id)
        return { status: 200, body: await noticePage(tx, parts, params, pathOf, caller) }
      }),
  })

/** What became of a message to a matter. */
export const readReceiptOf = <T extends MatterTypes>(api: MatterApi<T>): Route =>
  defineRoute({
    ...reading(api),
    params: receiptPath,
    path: `${onePath(api)}/receipts/{messageId}`,
    operationId: `read${api.name}Receipt`,
    action: 'receipt.read',
    summary: `Ask what became of a message to ${api.oneOf}`,
    answers: { 200: { description: 'Held, applied or refused.', schema: receiptView } },
    answer: ({ caller, params }, parts) =>
      readCouncil(parts.db, caller.council, async (tx) => {
        await needMatter(tx, api.kind, params.case, caller)
        const receipt = await findReceipt(tx, params.case, params.messageId)
        if (receipt === null) throw new Problem('not-found')
        return {
          status: 200,
          body: presentReceipt(caller.council, receipt, matterPathOf(caller.council, api.collection, params.case)),
        }
      }),
  })
