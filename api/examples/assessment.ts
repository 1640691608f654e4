import type { z } from 'zod'
import type { decision } from '../schemas/decisions'
import type { practice } from '../schemas/practice'

/** One body for each decision about the assessment and what comes of it. */
export const assessmentDecisions = {
  'set-assessment-length': {
    kind: 'set-assessment-length',
    days: 30,
    reason: 'The needs are clear and the family takes part.',
  },
  'decide-checkpoint': {
    kind: 'decide-checkpoint',
    furtherAssessment: true,
    reason: 'The school has not been heard yet.',
  },
  'review-checkpoint': {
    kind: 'review-checkpoint',
    checkpoint: 'checkpoint-30',
    reason: 'On course; the visit to the school is arranged.',
  },
  'authorise-assessment': {
    kind: 'authorise-assessment',
    recommendation: 'Support from the family centre.',
    signOff: [{ code: 'child-spoken-to-alone', answer: 'yes' }],
  },
  'return-assessment': { kind: 'return-assessment', reason: 'The father has not been spoken with.' },
  'decide-outcome': {
    kind: 'decide-outcome',
    outcome: 'child-in-need-plan',
    reason: 'Help from several services is needed.',
  },
  'record-new-information': {
    kind: 'record-new-information',
    reopens: false,
    reason: 'The school reports what the assessment already knew.',
  },
  'record-child-not-seen': {
    kind: 'record-child-not-seen',
    missing: 'seen-alone',
    reason: 'The child did not want to be seen alone.',
  },
} satisfies Record<string, z.input<typeof decision>>

/** One body for each thing done about the assessment and what comes of it. */
export const assessmentPractice = {
  'record-wait': { kind: 'record-wait', urgency: 'medium', reason: 'No worker is free before Friday.' },
  'start-assessment': { kind: 'start-assessment' },
  'start-reassessment': {
    kind: 'start-reassessment',
    trigger: 'significant-change',
    reason: 'The family has moved in with relatives.',
  },
  'record-child-seen': { kind: 'record-child-seen', alone: true },
  'request-service': { kind: 'request-service', service: 'parenting course', reason: 'Asked for by the mother.' },
  'make-record': {
    kind: 'make-record',
    record: 'appointment',
    fields: { with: 'the mother', for: '2026-06-04', outcome: 'kept', late: false },
  },
  'explain-overrun': { kind: 'explain-overrun', from: 'social-worker', reason: 'The family was away for two weeks.' },
  'submit-assessment': {
    kind: 'submit-assessment',
    recommendation: 'Support from the family centre.',
    sections: [
      { code: 'needs-of-child', text: 'Sleep and routines; the child is well otherwise.' },
      { code: 'needs-of-family', text: 'Somebody to turn to in the evenings.' },
      { code: 'risk-to-child', text: 'None was found.' },
    ],
  },
  'record-specialist-assessment': {
    kind: 'record-specialist-assessment',
    service: 'Example Child Health Service',
    reason: 'The speech of the child is to be looked at.',
  },
  'specialist-assessment-received': { kind: 'specialist-assessment-received', number: 1 },
  'withdraw-specialist-assessment': {
    kind: 'withdraw-specialist-assessment',
    number: 1,
    reason: 'The family would rather wait for the school to do it.',
  },
} satisfies Record<string, z.input<typeof practice>>
