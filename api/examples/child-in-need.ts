import type { z } from 'zod'
import type { decision } from '../schemas/decisions'
import type { practice } from '../schemas/practice'

/** One body for each decision about the child in need plan. */
export const childInNeedDecisions = {
  'review-child-in-need-plan': {
    kind: 'review-child-in-need-plan',
    expectedDifferenceMade: 'in-part',
    decision: 'continue',
    reason: 'School attendance is better; sleep is not yet.',
  },
  'end-child-in-need-plan': {
    kind: 'end-child-in-need-plan',
    familyTold: true,
    reason: 'The family moves to another council, which has been told.',
  },
} satisfies Record<string, z.input<typeof decision>>

/** One body for each thing done about the child in need plan. */
export const childInNeedPractice = {
  'hold-planning-meeting': { kind: 'hold-planning-meeting' },
  'make-child-in-need-plan': {
    kind: 'make-child-in-need-plan',
    expectedDifference: 'The child sleeps through the night and goes to school every day.',
    services: [{ service: 'Help with bedtimes at home', by: 'Example Family Centre' }],
    agreedWithFamily: true,
  },
  'change-child-in-need-plan': {
    kind: 'change-child-in-need-plan',
    expectedDifference: 'The child goes to school every day and has a friend there.',
    reason: 'Sleep is better; school is the need that is left.',
  },
} satisfies Record<string, z.input<typeof practice>>
