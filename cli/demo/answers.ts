import { z } from 'zod'

// What a story reads of the answers. The API promises more: see its own description.

const clock = z.object({
  name: z.string(),
  label: z.string(),
  status: z.string(),
  open: z.boolean(),
  dueAt: z.string(),
  dueOn: z.string(),
  explanation: z.array(z.string()),
  rungs: z.array(z.object({ name: z.string(), tell: z.string(), reachedAt: z.string().optional() })),
})
export type ClockSeen = z.output<typeof clock>

const person = z.object({ id: z.string(), kind: z.string() })

export const caseSeen = z.object({
  caseId: z.string(),
  now: z.string(),
  held: z.boolean(),
  stage: z.string(),
  label: z.string(),
  waiting: z.object({ sentence: z.string() }),
  assessmentDue: z.object({ clock: z.string(), dueOn: z.string(), explanation: z.array(z.string()) }).optional(),
  expectedOn: z.string().optional(),
  bornOn: z.string().optional(),
  assessment: z.object({ startedAt: z.string().optional() }).optional(),
  clocks: z.array(clock),
  people: z.array(person),
  siblings: z.array(z.string()),
  closureReason: z.string().optional(),
  legal: z.array(z.object({ command: z.string() })),
})
export type CaseSeen = z.output<typeof caseSeen>

export const receiptSeen = z.object({ status: z.enum(['held', 'applied', 'refused']), href: z.string() })
export const settledSeen = z.object({ receipt: receiptSeen, case: caseSeen })
export const heldSeen = z.object({ receipt: receiptSeen })

export const referralSeen = z.object({
  reference: z.string(),
  cases: z.array(
    z.object({
      caseId: z.string(),
      childId: z.string(),
      decision: z.object({ dueAt: z.string(), dueOn: z.string(), explanation: z.array(z.string()) }),
    }),
  ),
  people: z.array(person),
})
export type ReferralSeen = z.output<typeof referralSeen>

export const problemSeen = z.object({ code: z.string(), title: z.string(), allowed: z.string().optional() })
export type ProblemSeen = z.output<typeof problemSeen>

export const contactSeen = z.object({ service: z.string(), numbers: z.array(z.string()), why: z.string() })
export const timelineSeen = z.object({
  events: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      type: z.string(),
      sentence: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
})
export const noticesSeen = z.object({
  notices: z.array(
    z.object({
      template: z.string(),
      recipient: z.object({ kind: z.string(), id: z.string() }),
      status: z.string(),
      ground: z.string().optional(),
    }),
  ),
})
