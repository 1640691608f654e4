import { z } from 'zod'
import type { Instant } from '../pathway/time'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { aboutReadableSql, askerParameter, readableSql, type Asker } from './readable'
import { bytes, idsOf, instant, many, oneOrNull } from './rows'

const itemSchema = z.object({
  workItemId: z.string(),
  caseId: z.string().nullable(),
  noticeId: z.string().nullable(),
  /** Of a practice case or matter. */
  practice: z.boolean(),
  /** Of the notice it is about. */
  template: z.string().nullable(),
  recipientKind: z.string().nullable(),
  recipient: z.string().nullable(),
  kind: z.string(),
  role: z.string(),
  openedAt: instant,
  dueAt: instant,
  escalatedTo: z.string().nullable(),
  escalatedAt: instant.nullable(),
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
  doneAs: z.string().nullable(),
  note: bytes.nullable(),
})

/** What somebody has to do because a machine could not go on. `note` is sealed under the case's key as `sealedAs.workItem`. */
export type WorkItem = z.output<typeof itemSchema>

/** One that is open, and whether it is past its time by the time of the case that it is about. */
export type OpenWorkItem = WorkItem & { overdue: boolean }

function ofNotice(column: 'template' | 'recipient_kind' | 'recipient'): string {
  return `(select n.${column} from notice n where n.council = work_item.council and n.notice_id = work_item.notice_id)`
}

const isPractice = `exists (select from case_view p where p.council = work_item.council and p.case_id = work_item.case_id and p.practice)`

/** The moment that it now is for what it is about: a practice case has a time of its own. */
const itsNow = `(now() + coalesce(
    (select p.offset_ms * interval '1 millisecond' from practice_clock p where p.council = work_item.council and p.case_id = work_item.case_id),
    interval '0'))`

const COLUMNS = `work_item_id as "workItemId", case_id as "caseId", notice_id as "noticeId", kind, role, opened_at as "openedAt",
  due_at as "dueAt", escalated_to as "escalatedTo", escalated_at as "escalatedAt", done_at as "doneAt", done_by as "doneBy",
  done_as as "doneAs", note, ${isPractice} as practice, ${ofNotice('template')} as template,
  ${ofNotice('recipient_kind')} as "recipientKind", ${ofNotice('recipient')} as recipient`

/**
 * Puts it in the tray of a role, unless the same is there and open: once a kind and notice, or once a kind where it is of no notice. Its
 * moments are by the time of the case that it is about.
 */
export async function openWorkItem(
  tx: CouncilTx,
  item: Pick<WorkItem, 'caseId' | 'noticeId' | 'kind' | 'role' | 'openedAt' | 'dueAt'>,
): Promise<boolean> {
  const result = await tx.query(
    `insert into work_item (council, case_id, notice_id, kind, role, opened_at, due_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing returning work_item_id as id`,
    [tx.council, item.caseId, item.noticeId, item.kind, item.role, item.openedAt, item.dueAt],
  )
  keep(tx, 'work_item', idsOf(result))
  return result.rowCount === 1
}

/** The open ones, of practice cases or of all else, the least time left first, without those of what is hidden from who asks. */
export async function listOpenWorkItems(
  tx: CouncilTx,
  { practice, limit, askedBy }: { practice: boolean; limit: number; askedBy: Asker },
): Promise<OpenWorkItem[]> {
  const result = await tx.query(
    `select ${COLUMNS}, due_at <= ${itsNow} as overdue from work_item
      where council = $1 and done_at is null and ${isPractice} = $4
        and not exists (select from case_view c where c.council = $1 and c.case_id = work_item.case_id and not ${readableSql('c', '$3')})
        and ${aboutReadableSql('work_item.case_id', '$3')}
      order by due_at, work_item_id limit $2`,
    [tx.council, limit, askerParameter(askedBy), practice],
  )
  return many(itemSchema.extend({ overdue: z.boolean() }), result)
}

/** One work item, locked; or null. */
export async function findWorkItem(tx: CouncilTx, workItemId: string): Promise<WorkItem | null> {
  const result = await tx.query(
    `select ${COLUMNS} from work_item where council = $1 and work_item_id = $2 for update`,
    [tx.council, workItemId],
  )
  return oneOrNull(itemSchema, result)
}

/** Passes on to a role what is past its time and not done, each once, by the time of the case that it is about. Resolves how many. */
export async function escalateOverdue(tx: CouncilTx, to: string): Promise<number> {
  const result = await tx.query(
    `update work_item set escalated_to = $2, escalated_at = ${itsNow}
      where council = $1 and done_at is null and escalated_at is null and due_at <= ${itsNow} returning work_item_id as id`,
    [tx.council, to],
  )
  keep(tx, 'work_item_passed', idsOf(result))
  return result.rowCount ?? 0
}

/** Puts down that it is done; resolves false where it was before. */
export async function finishWorkItem(
  tx: CouncilTx,
  workItemId: string,
  done: { at: Instant; by: string; as: string; note: Uint8Array | null },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update work_item set done_at = $3, done_by = $4, done_as = $5, note = $6
      where council = $1 and work_item_id = $2 and done_at is null`,
    [tx.council, workItemId, done.at, done.by, done.as, done.note],
  )
  if (rowCount === 1) keep(tx, 'work_item_done', [workItemId])
  if (rowCount === 1 && done.note !== null) keep(tx, 'work_item_note', [workItemId])
  return rowCount === 1
}

/** Closes what is over by itself, such as a gateway that answers again. */
export async function withdrawWorkItems(tx: CouncilTx, kind: string): Promise<void> {
  const result = await tx.query(
    `update work_item set done_at = now(), done_by = 'caseway', done_as = 'over'
      where council = $1 and kind = $2 and done_at is null returning work_item_id as id`,
    [tx.council, kind],
  )
  keep(tx, 'work_item_done', idsOf(result))
}

/** Closes what is over for one case or matter, of one kind or all. */
export async function withdrawWorkItemsOf(tx: CouncilTx, caseId: string, by: string, kind?: string): Promise<void> {
  const result = await tx.query(
    `update work_item set done_at = now(), done_by = $3, done_as = 'over'
      where council = $1 and case_id = $2 and ($4::text is null or kind = $4) and done_at is null returning work_item_id as id`,
    [tx.council, caseId, by, kind ?? null],
  )
  keep(tx, 'work_item_done', idsOf(result))
}

/** Whether there was ever one of this kind about a notice. */
export async function hasHadWorkItem(tx: CouncilTx, kind: string, noticeId: string): Promise<boolean> {
  const { rowCount } = await tx.query(`select from work_item where council = $1 and kind = $2 and notice_id = $3`, [
    ...[tx.council, kind, noticeId],
  ])
  return (rowCount ?? 0) > 0
}

/** Whether somebody has dealt with one of this kind that was opened after a moment: the same silence is not put to them again. */
export async function wasDoneSince(tx: CouncilTx, kind: string, since: Instant): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from work_item where council = $1 and kind = $2 and opened_at > $3 and done_by <> 'caseway' limit 1`,
    [tx.council, kind, since],
  )
  return rowCount === 1
}
