import type { Notice } from '../../db/notices'
import type { Sending } from '../../db/sendings'
import { noticePathOf } from '../links'
import type { NoticeEntry } from '../schemas/notices'

/** A notice as the API shows it: how its latest try stands. `tries`: those of this notice, the first first. */
export function noticeEntry(council: string, notice: Notice, tries: readonly Sending[]): NoticeEntry {
  const { noticeId, caseId, eventSeq, template, recipientKind, recipient, status, ground, createdAt } = notice
  const last = tries.at(-1)
  return {
    ...{ noticeId, event: eventSeq, template, recipient: { kind: recipientKind, id: recipient } },
    status: last?.status ?? status,
    ...withoutNull({
      channel: last?.channel,
      ground: last?.ground ?? ground,
      problem: last?.problem,
      acceptedAt: last?.acceptedAt,
      settledAt: last?.settledAt,
    }),
    tries: tries.length,
    recordedAt: createdAt,
    links: { self: noticePathOf(council, caseId, noticeId) },
  }
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> }

function withoutNull<T extends object>(fields: T): Present<T>
function withoutNull(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
}

/** The notices of a case with their tries. */
export function noticeEntries(
  council: string,
  notices: readonly Notice[],
  sendings: readonly Sending[],
): NoticeEntry[] {
  return notices.map((notice) =>
    noticeEntry(
      council,
      notice,
      sendings.filter(({ noticeId }) => noticeId === notice.noticeId),
    ),
  )
}
