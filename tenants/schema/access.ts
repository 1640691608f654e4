import { z } from 'zod'
import { block } from './parts'

/** Whose cases whoever may read cases reads. */
export const access = block({
  /** Those of the whole council, or of the teams that their token names and those allocated to them. */
  scope: z.enum(['council', 'team']),
})
