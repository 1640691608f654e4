import { z } from 'zod'
import { discussionDecisions, enquiryOutcomes, partners, suspectedHarms } from '../../../pathway/roads/section-47/facts'
import { localDate, moment, text, withhold } from '../common'

const holdStrategyDiscussion = z
  .strictObject({
    kind: z.literal('hold-strategy-discussion'),
    heldOn: localDate.meta({ description: 'The day it was held; today, where it is not given.' }).exactOptional(),
    attended: z.array(z.enum(partners)).max(partners.length).meta({ description: 'Who took part beside the council.' }),
    absenceReason: text()
      .meta({
        description: 'Why somebody who must take part did not (police and health, where the council says no other).',
      })
      .exactOptional(),
    harms: z
      .array(z.enum(suspectedHarms))
      .max(suspectedHarms.length)
      .meta({ description: 'What the child is suspected to suffer; needed for an enquiry.' })
      .exactOptional(),
    exploitation: z.boolean().meta({ description: 'The child may be exploited.' }).exactOptional(),
    crimeSuspected: z.boolean(),
    policeToldAt: moment
      .meta({ description: 'When the police were told of a suspected crime; needed where they did not take part.' })
      .exactOptional(),
    parentsInvited: z
      .boolean()
      .meta({ description: 'Not given, it is no; where exploitation is suspected, yes.' })
      .exactOptional(),
    parentsNotInvitedReason: text().meta({ description: 'Needed where the parents were not invited.' }).exactOptional(),
    decision: z.enum(discussionDecisions),
    immediateProtection: text().meta({ description: 'What is done at once to protect the child.' }).exactOptional(),
    reason: text(),
    withhold,
  })
  .meta({
    description:
      'Record a strategy discussion and what it decided. The first that decides on an enquiry begins it, dated that day, and the time to the conference counts from it.',
  })

const concludeSection47 = z
  .strictObject({
    kind: z.literal('conclude-section-47'),
    concludedOn: localDate.exactOptional(),
    outcome: z.enum(enquiryOutcomes),
    reason: text(),
    withhold,
  })
  .meta({ description: 'Conclude the section 47 enquiry. Only continuing risk leads to a conference.' })

/** What managers decide of strategy discussions, enquiries and conferences. */
export const section47Decisions = [holdStrategyDiscussion, concludeSection47] as const
