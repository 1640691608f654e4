import { z } from 'zod'
import { twoStageKinds } from '../../pathway/two-stage/kinds'
import { roadClock } from './clocks'
import { block } from './parts'

const distinct = (list: readonly string[]) => new Set(list).size === list.length

/** Which steps are done only once a second person has approved them, and how long that person has. */
export const approvals = block({
  twoStage: z.array(z.enum(twoStageKinds)).refine(distinct, { error: 'each step once' }),
  within: roadClock('approval-asked'),
})
