import { z } from 'zod'
import { partners } from '../../pathway/roads/section-47/facts'
import { maybeClock, roadClock } from './clocks'
import { block, length, months, orNone } from './parts'

const wayToConference = z.enum(['strategy-discussion', 'section-47-enquiry', 'assessment', 'conference'])

/** What a council says of each road of the pathway. */
export const roads = {
  childInNeed: block({
    planning: maybeClock('child-in-need-decided'),
    review: maybeClock('child-in-need-planned'),
    stepDown: maybeClock('stepped-down'),
  }),
  contributions: block({ clock: roadClock('contribution-requested') }),
  withholding: block({ longest: months, review: maybeClock('withheld') }),
  policeProtection: block({ clock: roadClock('police-protection-began') }),
  emergencyProtectionOrder: block({ clock: roadClock('order-made') }),
  childAssessmentOrder: block({ clock: roadClock('order-begins') }),
  privateFostering: block({
    firstYear: roadClock('private-fostering-visited'),
    later: roadClock('private-fostering-visited'),
  }),
  childProtectionPlan: block({
    coreGroup: roadClock('conference'),
    laterCoreGroups: orNone(roadClock('core-group')),
    firstReview: roadClock('conference'),
    laterReviews: roadClock('review-conference'),
    reports: orNone(roadClock('conference-scheduled')),
    /** The first review of a plan made before birth, from the birth (2-13). */
    afterBirth: orNone(length),
    endNeedsReassessment: z.boolean(),
  }),
  section47: block({
    pathToConference: z.array(wayToConference).min(1),
    attendance: z.array(z.enum(partners)),
    discussion: orNone(roadClock('outcome-decided')),
    conference: roadClock('strategy-discussion'),
    conferenceCountsFrom: z.enum(['first', 'last']),
    /** Its length is the time before the conference. */
    reports: orNone(roadClock('conference-scheduled')),
  }),
}
