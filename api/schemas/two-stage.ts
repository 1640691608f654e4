import { z } from 'zod'
import { secondKinds } from '../../pathway/two-stage/facts'
import { twoStageKinds } from '../../pathway/two-stage/kinds'
import { text, uuid } from './common'

const said = {
  approvalId: uuid.meta({ description: 'Of the step that waits, as `askedFor` of the case has it.' }),
  reason: text().meta({ description: 'Plain words for the record.' }),
}

const [approve, decline, withdraw] = secondKinds

/** What a second person decides on a step that waits for them. */
export const secondDecisions = [
  z.strictObject({ kind: z.literal(approve), ...said }).meta({
    description: 'Approve a step that somebody else asked for: it is decided as the case stands now, and done.',
  }),
  z.strictObject({ kind: z.literal(decline), ...said }).meta({
    description: 'Decline a step that somebody else asked for: it is not done.',
  }),
  z.strictObject({ kind: z.literal(withdraw), ...said }).meta({
    description: 'Withdraw a step that you asked for and that still waits for a second person.',
  }),
] as const

/** A step that waits for a second person, as a case shows it. */
export const askedStepView = z
  .object({
    approvalId: z.string(),
    command: z.enum(twoStageKinds),
    askedBy: z.string(),
    askedAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'AskedStep' })
