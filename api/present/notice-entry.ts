import type { Notice } from '../../db/notices'
import type { Sending } from '../../db/sendings'
import { noticePathOf } from '../links'
import type { NoticeEntry } from '../schemas/notices'
import type { Shows } from './other-cases'

/**
 * A notice as the API shows it: how its latest try stands. `tries`: those of this notice, the first first; `pathOf`: the address of a case, or of
 * a matter of the kind it is of; `shows`: whether the case of another letter may be named.
 */
export function noticeEntry(
  pathOf: (caseId: string) => string,
  notice: Notice,
  tries: readonly Sending[],
  shows: Shows = () => true,
): NoticeEntry {
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
      sentence: last === undefined ? undefined : sentenceOf(last),
    }),
    tries: tries.length,
    recordedAt: createdAt,
    links: {
      self: noticePathOf(pathOf(caseId), noticeId),
      ...(last?.leader &&
        shows(last.leader.caseId) && { letter: noticePathOf(pathOf(last.leader.caseId), last.leader.noticeId) }),
    },
  }
}

const reached = ['accepted', 'delivered', 'told']

/** What lists cannot say with a code alone. */
function sentenceOf({ status, channel, leader }: Sending): string | undefined {
  if (status === 'told') return channel === 'telephone' ? 'They were told by telephone.' : 'Somebody told them.'
  if (status === 'together')
    return reached.includes(leader?.status ?? '')
      ? 'Told with the letter about the same referral.'
      : 'To be told with the letter about the same referral, which has not reached them.'
  const isText = channel === 'text' && (status === 'accepted' || status === 'delivered')
  return isText ? 'A text message asked them to ring. They have not been told yet.' : undefined
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> }

function withoutNull<T extends object>(fields: T): Present<T>
function withoutNull(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
}

/** The notices of a case with their tries. */
export function noticeEntries(
  pathOf: (caseId: string) => string,
  notices: readonly Notice[],
  sendings: readonly Sending[],
  shows?: Shows,
): NoticeEntry[] {
  return notices.map((notice) =>
    noticeEntry(
      pathOf,
      notice,
      sendings.filter(({ noticeId }) => noticeId === notice.noticeId),
      shows,
    ),
  )
}
