import { z } from 'zod'
import { block, code } from './parts'

const distinct = (list: readonly string[]) => new Set(list).size === list.length

/** Whose cases whoever may read cases reads, and where they say why. */
export const access = block({
  /** Those of the whole council, or of the teams that their token names and those allocated to them. */
  scope: z.enum(['council', 'team']),
  /** `outside-team`: of a case that is neither of their team nor theirs; `emergency`: under emergency access. */
  reasonNeeded: z.array(z.enum(['outside-team', 'emergency'])).refine(distinct, { error: 'each once' }),
  /** The only ones that there are. */
  reasons: z
    .array(code)
    .min(1, { error: 'at least one reason' })
    .max(50)
    .refine(distinct, { error: 'each reason once' }),
})
