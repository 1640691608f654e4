import { newNotice, type NewNotice } from '../../db/notices'
import type { Sending } from '../../db/sendings'
import type { AuditLine, CaseBook, CouncilBook } from '../books'
import { each, together, type Found } from '../finding'
import { stories } from '../stories'
import { areAbout } from '../moments-apart'
import { rulesIn } from './record'

const sent = ['accepted', 'delivered', 'undeliverable']

/** I9: what is to be told is tried, what is withheld is not, each notice is accepted by a gateway at most once without having come back. */
export const sendings = ({ cases }: CouncilBook): Found =>
  together(
    ...cases.map((one) =>
      each(
        one.notices,
        ({ noticeId }) => noticeId,
        ({ noticeId, status }) => {
          const tries = one.sendings.filter((sending) => sending.noticeId === noticeId)
          if (status === 'withheld') return tries.length === 0 ? undefined : 'it was withheld and is to be sent'
          if (tries.length === 0) return 'it is to be sent and nothing sends it'
          if (tries.some((sending) => sending.try > tries.length)) return 'a try to send it is missing'
          const stands = tries.filter((sending) => sending.status === 'accepted' || sending.status === 'delivered')
          return stands.length > 1 ? `it was accepted ${stands.length} times` : undefined
        },
      ),
    ),
    ...cases.map((one) =>
      each(
        one.sendings,
        ({ noticeId }) => noticeId,
        (sending) => {
          if (!one.notices.some(({ noticeId }) => noticeId === sending.noticeId))
            return 'a sending belongs to no notice of its case'
          if (one.brokenPages.includes(sending.noticeId)) return 'a page of it does not open, or did not go so'
          if (sending.practice !== one.row.practice) return 'it is practice where its case is not, or the reverse'
          if (!sent.includes(sending.status)) return undefined
          return sending.acceptedAt !== null && sending.sentTimes > 0
            ? undefined
            : 'it counts as sent and no gateway took it'
        },
      ),
    ),
  )

/** Statuses of a sending of which the audit tells nothing, or that it was with another letter once. */
const underWay = ['waiting', 'reserved']

/**
 * I9 besides: what became of each sending is on the audit, acceptance once, and what the audit tells of is there; each notice follows from an
 * event of its case. What gateways themselves count is theirs: it is asked for while something is unknown, and not here.
 */
export const sendingsTold = ({ cases, audit }: CouncilBook): Found => {
  const lines = audit.filter(({ action }) => action === 'notice.send')
  const told = new Map<string, AuditLine[]>()
  for (const line of lines) told.set(line.messageId ?? '', [...(told.get(line.messageId ?? '') ?? []), line])
  const byPeople = audit.filter(({ action, outcome }) => action === 'work-item.done' && outcome.startsWith('told-'))
  const all = cases.flatMap(({ sendings }) => sendings)
  const references = new Set(all.map(({ reference }) => reference))
  const known = new Set(cases.map(({ row }) => row.caseId))
  return together(
    each(
      all,
      ({ noticeId }) => noticeId,
      (sending) =>
        sending.status === 'told' ? toldBy(sending, byPeople) : endOf(sending, told.get(sending.reference) ?? []),
    ),
    each(
      lines.filter(({ caseId }) => caseId !== null && known.has(caseId)),
      ({ messageId }) => messageId ?? 'sending',
      ({ messageId }) =>
        references.has(messageId ?? '') ? undefined : 'the audit tells of a sending that is not there',
    ),
    ...cases.map(noticesOf),
  )
}

/** Somebody of the council told them, when and as the audit has it of them. */
function toldBy({ noticeId, settledAt, channel }: Sending, byPeople: readonly AuditLine[]): string | undefined {
  const how = channel === 'telephone' ? 'told-by-telephone' : 'told-otherwise'
  return byPeople.some((line) => line.messageId === noticeId && line.outcome === how && isAbout(settledAt, line))
    ? undefined
    : 'the audit tells otherwise of who told them, when or how'
}

/** What is said of how a sending ended: it must be what the audit tells last, at about its moment. */
function endOf(sending: Sending, own: readonly AuditLine[]): string | undefined {
  const { status, problem, ground, settledAt, acceptedAt } = sending
  const accepted = own.filter(({ outcome }) => outcome === 'accepted')
  if (accepted.length > 1) return 'it was accepted twice, by the audit'
  const last = own.at(-1)
  if (underWay.includes(status))
    return last === undefined || last.outcome === 'together'
      ? undefined
      : `it is ${status}, and ${last.outcome} by the audit`
  if (last === undefined) return `it is ${status} and the audit tells nothing of it`
  const wanted = status === 'held' || status === 'undeliverable' ? problem : (ground ?? status)
  if (last.outcome !== wanted) return `it is ${wanted ?? status}, and ${last.outcome} by the audit`
  const isWhen = isAbout(settledAt, last) && isAbout(acceptedAt, accepted[0] ?? last)
  return isWhen ? undefined : 'the audit tells otherwise of when it ended'
}

const isAbout = (moment: string | null, line: AuditLine | undefined): boolean =>
  moment === null || line === undefined || areAbout(moment, line.at)

const noticesOf = ({ notices, recorded }: CaseBook): Found =>
  each(
    notices,
    ({ noticeId }) => noticeId,
    ({ eventSeq }) =>
      recorded.some(({ seq }) => seq === eventSeq) ? undefined : 'it follows from no event of its case',
  )

/** I9 besides: who is told what of an event, and who is deliberately not told, is what follows from the event; and nobody else is. */
export const noticesFollow = (book: CouncilBook): Found =>
  together(
    ...book.cases.filter(isWhole).map((one) => {
      const wanted = new Set(wantedOf(book, one).map(saysOf))
      const there = new Set(one.notices.map(saysOf))
      return together(
        each(
          one.notices,
          ({ noticeId }) => noticeId,
          (notice) => (wanted.has(saysOf(notice)) ? undefined : 'it does not follow from its event'),
        ),
        each(
          [...wanted],
          () => one.row.caseId,
          (says) => (there.has(says) ? undefined : 'somebody was to be told and there is no notice of it'),
        ),
      )
    }),
  )

/** With a gap or a seal that does not open nothing can be worked out; others say so. */
const isWhole = ({ events, recorded }: CaseBook) =>
  events.length === recorded.length && events.every(({ seq }, index) => seq === index + 1)

function wantedOf(book: CouncilBook, { row, events, messages }: CaseBook): NewNotice[] {
  const versions = new Map(messages.map(({ messageId, rulesVersion }) => [messageId, rulesVersion]))
  const rulesOf = (messageId: string) => rulesIn(book, versions.get(messageId) ?? row.rulesVersion)
  return stories[row.kind].notices(events, rulesOf).map(({ seq, notice }) => newNotice(row.caseId, seq, notice))
}

const saysOf = ({ eventSeq, template, recipientKind, recipient, status, ground }: NewNotice): string =>
  JSON.stringify([eventSeq, template, recipientKind, recipient, status, ground])
