import { z } from 'zod'
import { arrangements } from '../../../pathway/roads/private-fostering/facts'
import { localDate, text } from '../common'

const recordPrivateFostering = z
  .strictObject({
    kind: z.literal('record-private-fostering'),
    arrangement: z
      .enum(arrangements)
      .meta({ description: 'Assessment factor of the children in need census, 8B to 8F.' }),
    awareOn: localDate
      .meta({ description: 'When the council became aware; today, where it is not given.' })
      .exactOptional(),
    reason: text(),
  })
  .meta({ description: 'Record that the child is privately fostered: the clock of the visits starts.' })

const recordVisit = z
  .strictObject({
    kind: z.literal('record-private-fostering-visit'),
    visitedOn: localDate.exactOptional(),
    childSeenAlone: z.boolean(),
    whyNotAlone: text().meta({ description: 'Needed where the child was not seen alone.' }).exactOptional(),
    note: text().exactOptional(),
  })
  .meta({ description: 'Record a visit to the privately fostered child; the next is due from its day.' })

const endPrivateFostering = z
  .strictObject({ kind: z.literal('end-private-fostering'), endedOn: localDate.exactOptional(), reason: text() })
  .meta({ description: 'Record that the private fostering has ended.' })

/** What is done of private fostering. */
export const privateFosteringPractice = [recordPrivateFostering, recordVisit, endPrivateFostering] as const
