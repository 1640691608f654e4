import { z } from 'zod'
import { agencies } from '../../../pathway/people'
import { text, uuid } from '../common'

const note = text().exactOptional()
const agency = z.enum(agencies)

const requestContribution = z
  .strictObject({ kind: z.literal('request-contribution'), agency, aboutPersonId: uuid, note })
  .meta({ description: "Ask an agency for its contribution; needs the person's consent, or an override." })

const recordContribution = z
  .strictObject({ kind: z.literal('record-contribution'), agency, note })
  .meta({ description: "Record that an agency's contribution has come." })

const giveUpContribution = z
  .strictObject({ kind: z.literal('give-up-contribution'), agency, reason: text() })
  .meta({ description: "Go on without an agency's contribution." })

/** What is done of contributions. */
export const contributionPractice = [requestContribution, recordContribution, giveUpContribution] as const
