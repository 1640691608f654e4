import { z } from 'zod'
import { accessFindings } from '../../pathway/matters/emergency/facts'
import { substance, text, uuid } from './common'
import { openingFields } from './matters'

const { practice, startAt } = openingFields

/** Body of `POST .../emergency-accesses`. */
export const emergencyBody = z
  .strictObject({
    ...{ practice, startAt },
    caseId: uuid.meta({ description: 'The case whose record it is.' }),
    minutes: z
      .int()
      .min(1)
      .max(1440)
      .meta({ description: 'For how long; at most what the council allows. Absent: as long as is usual there.' })
      .exactOptional(),
    reason: substance().meta({
      description: 'In at least ten letters: why it cannot wait for somebody to whom the record is open.',
    }),
  })
  .meta({ id: 'EmergencyAccessForm' })
export type EmergencyBody = z.output<typeof emergencyBody>

const end = z.strictObject({ kind: z.literal('end-access'), reason: text() })
const review = z
  .strictObject({ kind: z.literal('review-access'), finding: z.enum(accessFindings), reason: text() })
  .meta({ description: 'By somebody else than who took it, once it has ended.' })

/** What is decided of one by who may review it. */
export const emergencyDecision = z.discriminatedUnion('kind', [end, review])

const endOwn = z.strictObject({ kind: z.literal('end-own-access') })

/** What whoever took one does with it. */
export const emergencyPractice = z.discriminatedUnion('kind', [endOwn])

/** What is its own in the view of one. */
export const emergencyView = z.object({
  about: z.string().meta({ format: 'uuid', description: 'The case whose record it opens.' }),
  takenBy: z.string(),
  minutes: z.int(),
  reason: z.string(),
  until: z.string().meta({ format: 'date-time', description: 'From then on it opens nothing.' }),
  endedAt: z.string().exactOptional(),
  reviewed: z
    .object({ finding: z.enum(accessFindings), reason: z.string(), by: z.string(), on: z.string() })
    .exactOptional(),
})
