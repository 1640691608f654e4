import { z } from 'zod'
import { localDate, text, uuid } from '../common'

const note = text().exactOptional()

const expectedDifference = text().meta({ description: 'What difference the services should make for the child.' })

const services = z
  .array(z.strictObject({ service: text(200), by: text(200), until: localDate.exactOptional() }))
  .max(50)
  .meta({ description: 'The help that will be given, and by whom; by when, where that is known.' })
  .exactOptional()

const reviewOn = localDate
  .meta({
    description: 'The day of the next review, in the future and within the interval of the council, if it has one.',
  })
  .exactOptional()

const holdPlanningMeeting = z
  .strictObject({ kind: z.literal('hold-planning-meeting'), heldOn: localDate.exactOptional(), note })
  .meta({ description: 'Record the planning meeting of the child in need plan: held today, or on the day given.' })

const makePlan = z
  .strictObject({
    kind: z.literal('make-child-in-need-plan'),
    expectedDifference,
    services,
    agreedWithFamily: z.boolean(),
    whyNotAgreed: text().meta({ description: 'Needed where the plan was not agreed with the family.' }).exactOptional(),
    plannedOn: localDate.exactOptional(),
    reviewOn,
    copyTo: z
      .array(uuid)
      .max(50)
      .meta({ description: 'Who else is given the plan: the child where that is right, the referrer.' })
      .exactOptional(),
  })
  .meta({ description: 'Make the child in need plan, today or on the day given.' })

const changePlan = z
  .strictObject({
    kind: z.literal('change-child-in-need-plan'),
    expectedDifference,
    services,
    reviewOn,
    reason: text(),
  })
  .meta({ description: 'Change what the child in need plan says, or the day of its next review.' })

const reviewPlan = z
  .strictObject({
    kind: z.literal('review-child-in-need-plan'),
    heldOn: localDate.exactOptional(),
    expectedDifferenceMade: z.enum(['yes', 'in-part', 'no']),
    decision: z.enum(['continue', 'end']),
    reviewOn,
    reason: text(),
  })
  .meta({ description: 'Record the review of the child in need plan, and continue or end it.' })

const endPlan = z
  .strictObject({
    kind: z.literal('end-child-in-need-plan'),
    endedOn: localDate.exactOptional(),
    familyTold: z
      .boolean()
      .meta({ description: 'Whether the family has been told; they are sent a notice where not.' }),
    reason: text(),
  })
  .meta({ description: 'End the child in need plan between reviews, or the making of one.' })

/** What is done of a child in need plan. */
export const childInNeedPractice = [holdPlanningMeeting, makePlan, changePlan] as const

/** What managers decide of it. */
export const childInNeedDecisions = [reviewPlan, endPlan] as const
