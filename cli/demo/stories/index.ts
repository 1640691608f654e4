import type { Story } from '../story'
import { decidedInTheMiddle } from './decided-in-the-middle'
import { fridayBeforeABankHoliday } from './friday-before-a-bank-holiday'
import { threeCheckpoints } from './three-checkpoints'
import { twoChildrenAndChristmas } from './two-children-and-christmas'

/** The stories of the demo, one for each council, from receipt to closed. */
export const stories: readonly Story[] = [
  fridayBeforeABankHoliday,
  twoChildrenAndChristmas,
  decidedInTheMiddle,
  threeCheckpoints,
]
