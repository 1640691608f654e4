import type { CouncilBook } from '../books'
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
