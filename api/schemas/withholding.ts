import { z } from 'zod'
import { decidedGrounds } from '../../pathway/withholding/grounds'
import { withheldParts } from '../../pathway/withholding/facts'
import { localDate, text, uuid } from './common'

const reason = text().meta({ description: 'Plain words for the record.' })
const from = z
  .union([z.enum(['family', 'referrer']), uuid])
  .meta({ description: 'The family, the referrer, or one person of the case by opaque id.' })

const withholdNotices = z
  .strictObject({
    kind: z.literal('withhold-notices'),
    from,
    what: z.enum(withheldParts).meta({
      description:
        '`all`: nothing is sent to them. `reasons`: they are told what happens and what is decided, and not why; the written ' +
        'assessment and the plan are not sent.',
    }),
    ground: z.enum(decidedGrounds),
    reason,
    reviewOn: localDate.meta({ description: 'The day by which it is looked at again: ahead, and not too far ahead.' }),
  })
  .meta({
    description:
      'Withhold notices from somebody until it is ended, whatever later decisions say; again, for the same, to go on with it or change it.',
  })

const endWithholding = z
  .strictObject({ kind: z.literal('end-withholding'), from, reason })
  .meta({ description: 'End what is withheld from somebody. What was not sent meanwhile stays unsent.' })

/** What managers decide on withholding notices. */
export const withholdingDecisions = [withholdNotices, endWithholding] as const

/** What a manager withholds, as a case shows it. */
export const withheldView = z
  .object({
    from: z.string().meta({ description: '`family`, `referrer`, or somebody of the case by opaque id.' }),
    what: z.enum(withheldParts),
    ground: z.enum(decidedGrounds),
    reviewOn: localDate.meta({ description: 'By when it is looked at again.' }),
    decidedBy: z.string(),
    decidedAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'Withheld' })
