import { z } from 'zod'
import { discussionDecisions, enquiryOutcomes, partners, suspectedHarms } from '../../../pathway/roads/section-47/facts'
import { abuseCategories, conferenceDecisions, supporters } from '../../../pathway/roads/section-47/conference-facts'
import { reviewDecisions, stepDowns } from '../../../pathway/roads/child-protection-plan/facts'
import { localDate, moment, text, uuid, withhold } from '../common'

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

const note = text().exactOptional()
const attendance = { attended: z.array(z.enum(partners)).max(partners.length), familyAttended: z.boolean() }

const scheduleConference = z
  .strictObject({ kind: z.literal('schedule-conference'), on: localDate, note })
  .meta({ description: 'Set the day of the next conference or review, and invite the family. May be set again.' })

const shareConferenceReport = z
  .strictObject({ kind: z.literal('share-conference-report'), note })
  .meta({ description: 'Record that the reports for the conference were shared with the family.' })

const recordSupporter = z
  .strictObject({ kind: z.literal('record-supporter'), personId: uuid, supporter: z.enum(supporters), note })
  .meta({ description: 'Record whom somebody of the family brings to the conference.' })

const excludeFromConference = z
  .strictObject({ kind: z.literal('exclude-from-conference'), personId: uuid, reason: text() })
  .meta({ description: 'Keep somebody of the family out of the conference, in exceptional circumstances.' })

const holdConference = z
  .strictObject({
    kind: z.literal('hold-conference'),
    heldOn: localDate.exactOptional(),
    ...attendance,
    decision: z.enum(conferenceDecisions),
    category: z.enum(abuseCategories).meta({ description: 'Needed with `plan`.' }).exactOptional(),
    reason: text(),
    withhold,
  })
  .meta({ description: 'Record the initial child protection conference. A plan begins on its day.' })

const holdCoreGroup = z
  .strictObject({
    kind: z.literal('hold-core-group'),
    heldOn: localDate.exactOptional(),
    familyAttended: z.boolean(),
    planAgreed: z.boolean().meta({ description: 'The plan is agreed: the family gets a copy of it.' }),
    note,
  })
  .meta({ description: 'Record a meeting of the core group of a child protection plan.' })

const holdReviewConference = z
  .strictObject({
    kind: z.literal('hold-review-conference'),
    heldOn: localDate.exactOptional(),
    ...attendance,
    decision: z.enum(reviewDecisions),
    category: z.enum(abuseCategories).meta({ description: 'Where it changes.' }).exactOptional(),
    stepDownTo: z.enum(stepDowns).meta({ description: 'What follows a plan that ends.' }).exactOptional(),
    reason: text(),
    withhold,
  })
  .meta({ description: 'Record a review conference: the child protection plan goes on, or ends on that day.' })

/** What managers and chairs decide of strategy discussions, enquiries, conferences and plans. */
export const section47Decisions = [
  holdStrategyDiscussion,
  concludeSection47,
  excludeFromConference,
  holdConference,
  holdReviewConference,
] as const

/** What is done for conferences and plans. */
export const section47Practice = [scheduleConference, shareConferenceReport, recordSupporter, holdCoreGroup] as const
