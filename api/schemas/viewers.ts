import { z } from 'zod'

/** Which of them, and how many at once. */
export const viewersQuery = z.strictObject({
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .meta({ description: 'From `next` of the page before.' })
    .exactOptional(),
})

const viewer = z
  .object({
    by: z.string().meta({ description: "The council's opaque id of who it was." }),
    roles: z.string().exactOptional(),
    reason: z
      .string()
      .meta({ description: 'Why they read, where they said so: one of the reasons of the council.' })
      .exactOptional(),
    at: z.string().meta({ format: 'date-time' }),
    action: z.string().meta({ description: 'What they asked for, such as `case.timeline`.' }),
    outcome: z.string().meta({ description: '`answered`, or the code with which it was refused.' }),
  })
  .meta({ id: 'Viewer' })

export const viewersView = z
  .object({
    caseId: z.string().meta({ format: 'uuid' }),
    viewers: z.array(viewer),
    next: z.int().meta({ description: '`before` of the next page.' }).exactOptional(),
  })
  .meta({ id: 'Viewers', description: 'Who asked for what of a case, the latest first, 200 at once.' })
