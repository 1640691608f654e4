import type { OpenCase } from '../case'
import type { ClosureReason } from '../rules'

/** That the assessment led to nothing, or to early help alone. */
const afterAssessmentAlone: readonly ClosureReason[] = ['RC8', 'RC9']

/**
 * Whether a case may be closed for this reason: RC8 and RC9 say that an assessment led to nothing more, so not where there was a section 47
 * enquiry, a child protection plan or a child in need plan (census rule 2990).
 */
export function mayCloseFor(reason: ClosureReason, { section47, childProtectionPlan, childInNeed }: OpenCase): boolean {
  const had = [section47?.enquiry, childProtectionPlan, childInNeed?.plannedOn, childInNeed?.plannedBefore].some(
    (one) => one !== undefined,
  )
  return !had || !afterAssessmentAlone.includes(reason)
}
