import { z } from 'zod'
import { addFault } from './common'
import { decision } from './decisions'

const caseIds = z
  .array(z.uuid().transform((id) => id.toLowerCase()))
  .min(1)
  .max(20)
  .superRefine((ids, context) => {
    if (new Set(ids).size < ids.length) addFault(context, 'contradiction', ['each case once'])
  })
  .meta({ description: 'Cases of this referral, each once.' })

/** Body of `POST .../referrals/{referral}/decisions`. */
export const severalDecisions = z.strictObject({ cases: caseIds, decision }).meta({ id: 'DecisionForSeveral' })

/** What became of it, case by case. */
export const severalView = z
  .object({
    results: z.array(
      z.object({
        caseId: z.uuid(),
        status: z.int().meta({ description: 'As the case by itself answers: 200, 202, 409.' }),
        answer: z.record(z.string(), z.unknown()).meta({ description: 'As the case by itself answers.' }),
      }),
    ),
  })
  .meta({ id: 'Several' })
