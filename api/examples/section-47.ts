import type { z } from 'zod'
import type { decision } from '../schemas/decisions'
import type { practice } from '../schemas/practice'
import { somebody } from './referral'

/** One body for each decision about section 47 and child protection. */
export const section47Decisions = {
  'hold-strategy-discussion': {
    kind: 'hold-strategy-discussion',
    attended: ['police', 'health', 'education'],
    harms: ['neglect'],
    crimeSuspected: false,
    parentsInvited: false,
    parentsNotInvitedReason: 'The school must be heard first, so that the child is safe to speak.',
    decision: 'section-47-enquiry',
    immediateProtection: 'The child stays with the grandparents tonight, as the mother agreed.',
    reason: 'The child may be suffering significant harm.',
  },
  'exclude-from-conference': {
    kind: 'exclude-from-conference',
    personId: somebody,
    reason: 'Threats were made against others who take part.',
  },
  'hold-conference': {
    kind: 'hold-conference',
    attended: ['police', 'health', 'education'],
    familyAttended: true,
    decision: 'plan',
    category: 'NEG',
    reason: 'Without a plan the child is likely to suffer significant harm.',
  },
  'hold-review-conference': {
    kind: 'hold-review-conference',
    attended: ['health', 'education'],
    familyAttended: true,
    decision: 'continue',
    reason: 'Much is better; the home is not safe yet.',
  },
  'conclude-section-47': {
    kind: 'conclude-section-47',
    outcome: 'substantiated-continuing-risk',
    reason: 'The child is at continuing risk of neglect.',
  },
} satisfies Record<string, z.input<typeof decision>>

/** One body for each thing done about section 47 and child protection. */
export const section47Practice = {
  'schedule-conference': { kind: 'schedule-conference', on: '2027-01-06' },
  'share-conference-report': { kind: 'share-conference-report', note: 'Read together with the mother.' },
  'record-supporter': { kind: 'record-supporter', personId: somebody, supporter: 'advocate' },
  'hold-core-group': { kind: 'hold-core-group', familyAttended: true, planAgreed: true },
} satisfies Record<string, z.input<typeof practice>>
