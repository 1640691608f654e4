import { appendAudit } from '../../db/audit'
import { caseKeysIn } from '../../db/case-keys'
import { findCase, isHiddenFrom } from '../../db/cases'
import { releaseLed } from '../../db/letters-together'
import { readCouncil, withCouncil, type CouncilTx } from '../../db/pool'
import { sealedAs, sealJson } from '../../db/sealed'
import { isUntold, tellByPeople, tryAgain } from '../../db/sendings'
import {
  findWorkItem,
  finishWorkItem as finish,
  listOpenWorkItems,
  type OpenWorkItem,
  type WorkItem,
} from '../../db/work-items'
import { see } from '../../notices/sight'
import { whatHelps, workItemKinds } from '../../notices/work-item'
import type { Instant } from '../../pathway/time'
import { auditFields } from '../audit'
import { workItemDoneExample } from '../examples/case'
import { askerOf } from '../guard'
import type { Parts } from '../parts'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { councilPath, noBody, noQuery, workItemPath } from '../schemas/common'
import { practiceQuery } from '../schemas/tray-query'
import { doneAs, workItemDone, workItemDoneView, workItemsView } from '../schemas/notices'
import { caseTime } from '../sealed-case'
import { tenantOf } from '../tenant'

/** What a machine could not do. */
export const listWorkItems = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/work-items',
  operationId: 'listWorkItems',
  action: 'work-items.list',
  summary: 'List what people have to do where a notice could not go out',
  description:
    'The open ones, the least time left first, at most 500. Past its time an item is passed on. Those of practice cases only where they are ' +
    "asked for: each is due, and passed on, by its case's own time.",
  permission: 'case.read',
  params: councilPath,
  query: practiceQuery,
  body: noBody,
  answers: { 200: { description: 'Each with what has to be done, and until when.', schema: workItemsView } },
  answer: ({ caller, query: { practice } }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const items = await listOpenWorkItems(tx, { practice, limit: 500, askedBy: askerOf(caller) })
      return { status: 200, body: { workItems: items.map(shown) } }
    }),
})

function shown(item: OpenWorkItem) {
  const { workItemId, practice, kind, role, openedAt, dueAt, overdue, caseId, noticeId, escalatedTo, escalatedAt } =
    item
  const { template, recipientKind, recipient } = item
  return {
    ...{ workItemId, practice, kind, toDo: workItemKinds[kind] ?? kind, role, openedAt, dueAt, overdue },
    ...(caseId !== null && { caseId }),
    ...(noticeId !== null && { noticeId }),
    ...(template !== null && { notice: { template, recipient: { kind: recipientKind ?? '', id: recipient ?? '' } } }),
    ...(escalatedTo !== null && { escalatedTo }),
    ...(escalatedAt !== null && { escalatedAt }),
  }
}

/** It is done. */
export const finishWorkItem = defineRoute({
  method: 'post',
  path: '/v1/councils/{council}/work-items/{item}/done',
  operationId: 'finishWorkItem',
  action: 'work-item.done',
  summary: 'Say what was done about a work item',
  description:
    'Sent again, a notice is written anew from the record as it is then. Said twice, the first counts and is answered again.',
  permission: 'case.act',
  params: workItemPath,
  query: noQuery,
  body: workItemDone,
  examples: { told: workItemDoneExample },
  answers: { 200: { description: 'On the record.', schema: workItemDoneView } },
  problems: ['nothing-to-send-again', 'still-in-the-way'],
  answer: ({ caller, params, body, now }, parts) =>
    withCouncil(parts.db, caller.council, async (tx) => {
      const item = await findWorkItem(tx, params.item)
      const about = item === null || item.caseId === null ? null : await findCase(tx, item.caseId)
      if (item === null || (about !== null && isHiddenFrom(about, caller.actor.id))) throw new Problem('not-found')
      const as = doneAs.find((one) => one === item.doneAs)
      if (item.doneAt !== null) return doneAlready(item.workItemId, as, item.doneAt)
      const at = about === null ? now : await caseTime(tx, about, now)
      if (body.as === 'send-again') await sendAgain(tx, parts, item, now)
      else await settleNotice(tx, item, body.as)
      const note = await sealedNote(tx, parts, item, body.note)
      await finish(tx, item.workItemId, { at, by: caller.actor.id, as: body.as, note })
      const audited = { action: 'work-item.done', caseId: item.caseId, messageId: item.noticeId, outcome: body.as }
      await appendAudit(tx, { ...auditFields(caller, now), ...audited })
      return { status: 200, body: { workItemId: item.workItemId, as: body.as, doneAt: at } }
    }),
})

function doneAlready(workItemId: string, as: (typeof doneAs)[number] | undefined, doneAt: Instant) {
  return { status: 200 as const, body: { workItemId, as: as ?? 'no-longer-needed', doneAt } }
}

/** What was done about a work item is done about its notice: they have been told, or need not be. */
async function settleNotice(tx: CouncilTx, { noticeId }: WorkItem, as: (typeof doneAs)[number]): Promise<void> {
  if (noticeId === null) return
  if (as === 'told-by-telephone') await tellByPeople(tx, noticeId, 'telephone')
  if (as === 'told-otherwise') await tellByPeople(tx, noticeId, null)
  if (as === 'no-longer-needed' && (await isUntold(tx, noticeId))) await releaseLed(tx, noticeId)
}

/** Refused where nothing failed, and where it would come back for the very reason that the work item is there. */
async function sendAgain(tx: CouncilTx, parts: Parts, { kind, caseId, noticeId }: WorkItem, now: Instant) {
  const row = caseId === null ? null : await findCase(tx, caseId)
  if (row === null || noticeId === null || !(await tryAgain(tx, noticeId))) throw new Problem('nothing-to-send-again')
  const helps = whatHelps[kind]
  if (helps === undefined) return
  const around = { keyring: parts.keyring, tenant: tenantOf(parts, tx.council), now: await caseTime(tx, row, now) }
  const { resolved } = await see(tx, around, { noticeId, caseId: row.caseId })
  if (resolved.do === 'hold' && resolved.problem === kind) throw new Problem('still-in-the-way', { allowed: helps })
}

/** Of what is no case's, such as a gateway that is silent, there is nothing to seal a note with, and it says nothing of people. */
async function sealedNote(tx: CouncilTx, { keyring }: Parts, item: WorkItem, note: string): Promise<Buffer | null> {
  if (item.caseId === null) return null
  const keys = caseKeysIn(tx, keyring)
  // Of a case that was destroyed nothing more is put down.
  if (!(await keys.has(item.caseId))) return null
  const key = await keys.load(item.caseId)
  return sealJson(key, sealedAs.workItem(tx.council, item.caseId, item.workItemId), { note })
}
