import { z } from 'zod'
import { childGoesTo } from '../../../pathway/roads/police-protection/facts'
import { moment, text } from '../common'

const recordPoliceProtection = z
  .strictObject({
    kind: z.literal('record-police-protection'),
    beganAt: moment.meta({ description: 'When it began; now, where it is not given.' }).exactOptional(),
    reason: text(),
  })
  .meta({ description: 'Record that the police have taken the child into police protection, for at most 72 hours.' })

const endPoliceProtection = z
  .strictObject({
    kind: z.literal('end-police-protection'),
    endedAt: moment.meta({ description: 'When it ended; now, where it is not given.' }).exactOptional(),
    childGoesTo: z.enum(childGoesTo),
    reason: text(),
  })
  .meta({ description: 'Record that police protection has ended, and where the child goes.' })

/** What is done of police protection. */
export const policeProtectionPractice = [recordPoliceProtection, endPoliceProtection] as const
