import type { z } from 'zod'
import type { decision } from '../schemas/decisions'
import type { consent, practice } from '../schemas/practice'
import { somebody } from './referral'

/** One body for each decision about those of the family, and those who are asked about them. */
export const peopleDecisions = {
  'override-consent': {
    kind: 'override-consent',
    personId: somebody,
    agency: 'gp',
    reason: 'Waiting would put the child at risk of significant harm.',
    asked: true,
    explained: true,
  },
  'waive-adjustments': {
    kind: 'waive-adjustments',
    personId: somebody,
    reason: 'The father asked to go on without the hearing loop today.',
  },
  'end-writing-waiver': {
    kind: 'end-writing-waiver',
    personId: somebody,
    reason: 'A friend who read the letters to her has moved away.',
  },
  'waive-interpreter': {
    kind: 'waive-interpreter',
    personId: somebody,
    reason: 'No interpreter could come in time, and the visit could not wait.',
  },
  'withhold-notices': {
    kind: 'withhold-notices',
    from: somebody,
    what: 'all',
    ground: 'risk-of-harm',
    reason: 'He is said to open all letters that come to the house.',
    reviewOn: '2026-08-31',
  },
  'end-withholding': {
    kind: 'end-withholding',
    from: somebody,
    reason: 'He has moved out and has an address of his own.',
  },
} satisfies Record<string, z.input<typeof decision>>

/** One body for each thing done about those of the family, and those who are asked about them. */
export const peoplePractice = {
  'contact-agency': {
    kind: 'contact-agency',
    agency: 'school',
    aboutPersonId: somebody,
    note: 'The teacher reports good attendance.',
  },
  'contact-family': { kind: 'contact-family', personId: somebody, interpreter: false },
  'add-comment': { kind: 'add-comment', personId: somebody, comment: 'The date of birth is wrong.' },
  'ask-consent': { kind: 'ask-consent', personId: somebody, agencies: ['school', 'gp'] },
  'request-copy': { kind: 'request-copy', personId: somebody },
  'request-contribution': { kind: 'request-contribution', agency: 'school', aboutPersonId: somebody },
  'record-contribution': { kind: 'record-contribution', agency: 'school', note: 'A report of two pages.' },
  'give-up-contribution': {
    kind: 'give-up-contribution',
    agency: 'school',
    reason: 'The school is closed for the summer.',
  },
} satisfies Record<string, z.input<typeof practice>>

export const consentExamples = {
  given: { kind: 'record-consent', personId: somebody, agency: 'school', answer: 'given' },
  refused: {
    kind: 'record-consent',
    personId: somebody,
    agency: 'gp',
    answer: 'refused',
    note: 'Said on the telephone.',
  },
} satisfies Record<string, z.input<typeof consent>>

/** Body of `POST .../people/{person}/details`: they have fled and must not be found. */
export const personDetailsExample = {
  contact: { address: '1 Refuge Street, Exampletown, ZZ1 1ZZ', phone: '01632 960009' },
  addressProtected: true,
  prefers: 'letter',
} as const
