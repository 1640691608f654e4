import type { Assessment } from '../../pathway/case'
import type { CaseView } from '../schemas/views'

/** What is known of an assessment, as the API shows it. */
export function assessmentView(assessment: Assessment): NonNullable<CaseView['assessment']> {
  const { copiesAskedBy: _asNotices, checkpointsReviewed, overrunReasons, ...rest } = assessment
  return { ...rest, checkpointsReviewed: [...checkpointsReviewed], overrunReasons: [...overrunReasons] }
}
