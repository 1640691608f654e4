import { z } from 'zod'
import { block } from './parts'

const count = z.number().int().min(1).max(1_000_000)
const allowance = block({ burst: count, perMinute: count })
const load = block({ person: allowance, council: allowance })

/** How much a council and each of its people may ask of one API process: so many at once, and then so many a minute. */
export const quotas = block({
  reading: load,
  writing: load,
  /** Decisions count for themselves, so that no storm of anything else keeps a manager from deciding. */
  deciding: load,
  /** Tries without a valid token, under the council's address. */
  withoutToken: allowance,
  /** How many different cases one person may ask for; more raises an alarm. */
  differentCases: block({ most: count, withinMinutes: z.number().int().min(1).max(1_440) }),
})
