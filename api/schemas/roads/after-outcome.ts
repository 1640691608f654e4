import { z } from 'zod'
import { localDate, text } from '../common'

const number = z.int().min(1).max(1000).meta({ description: 'Its number in the case, from 1.' })

const noEmergencyAction = z
  .strictObject({ kind: z.literal('record-no-emergency-action'), reason: text() })
  .meta({ description: 'Record why no emergency action was needed, where the outcome of the assessment was that.' })

const askSpecialist = z
  .strictObject({
    kind: z.literal('record-specialist-assessment'),
    service: text(200).meta({ description: 'The service that makes it.' }),
    askedOn: localDate.exactOptional(),
    reason: text(),
  })
  .meta({ description: 'Record that an assessment by another service is asked for.' })

const receiveSpecialist = z
  .strictObject({
    kind: z.literal('specialist-assessment-received'),
    number,
    receivedOn: localDate.exactOptional(),
    note: text().exactOptional(),
  })
  .meta({ description: 'Record that a specialist assessment was received.' })

const withdrawSpecialist = z
  .strictObject({ kind: z.literal('withdraw-specialist-assessment'), number, reason: text() })
  .meta({ description: 'Record why a specialist assessment will not come.' })

/** What managers decide where the outcome of the assessment was emergency action. */
export const emergencyActionDecisions = [noEmergencyAction] as const

/** What is recorded of specialist assessments. */
export const specialistAssessmentPractice = [askSpecialist, receiveSpecialist, withdrawSpecialist] as const
