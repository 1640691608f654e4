import { z } from 'zod'
import { catalogue } from '../../pathway/records/catalogue'
import { closureReasons } from '../../pathway/rules'
import { assessmentLimit, briefClock, checkpointClock, decisionClock, furtherClock, reassessmentClock } from './clocks'
import { block, code, orNone, words } from './parts'

const once = (what: string) => ({ error: `each ${what} once` })
const codesOnce = (list: readonly { code: string }[]) => new Set(list.map((item) => item.code)).size === list.length
const namesOnce = (list: readonly { name: string }[]) => new Set(list.map((item) => item.name)).size === list.length

const decisionOutcome = block({ code, label: words, leadsTo: z.enum(['closed', 'assessment']) })

const assessmentOutcome = z.discriminatedUnion('leadsTo', [
  block({ code, label: words, leadsTo: z.literal('closed'), closureReason: z.enum(closureReasons) }),
  block({
    code,
    label: words,
    leadsTo: z.enum([
      'child-in-need-plan',
      'specialist-assessment',
      'strategy-discussion',
      'child-protection-conference',
      'emergency-action',
    ]),
  }),
])

export const decision = block({
  clock: decisionClock,
  urgentClock: decisionClock,
  criteria: z.record(code, words),
  /** Whether a first decision needs an answer to each. */
  criteriaAnswered: z.enum(['required', 'optional']),
  outcomes: z.array(decisionOutcome).min(1).refine(codesOnce, once('outcome code')),
})

const days = z.int({ error: 'a whole number of days' }).min(1, { error: 'at least 1 day' })

const length = z.discriminatedUnion('kind', [
  block({ kind: z.literal('limit-only') }),
  block({
    kind: z.literal('set-by-manager'),
    minDays: days,
    maxDays: days,
    unit: z.enum(['calendar-days', 'working-days']),
  }).refine(({ minDays, maxDays }) => !(minDays > maxDays), { error: 'no more than maxDays', path: ['minDays'] }),
  block({ kind: z.literal('brief-then-further'), brief: briefClock, further: furtherClock, decisionCheckpoint: code }),
])

const records = z.array(block({ code: z.enum(catalogue.map((form) => form.code)) })).refine(codesOnce, once('record'))

/** The values of an assessment, each allowed by itself. */
export const assessmentBlock = block({
  allocation: z.enum(['on-receipt', 'after-decision']),
  limit: assessmentLimit,
  length,
  checkpoints: z.array(checkpointClock).refine(namesOnce, once('checkpoint name')),
  sections: z.array(block({ code, label: words })).refine(codesOnce, once('section code')),
  questions: z.array(block({ code, question: words })).refine(codesOnce, once('question code')),
  signOff: z.array(block({ code, question: words })).refine(codesOnce, once('sign-off code')),
  childSeen: z.enum(['seen', 'alone', 'separately']),
  overrunReasonsFrom: z.array(z.enum(['social-worker', 'professionals'])),
  outcomes: z.array(assessmentOutcome).min(1).refine(codesOnce, once('outcome code')),
  recordsBefore: block({ submission: records, authorisation: records }),
  reassessment: block({
    clock: reassessmentClock,
    triggers: z
      .array(block({ code, label: words }))
      .min(1)
      .refine(codesOnce, once('trigger code')),
  }),
  preBirth: orNone(block({ daysBefore: days })),
  outcome: block({ when: z.enum(['after-authorisation', 'any-time']) }),
})
