import { z } from 'zod'
import { clockStatuses, stages } from '../../pathway/case'
import { commandKinds } from '../../pathway/commands'
import { clockName } from './clocks'
import { casePath } from './common'
import { decision } from './decisions'
import { consent, practice } from './practice'
import { clockView } from './views'

const instant = z.string().meta({ format: 'date-time', description: 'UTC, with milliseconds and Z.' })
const day = z.string().meta({ format: 'date', description: 'A day in London.' })

export const clockPath = z.object({ ...casePath.shape, clock: clockName })

const dueRecord = z
  .object({
    at: instant,
    by: z.string().meta({ description: "The council's opaque id of who brought it about, or `clock`." }),
    dueOn: day,
    dueAt: instant,
    cause: z.string().meta({ description: 'Why it came to be due then: `started`, `extension`, `bank-holiday`, ...' }),
    reason: z.string().exactOptional(),
    requestedBy: z.string().exactOptional(),
  })
  .meta({ id: 'DueRecord', description: 'What was due when, and who changed it.' })

export const clockHistoryView = z
  .object({ caseId: z.string(), clock: clockView, history: z.array(dueRecord) })
  .meta({ id: 'ClockHistory' })

/** Body of `POST .../preview`: that of any decision, thing done, or consent. */
export const anyStep = z
  .discriminatedUnion('kind', [...decision.options, ...practice.options, consent])
  .meta({ id: 'AnyStep' })

const due = z.object({ dueAt: instant, dueOn: day })

/** What every preview shows, with the codes of its commands and stages. */
const previewFields = (command: z.ZodType<string>, stage: z.ZodType<string>) => ({
  would: z.enum(['be-applied', 'be-refused']),
  refusal: z
    .object({
      code: z.string(),
      message: z.string(),
      allowed: z.string().exactOptional(),
      legal: z.array(command),
    })
    .exactOptional(),
  sentences: z.array(z.string()).meta({ description: 'What the timeline would say.' }),
  stage: z.object({ from: stage, to: stage }),
  clocks: z.array(
    z.object({
      clock: z.string(),
      label: z.string(),
      change: z.enum(['started', 'moved', 'paused', 'goes-on', 'stopped', 'restated']),
      from: due.exactOptional(),
      to: due,
      status: z.enum(clockStatuses),
    }),
  ),
  hints: z.array(z.object({ path: z.string(), found: z.string(), rather: z.string() })).meta({
    description: 'Words that put the blame on a family, and how the same can be said. Nothing is refused for them.',
  }),
})

export const previewView = z
  .object(previewFields(z.enum(commandKinds), z.enum(stages)))
  .meta({ id: 'Preview', description: 'What would happen, with the old and the new due date of every clock touched.' })

/** The same of a matter, whose kind has commands and stages of its own. */
export const matterPreviewView = z
  .object(previewFields(z.string(), z.string()))
  .meta({ id: 'MatterPreview', description: 'What would happen in a matter, as in the preview of a case.' })
