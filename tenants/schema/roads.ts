import { z } from 'zod'
import { partners } from '../../pathway/roads/section-47/facts'
import { maybeClock, roadClock } from './clocks'
import { block, orNone, someRoles } from './parts'

const wayToConference = z.enum(['strategy-discussion', 'section-47-enquiry', 'assessment', 'conference'])

/** What a council says of each road of the pathway. */
export const roads = {
  childInNeed: block({
    makeBy: someRoles,
    reviewBy: someRoles,
    planning: maybeClock('child-in-need-decided'),
    review: maybeClock('child-in-need-planned'),
    stepDown: maybeClock('stepped-down'),
  }),
  policeProtection: block({ clock: roadClock('police-protection-began') }),
  privateFostering: block({
    firstYear: roadClock('private-fostering-visited'),
    later: roadClock('private-fostering-visited'),
  }),
  section47: block({
    pathToConference: z.array(wayToConference).min(1),
    discussionBy: someRoles,
    attendance: z.array(z.enum(partners)),
    discussion: orNone(roadClock('outcome-decided')),
    enquiryBy: someRoles,
    conference: roadClock('strategy-discussion'),
    conferenceCountsFrom: z.enum(['first', 'last']),
  }),
}
