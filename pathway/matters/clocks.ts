import type { ClockRule } from '../clocks/clock'
import type { Rules } from '../rules'

/** The clocks of the matters, by their rules. */
export const matterClocks = ({ recordsAccess }: Rules): readonly ClockRule[] => [
  recordsAccess.reply,
  recordsAccess.rectification,
]
