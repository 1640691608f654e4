import { z } from 'zod'
import { restrictionReasons } from '../../pathway/restriction/facts'
import { staffId, text } from './common'

const reason = text().meta({ description: 'Plain words for the record.' })

/** Who may see the record. */
export const restrictionDecisions = [
  z
    .strictObject({
      kind: z.literal('restrict-record'),
      because: z.enum(restrictionReasons),
      admit: z.array(staffId).max(100).meta({ description: 'Who sees it, beside who restricts it.' }),
      reason,
    })
    .meta({ description: 'From now on only those admitted, and whoever the case is allocated to, see the record.' }),
  z.strictObject({ kind: z.literal('lift-restriction'), reason }).meta({ description: 'Lift the restriction.' }),
  z
    .strictObject({ kind: z.literal('admit-to-record'), staffId, reason })
    .meta({ description: 'Admit somebody to the restricted record.' }),
  z
    .strictObject({ kind: z.literal('remove-from-record'), staffId, reason })
    .meta({ description: 'Admit somebody no more; one has to stay.' }),
  z
    .strictObject({ kind: z.literal('declare-own-conflict'), reason })
    .meta({ description: 'From now on you see nothing of the case.' }),
  z
    .strictObject({ kind: z.literal('declare-conflict'), staffId, reason })
    .meta({ description: 'From now on this person sees nothing of the case.' }),
  z
    .strictObject({ kind: z.literal('end-conflict'), staffId, reason })
    .meta({ description: 'Record that a conflict of interest has ended; by somebody else.' }),
] as const
