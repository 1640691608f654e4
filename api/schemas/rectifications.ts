import { z } from 'zod'
import { emailAddress, localDate, phone, postcode, text, uuid } from './common'
import { openingFields } from './matters'

const name = text(200)

/** Body of `POST .../rectifications`. */
export const rectificationBody = z
  .strictObject({
    ...openingFields,
    requester: z
      .strictObject({
        surname: name,
        forenames: name,
        dateOfBirth: localDate.exactOptional(),
        address: text(500).exactOptional(),
        postcode: postcode.exactOptional(),
        telephone: phone.exactOptional(),
        email: emailAddress.exactOptional(),
      })
      .meta({ id: 'RectificationRequester' }),
    about: z
      .strictObject({
        caseId: uuid,
        seq: z
          .int()
          .min(1)
          .max(1_000_000)
          .meta({ description: 'The number of the entry of its record. Absent: the case as a whole.' })
          .exactOptional(),
      })
      .meta({ description: 'What is said to be wrong.' }),
    wrong: text().meta({ description: 'What is wrong, in the words of who asks.' }),
    right: text().meta({ description: 'What is right, in the words of who asks.' }),
  })
  .meta({ id: 'RectificationForm' })
export type RectificationBody = z.output<typeof rectificationBody>

const decide = z
  .strictObject({
    kind: z.literal('decide-rectification'),
    outcome: z.enum(['accepted', 'refused']),
    correction: text()
      .meta({ description: 'What stands beside the entry from now on. Absent: what is right, as it was said.' })
      .exactOptional(),
    reason: text(),
  })
  .meta({ description: 'The original is never changed: a correction, or the disagreement, stands beside it.' })

/** What is decided of one. */
export const rectificationDecision = z.discriminatedUnion('kind', [decide])

const withdraw = z.strictObject({ kind: z.literal('withdraw-rectification'), reason: text() })

/** What is done in one. */
export const rectificationPractice = z.discriminatedUnion('kind', [withdraw])
