import { z } from 'zod'
import { afterOrder } from '../../../pathway/roads/emergency-protection-order/facts'
import { localDate, moment, text } from '../common'

const days = z.int().min(1).max(8).meta({ description: 'For how many days the court made it.' }).exactOptional()

const recordEmergency = z
  .strictObject({
    kind: z.literal('record-emergency-protection-order'),
    madeOn: localDate,
    days,
    noonRule: z
      .boolean()
      .meta({
        description: 'The court has it end at noon on the next ordinary day, as its last day is a Sunday or a holiday.',
      })
      .exactOptional(),
    reason: text(),
  })
  .meta({
    description:
      'Record that a court has made an emergency protection order: at most 8 days, with the day of the order, or the first day of ' +
      'police protection before it, as day 1.',
  })

const extendEmergency = z
  .strictObject({
    kind: z.literal('extend-emergency-protection-order'),
    days: z.int().min(1).max(7),
    orderedOn: localDate.exactOptional(),
    reason: text(),
  })
  .meta({ description: 'Record that the court has extended the emergency protection order, once, by at most 7 days.' })

const endEmergency = z
  .strictObject({
    kind: z.literal('end-emergency-protection-order'),
    endedAt: moment.meta({ description: 'When it ended; now, where it is not given.' }).exactOptional(),
    childGoesTo: z.enum(afterOrder),
    reason: text(),
  })
  .meta({ description: 'Record that the emergency protection order has ended, and where the child goes.' })

const recordAssessment = z
  .strictObject({
    kind: z.literal('record-child-assessment-order'),
    startsOn: localDate.meta({ description: 'The day the order specifies; it may lie in the future.' }),
    days: z.int().min(1).max(7).meta({ description: 'For how many days the court made it.' }).exactOptional(),
    reason: text(),
  })
  .meta({ description: 'Record that a court has made a child assessment order, for at most 7 days.' })

const endAssessment = z
  .strictObject({
    kind: z.literal('end-child-assessment-order'),
    endedOn: localDate.exactOptional(),
    assessed: z.boolean().meta({ description: 'Whether the child was assessed under the order.' }),
    reason: text(),
  })
  .meta({ description: 'Record that the child assessment order has ended.' })

/** What is recorded of the orders of a court. */
export const ordersPractice = [recordEmergency, extendEmergency, endEmergency, recordAssessment, endAssessment] as const
