import { z } from 'zod'
import { matterKinds } from '../../pathway/matters/kinds'
import { roles } from '../../pathway/roles'
import { moment, text } from './common'
import { trayQuery } from './tray-query'
import { clockView, receiptView } from './views'

const instant = z.string().meta({ format: 'date-time', description: 'UTC, with milliseconds and Z.' })
const id = z.string().meta({ format: 'uuid' })

/** What the body that opens any matter may say of when it was received, and of practice. */
export const openingFields = {
  receivedAt: moment.meta({ description: 'When it reached the council. Absent: now.' }).exactOptional(),
  lateReason: text()
    .meta({ description: 'Why it is entered late; needed where it was received before today.' })
    .exactOptional(),
  practice: z.boolean().meta({ description: 'Made up, for practice; kept apart from live ones.' }).exactOptional(),
  startAt: moment.meta({ description: 'Where the time of a practice begins. Absent: now.' }).exactOptional(),
}

const legalStep = z
  .object({ command: z.string(), label: z.string(), takes: z.string(), send: z.string() })
  .meta({ id: 'LegalMatterStep' })

/** What every matter shows; what is its own is beside it. */
export const matterFields = {
  id,
  kind: z.enum(matterKinds),
  council: z.string(),
  practice: z.boolean(),
  now: instant.meta({ description: 'Its own time: that of its practice, for one made up.' }),
  held: z.boolean().meta({ description: 'Accepted, and not opened by its workflow yet; shown as it will be.' }),
  stage: z.string(),
  label: z.string(),
  seq: z.number().meta({ description: 'How many events the record holds.' }),
  receivedAt: instant,
  acceptedAt: instant,
  waiting: z.object({ who: z.enum([...roles, 'nobody']), until: instant.exactOptional(), sentence: z.string() }),
  clocks: z.array(clockView),
  legal: z.array(legalStep).meta({ description: 'The steps that the caller may take now.' }),
  pending: z.array(z.object({ messageId: id, kind: z.string(), acceptedAt: instant, receipt: z.string() })),
  rulesVersion: z.string(),
  links: z.record(z.string(), z.string()),
}

/** A matter as it is shown; what is its own beside what all have. */
export type MatterView = { [K in keyof typeof matterFields]: z.output<(typeof matterFields)[K]> } & Record<
  string,
  unknown
>

/** A row of a tray of matters. */
export const matterRow = z
  .object({
    id,
    practice: z.boolean(),
    stage: z.string(),
    receivedAt: instant,
    nextDue: z.object({ clock: z.string(), dueAt: instant, dueOn: z.string(), overdue: z.boolean() }).exactOptional(),
    waitingFor: z.string().exactOptional(),
    assignee: z.string().exactOptional(),
    href: z.string(),
  })
  .meta({ id: 'MatterRow' })
export type MatterRow = z.output<typeof matterRow>

export const matterTray = z.object({ matters: z.array(matterRow), next: z.string().exactOptional() }).meta({
  id: 'MatterTray',
  description: 'Matters of one kind by time left; those without a running clock last.',
})

export const matterDetails = z
  .object({ id, details: z.record(z.string(), z.unknown()).meta({ description: 'What was sent, in clear.' }) })
  .meta({ id: 'MatterDetails' })

/** A settled message of a matter, with the matter as it stands then. */
export const settledMatter = (view: z.ZodObject) => z.object({ receipt: receiptView, matter: view })

/** Which matters of a kind, which may stand in these stages, and how many at once. */
export const matterQueryOf = (stages: readonly [string, ...string[]]) =>
  trayQuery
    .pick({ assignee: true, practice: true, cursor: true, limit: true })
    .extend({ stage: z.enum(stages).exactOptional() })
export type MatterQuery = z.output<ReturnType<typeof matterQueryOf>>
