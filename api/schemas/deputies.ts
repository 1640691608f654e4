import { z } from 'zod'
import { permissionNames } from '../../pathway/permissions'
import { localDate, staffId, uuid } from './common'

const reasons = ['leave', 'illness', 'vacancy', 'training', 'other'] as const
const permission = z.enum(permissionNames)

/** Somebody who is to stand in for somebody else. */
export const newDeputy = z
  .strictObject({
    fromPerson: staffId.meta({ description: 'Who is stood in for.' }),
    toPerson: staffId.meta({ description: 'The deputy.' }),
    permissions: z
      .array(permission)
      .min(1)
      .max(permissionNames.length)
      .meta({ description: 'For what, and for nothing else.' }),
    fromDay: localDate,
    toDay: localDate.meta({ description: 'The last day in London on which it holds.' }),
    reason: z.enum(reasons).meta({ description: 'Why, as a code.' }),
  })
  .meta({ id: 'NewDeputy' })

export type NewDeputy = z.output<typeof newDeputy>

/** A deputy as on record. */
export const deputyView = z
  .object({
    deputyId: uuid,
    ...{ fromPerson: staffId, toPerson: staffId, permissions: z.array(z.string()) },
    ...{ fromDay: localDate, toDay: localDate, reason: z.string() },
    ...{ appointedBy: staffId, appointedAt: z.iso.datetime() },
    endedAt: z.iso.datetime().exactOptional(),
    endedBy: staffId.exactOptional(),
  })
  .meta({ id: 'Deputy' })

export const deputiesView = z.object({ deputies: z.array(deputyView) }).meta({ id: 'Deputies' })
