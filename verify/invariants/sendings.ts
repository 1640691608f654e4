import type { CaseBook, CouncilBook } from '../books'
import { each, together, type Found } from '../finding'

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
          if (!sent.includes(sending.status)) return undefined
          return sending.acceptedAt !== null && sending.sentTimes > 0
            ? undefined
            : 'it counts as sent and no gateway took it'
        },
      ),
    ),
  )

/** Statuses of a sending that the audit tells of. */
const told = [...sent, 'stopped', 'held', 'in-tray', 'together']

/**
 * I9 besides: what became of each sending is on the audit, acceptance once, and what the audit tells of is there; each notice follows from an
 * event of its case. What gateways themselves count is theirs: it is asked for while something is unknown, and not here.
 */
export const sendingsTold = ({ cases, audit }: CouncilBook): Found => {
  const lines = audit.filter(({ action }) => action === 'notice.send')
  const outcomes = new Map<string, string[]>()
  for (const { messageId, outcome } of lines)
    if (messageId !== null) outcomes.set(messageId, [...(outcomes.get(messageId) ?? []), outcome])
  const all = cases.flatMap(({ sendings }) => sendings)
  const references = new Set(all.map(({ reference }) => reference))
  const known = new Set(cases.map(({ row }) => row.caseId))
  return together(
    each(
      all,
      ({ noticeId }) => noticeId,
      ({ reference, status }) => {
        const own = outcomes.get(reference) ?? []
        if (own.filter((outcome) => outcome === 'accepted').length > 1) return 'it was accepted twice, by the audit'
        if (!told.includes(status)) return undefined
        return own.length > 0 ? undefined : `it is ${status} and the audit tells nothing of it`
      },
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

const noticesOf = ({ notices, recorded }: CaseBook): Found =>
  each(
    notices,
    ({ noticeId }) => noticeId,
    ({ eventSeq }) =>
      recorded.some(({ seq }) => seq === eventSeq) ? undefined : 'it follows from no event of its case',
  )
