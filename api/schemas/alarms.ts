import { z } from 'zod'

const alarm = z
  .object({
    alarmId: z.string().meta({ format: 'uuid' }),
    kind: z.string().meta({
      description:
        'A code: `mass-reading`, one person asked for more different cases than is let through; `council-key-missing`, `council-key-back`; `case-stopped`, the workflow of an open case was ended or reset in Temporal; `unsealed-signal`, somebody signalled a case past this API; `record-unreadable`, a record was asked for that cannot be opened, as it is not what was sealed; `cancel-request`, somebody asked Temporal to cancel one; `audit-contradicted`, the audit is not what was anchored.',
    }),
    at: z.string().meta({ format: 'date-time' }),
    caseId: z
      .string()
      .meta({
        format: 'uuid',
        description: 'Absent where it is about no case, or about one that is kept from who asks.',
      })
      .exactOptional(),
    subject: z.string().meta({ description: 'The opaque id of whom or what it is about.' }).exactOptional(),
  })
  .meta({ id: 'Alarm' })

export const alarmsView = z.object({ alarms: z.array(alarm) }).meta({ id: 'Alarms' })
