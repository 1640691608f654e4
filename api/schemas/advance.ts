import { z } from 'zod'

/** Body of `POST .../practice-cases/{case}/advance`: how far, by one of four measures. */
export const advance = z
  .union([
    z.strictObject({ hours: z.number().positive().max(9000) }),
    z.strictObject({ days: z.int().min(1).max(370) }),
    z.strictObject({ workingDays: z.int().min(1).max(260) }),
    z.strictObject({ to: z.literal('next-clock') }),
  ])
  .meta({
    id: 'Advance',
    description:
      'Elapsed hours; calendar days or working days, to the same time of day in London; or to just after the next moment at which a ' +
      'clock tells somebody.',
  })
export type Advance = z.output<typeof advance>
