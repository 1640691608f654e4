import type { Notice } from '../../db/notices'
import type { NoticeEntry } from '../schemas/lists'

/** A recorded notice as the API shows it. */
export function noticeEntry(notice: Notice): NoticeEntry {
  const { eventSeq, template, recipientKind, recipient, status, ground, createdAt } = notice
  return {
    event: eventSeq,
    template,
    recipient: { kind: recipientKind, id: recipient },
    status,
    ...(ground !== null && { ground }),
    recordedAt: createdAt,
  }
}
