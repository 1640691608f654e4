import type { ClockRule } from '../clocks/clock'
import { complaintClocks } from './complaints/rules'
import type { Rules } from '../rules'

/** The clocks of the matters, by their rules. */
export const matterClocks = ({ recordsAccess, complaints, emergencyAccess }: Rules): readonly ClockRule[] => [
  recordsAccess.reply,
  recordsAccess.rectification,
  ...complaintClocks(complaints),
  emergencyAccess.review,
]
