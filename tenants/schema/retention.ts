import { z } from 'zod'
import { block, orNone } from './parts'

const years = (least: number) =>
  z
    .number({ error: `a whole number of years from ${least} to 150` })
    .int()
    .min(least, { error: `a whole number of years from ${least} to 150` })
    .max(150, { error: `a whole number of years from ${least} to 150` })

const anchor = z.enum(['closure', 'birth'])

/** How long a council keeps the records of cases. What a statute says is the least that is taken. */
export const retention = block({
  /** Disclosure of Adoption Information (Post-Commencement Adoptions) Regulations 2005, regulation 6: 100 years from the order. */
  adoption: block({ from: z.literal('closure'), years: years(100), yearsAfterDeath: z.literal('none') }),
  /** Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50. */
  'looked-after': block({ from: z.literal('birth'), years: years(75), yearsAfterDeath: orNone(years(15)) }),
  'child-protection': block({ from: anchor, years: years(6), yearsAfterDeath: orNone(years(6)) }),
  'child-in-need-or-assessment': block({ from: anchor, years: years(6), yearsAfterDeath: orNone(years(6)) }),
  'referral-only': block({ from: anchor, years: years(6), yearsAfterDeath: orNone(years(6)) }),
  /** Each kind of matter from its closing. */
  matters: block({
    'access-request': years(1),
    rectification: years(1),
    complaint: years(1),
    'emergency-access': years(1),
  }),
  siblings: z.enum(['together', 'apart']),
})
