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

export const previewView = z
  .object({
    would: z.enum(['be-applied', 'be-refused']),
    refusal: z
      .object({
        code: z.string(),
        message: z.string(),
        allowed: z.string().exactOptional(),
        legal: z.array(z.enum(commandKinds)),
      })
      .exactOptional(),
    sentences: z.array(z.string()).meta({ description: 'What the timeline would say.' }),
    stage: z.object({ from: z.enum(stages), to: z.enum(stages) }),
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
  .meta({ id: 'Preview', description: 'What would happen, with the old and the new due date of every clock touched.' })
