import { z } from 'zod'
import { nameOfRecipient, type Notice as Told } from '../pathway/notice'
import type { CouncilTx } from './pool'
import { aboutReadableSql, askerParameter, readableSql, type Asker } from './readable'
import { bigInteger, instant, many, oneOrNull } from './rows'

const noticeSchema = z.object({
  noticeId: z.string(),
  caseId: z.string(),
  eventSeq: z.number(),
  template: z.string(),
  recipientKind: z.enum(['person', 'role', 'agency']),
  recipient: z.string(),
  status: z.enum(['recorded', 'withheld']),
  ground: z.string().nullable(),
  createdAt: instant,
})

/**
 * Somebody to be told of an event (`recorded`), or deliberately not told, on a ground (`withheld`). `recipient`: an
 * opaque person id, a role, or a kind of agency.
 */
export type Notice = z.output<typeof noticeSchema>
export type NewNotice = Omit<Notice, 'noticeId' | 'createdAt'>

/** What an event of a case tells somebody, as it is to be recorded. */
export const newNotice = (caseId: string, eventSeq: number, { template, recipient, withheld }: Told): NewNotice => ({
  ...{ caseId, eventSeq, template },
  ...{ recipientKind: recipient.kind, recipient: nameOfRecipient(recipient) },
  status: withheld === undefined ? 'recorded' : 'withheld',
  ground: withheld ?? null,
})

const COLUMNS = `notice_id as "noticeId", case_id as "caseId", event_seq as "eventSeq", template,
  recipient_kind as "recipientKind", recipient, status, ground, created_at as "createdAt"`

/**
 * Records the notices of events on record, and for each that is not withheld that it is to be sent. Safe to repeat:
 * nobody is told the same of one event twice. Resolves how many were new.
 */
export async function insertNotices(tx: CouncilTx, notices: readonly NewNotice[]): Promise<number> {
  if (notices.length === 0) return 0
  const result = await tx.query(
    `with added as (
       insert into notice (council, case_id, event_seq, template, recipient_kind, recipient, status, ground)
       select $1, * from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
       on conflict (council, case_id, event_seq, template, recipient_kind, recipient) do nothing
       returning notice_id, case_id, status),
     to_send as (
       insert into sending (council, notice_id, case_id, practice)
       select $1, notice_id, case_id, practice from added join case_view using (case_id)
        where case_view.council = $1 and status = 'recorded')
     select count(*) as added from added`,
    [
      tx.council,
      notices.map(({ caseId }) => caseId),
      notices.map(({ eventSeq }) => eventSeq),
      notices.map(({ template }) => template),
      notices.map(({ recipientKind }) => recipientKind),
      notices.map(({ recipient }) => recipient),
      notices.map(({ status }) => status),
      notices.map(({ ground }) => ground),
    ],
  )
  return oneOrNull(addedSchema, result)?.added ?? 0
}

const addedSchema = z.object({ added: bigInteger })

/** The notice of this id, or null. */
export async function findNotice(tx: CouncilTx, noticeId: string): Promise<Notice | null> {
  const result = await tx.query(`select ${COLUMNS} from notice where council = $1 and notice_id = $2`, [
    tx.council,
    noticeId,
  ])
  return oneOrNull(noticeSchema, result)
}

/** The notices of a case, in the order of its events. */
export async function listNotices(tx: CouncilTx, caseId: string): Promise<Notice[]> {
  const result = await tx.query(
    `select ${COLUMNS} from notice where council = $1 and case_id = $2 order by event_seq, template, recipient_kind, recipient`,
    [tx.council, caseId],
  )
  return many(noticeSchema, result)
}

/** What roles of the council were told, the latest first, without what is about something hidden from who asks. */
export async function listNoticesToRoles(
  tx: CouncilTx,
  { roles, ...asker }: Asker & { roles: readonly string[] },
  limit: number,
): Promise<Notice[]> {
  const result = await tx.query(
    `select ${COLUMNS} from notice where council = $1 and recipient_kind = 'role' and recipient = any($2)
        and not exists (select from case_view c where c.council = $1 and c.case_id = notice.case_id and not ${readableSql('c', '$4')})
        and ${aboutReadableSql('notice.case_id', '$4')}
      order by created_at desc, notice_id limit $3`,
    [tx.council, roles, limit, askerParameter(asker)],
  )
  return many(noticeSchema, result)
}
