import type { z } from 'zod'
import type { intake, practiceIntake } from '../schemas/intake'

// People and places are made up; telephone numbers are Ofcom's for drama.

/** Stands for an id that the referral's answer gave. */
export const somebody = '018f6f0e-5a0b-4c3d-9e1f-2a3b4c5d6e7f'

/** An answer to each of the seven criteria of the national default (003-06). */
export const criteriaAnswers = [
  { code: 'immediate-danger', answer: 'no' },
  { code: 'in-need', answer: 'yes' },
  { code: 'significant-harm', answer: 'no' },
  { code: 'further-enquiries', answer: 'yes', note: 'The school has not been heard yet.' },
  { code: 'services', answer: 'not-known' },
  { code: 'specialist-assessment', answer: 'no' },
  { code: 'specialist-services', answer: 'no' },
] as const

/** Works as it is, at any council. */
export const referralExample = {
  source: '3B',
  referrer: {
    anonymous: false,
    name: 'Jo Specimen',
    role: 'health visitor',
    organisation: 'Example Health Centre',
    contact: { phone: '01632 960001' },
  },
  familyAgreed: 'yes',
  urgent: false,
  concern: 'The mother asks for help with sleep and with meeting other parents.',
  children: [
    { forenames: 'Robin', surname: 'Example', dateOfBirth: '2023-02-11', doctor: 'Dr Sample, Example Surgery' },
  ],
  people: [{ kind: 'mother', name: 'Sandy Example', parentalResponsibility: true, contact: { phone: '01632 960002' } }],
} satisfies z.input<typeof intake>

/** Begins on the Friday before a bank holiday. */
export const practiceReferralExample = {
  ...referralExample,
  startAt: '2026-05-22T16:40',
} satisfies z.input<typeof practiceIntake>
