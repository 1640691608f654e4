import type { CouncilTx } from '../../db/pool'
import type { Caller } from '../authenticate'
import type { Parts } from '../parts'
import type { ReferralView } from '../schemas/views'
import { othersShown } from './other-cases'

/** The answer to a referral without the earlier referrals of its children that are kept from who asks now. */
export async function referralShown(
  tx: CouncilTx,
  parts: Parts,
  caller: Caller,
  view: ReferralView,
): Promise<ReferralView> {
  const earlier = view.cases.flatMap(({ earlierReferrals = [] }) => earlierReferrals.map(({ caseId }) => caseId))
  const shows = await othersShown(tx, parts, caller, earlier)
  const cases = view.cases.map(({ earlierReferrals, ...one }) => ({
    ...one,
    ...(earlierReferrals && { earlierReferrals: earlierReferrals.filter(({ caseId }) => shows(caseId)) }),
  }))
  return { ...view, cases }
}
