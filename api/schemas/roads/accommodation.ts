import { z } from 'zod'
import { accommodationBases, afterAccommodation, careOrders } from '../../../pathway/roads/accommodation/facts'
import { localDate, text, uuid } from '../common'

const accommodate = z
  .strictObject({
    kind: z.literal('accommodate-child'),
    basis: z.enum(accommodationBases),
    consentFrom: z
      .array(uuid)
      .max(20)
      .meta({ description: 'Who consents: with parental responsibility, or the young person of 16 or 17.' })
      .exactOptional(),
    aged16Or17: z.boolean().meta({ description: 'The child of the case is 16 or 17.' }).exactOptional(),
    startedOn: localDate.exactOptional(),
    reason: text(),
  })
  .meta({
    description: 'Accommodate the child: only with consent, or under an order or police protection that is on record.',
  })

const refuseAccommodation = z
  .strictObject({ kind: z.literal('refuse-accommodation'), refusedOn: localDate.exactOptional(), reason: text() })
  .meta({ description: 'Record that a young person of 16 or 17 refuses accommodation.' })

const endAccommodation = z
  .strictObject({
    kind: z.literal('end-accommodation'),
    endedOn: localDate.exactOptional(),
    childGoesTo: z.enum(afterAccommodation),
    reason: text(),
  })
  .meta({ description: 'Record that the accommodation has ended, and where the child goes.' })

const recordCareOrder = z
  .strictObject({
    kind: z.literal('record-care-order'),
    order: z.enum(careOrders),
    madeOn: localDate.exactOptional(),
    carePlan: text(500).meta({ description: 'Where the care plan of section 31A is kept.' }).exactOptional(),
    reason: text(),
  })
  .meta({ description: 'Record that a court has made a care order, interim or full.' })

const endCareOrder = z
  .strictObject({ kind: z.literal('end-care-order'), endedOn: localDate.exactOptional(), reason: text() })
  .meta({ description: 'Record that the care order has ended.' })

/** What managers decide of accommodation. */
export const accommodationDecisions = [accommodate] as const

/** What is recorded of accommodation and care orders. */
export const accommodationPractice = [refuseAccommodation, endAccommodation, recordCareOrder, endCareOrder] as const
