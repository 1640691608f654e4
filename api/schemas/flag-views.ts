import { z } from 'zod'
import { flagCodes } from '../../pathway/flags/facts'

const instant = z.string().meta({ format: 'date-time', description: 'UTC, with milliseconds and Z.' })
const id = z.string().meta({ format: 'uuid' })

/** A flag that is up. */
export const flagView = z
  .object({
    flag: z.enum(flagCodes),
    label: z.string(),
    factors: z.array(z.string()).meta({ description: 'Assessment factors of the children in need census.' }),
    raisedAt: instant,
    personId: id.exactOptional(),
  })
  .meta({ id: 'Flag' })

/** What a flag, or the referral itself, asks people to do. */
export const promptView = z
  .object({
    prompt: z.string(),
    toDo: z.string(),
    mandatory: z.boolean(),
    status: z.enum(['open', 'done', 'set-aside']),
    flags: z.array(z.enum(flagCodes)),
    source: z.string(),
  })
  .meta({
    id: 'Prompt',
    description: 'What is mandatory must be answered before an assessment is authorised or the case is closed.',
  })
