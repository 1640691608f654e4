import { clockPaused, extensionWithdrawn, receiptCorrected } from './clock-changes'
import { bankHoliday, checkpointEscalated, heldAndHeardLate } from './clocks'
import { matterPaths } from './matters'
import { newRules } from './new-rules'
import type { CasePath } from './path'
import { refusedSteps } from './refused'
import { reopened } from './reopened'
import { inTwoStages, restricted } from './restricted'
import { besideTheStages } from './roads'
import { toClosed } from './to-closed'

/** Ways of a case that each turn somewhere: whatever happens beside the straight road. */
export const turns: readonly CasePath[] = [
  checkpointEscalated,
  heldAndHeardLate,
  bankHoliday,
  clockPaused,
  extensionWithdrawn,
  receiptCorrected,
  refusedSteps,
  newRules,
  reopened,
  restricted,
  inTwoStages,
]

/** Every path, of the stages, of the roads and of matters. Each has its histories in `test/histories`. */
export const paths: readonly CasePath[] = [...toClosed, ...turns, ...besideTheStages, ...matterPaths]
