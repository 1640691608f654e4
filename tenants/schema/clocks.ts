import { z } from 'zod'
import type { Origin } from '../../pathway/clocks/clock'
import { readLength } from '../lengths'
import { block, code, hours, length, localDate, offset, orNone, personRole, words } from './parts'

const rung = z.discriminatedUnion('at', [
  block({ name: code, at: z.literal('before-due'), offset, tell: personRole }),
  block({ name: code, at: z.literal('due'), tell: personRole }),
  block({ name: code, at: z.literal('after-due'), offset, tell: personRole }),
])

const order = ['before-due', 'due', 'after-due']
const inOrder = (rungs: readonly { at: string }[]) =>
  rungs.every(({ at }, index) => index === 0 || order.indexOf(rungs[index - 1]?.at ?? '') <= order.indexOf(at))
const namedOnce = (rungs: readonly { name: string }[]) => new Set(rungs.map(({ name }) => name)).size === rungs.length
const oneDue = (rungs: readonly { at: string }[]) => rungs.filter(({ at }) => at === 'due').length === 1

const ladder = z
  .array(rung)
  .refine(oneDue, { error: 'exactly one rung at due' })
  .refine(inOrder, { error: 'rungs in time order: before-due, due, after-due' })
  .refine(namedOnce, { error: 'each rung under a name of its own' })

export const ladders = block({
  decision: ladder,
  urgentDecision: ladder,
  assessment: ladder,
  checkpoint: ladder,
  protection: ladder,
  conference: ladder,
  review: ladder,
  reply: ladder,
  withholding: ladder,
  complaint: ladder,
  emergencyAccess: ladder,
  secondApproval: ladder,
})

const counting = z.enum(['next', 'inclusive'])
const roll = z.enum(['stay', 'previous-working-day', 'next-working-day'])

export const conventions = block({ counting, receipt: z.union([z.literal('stands'), hours]), roll })

const clockShape = {
  label: words,
  length,
  force: z.enum(['limit', 'usual', 'range']),
  pausable: z.boolean(),
  /** Whether a manager may extend it; where this is not said, nobody may. */
  extendable: z.exactOptional(z.boolean()),
  /** How much its extensions may come to in all, in the unit of its length; days for months. */
  maxExtension: z.exactOptional(z.int().min(1)),
  ladder: z.enum([
    'decision',
    'urgentDecision',
    'assessment',
    'checkpoint',
    'protection',
    'conference',
    'review',
    'reply',
    'withholding',
    'complaint',
    'emergencyAccess',
    'secondApproval',
  ]),
  /** In place of the conventions, where the law or the guide has this clock counted in its own way. */
  counting: z.exactOptional(counting),
  roll: z.exactOptional(roll),
}

const never = z.literal(false)

/** The decision on the referral: never paused, and never extended (2-01). */
export const decisionClock = block({
  ...clockShape,
  from: z.literal('received'),
  pausable: never,
  extendable: z.exactOptional(never),
})

export const briefClock = block({ ...clockShape, from: z.literal('assessment-started') })
export const furtherClock = block({ ...clockShape, from: z.literal('checkpoint-decided') })
export const assessmentLimit = block({
  ...clockShape,
  from: z.enum(['received', 'assessment-started']),
})
export const checkpointClock = block({ ...clockShape, from: z.literal('received'), name: code })

export const reassessmentClock = block({ ...clockShape, from: z.literal('reassessment-started') })
export const updateClock = block({ ...clockShape, from: z.literal('assessment-authorised') })

/** A clock of a road, counted from what begins it. */
export const roadClock = <From extends Origin>(from: From) => block({ ...clockShape, from: z.literal(from) })

const daysBack = length.refine((text) => readLength(text)?.kind === 'calendar-days', {
  error: 'a number of days or weeks, such as "28 days"',
})

/** How far back a corrected receipt may lie. */
export const clocks = block({ receiptBackDatingLimit: daysBack })

/** A clock of a road that runs only where the council has an interval, or where the case sets a day. */
export const maybeClock = <From extends Origin>(from: From) =>
  block({ ...clockShape, length: orNone(length), from: z.literal(from) })

export const calendar = block({ closureDays: z.array(localDate) })
