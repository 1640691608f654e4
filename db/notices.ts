import { z } from 'zod'
import type { CouncilTx } from './pool'
import { instant, many } from './rows'

const noticeSchema = z.object({
  noticeId: z.string(),
  caseId: z.string(),
  eventSeq: z.number(),
  template: z.string(),
  recipientKind: z.enum(['person', 'role']),
  recipient: z.string(),
  status: z.enum(['recorded', 'withheld']),
  ground: z.string().nullable(),
  createdAt: instant,
})

/**
 * Somebody to be told of an event (`recorded`), or deliberately not told, on a ground (`withheld`). `recipient`: an
 * opaque person id, or a role.
 */
export type Notice = z.output<typeof noticeSchema>
export type NewNotice = Omit<Notice, 'noticeId' | 'createdAt'>

/**
 * Records the notices of events on record. Safe to repeat: nobody is told the same of one event twice. Resolves how
 * many were new.
 */
export async function insertNotices(tx: CouncilTx, notices: readonly NewNotice[]): Promise<number> {
  if (notices.length === 0) return 0
  const { rowCount } = await tx.query(
    `insert into notice (council, case_id, event_seq, template, recipient_kind, recipient, status, ground)
     select $1, * from unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
     on conflict (council, case_id, event_seq, template, recipient_kind, recipient) do nothing`,
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
  return rowCount ?? 0
}

/** The notices of a case, in the order of its events. */
export async function listNotices(tx: CouncilTx, caseId: string): Promise<Notice[]> {
  const result = await tx.query(
    `select notice_id as "noticeId", case_id as "caseId", event_seq as "eventSeq", template,
            recipient_kind as "recipientKind", recipient, status, ground, created_at as "createdAt"
       from notice where council = $1 and case_id = $2 order by event_seq, template, recipient_kind, recipient`,
    [tx.council, caseId],
  )
  return many(noticeSchema, result)
}
