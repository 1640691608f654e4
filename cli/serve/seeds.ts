import { criteriaAnswers } from '../../api/examples/referral'

/** A made-up referral, and how far it has come. */
export interface Seed {
  id: string
  council: string
  /** How long ago it was received. */
  hoursAgo: number
  /** Body of the referral, without its times. */
  referral: Readonly<Record<string, unknown>>
  steps: readonly { role: string; to: 'decisions' | 'consents' | 'practice'; body: Readonly<Record<string, unknown>> }[]
}

// Names are made up and meant to look it; telephone numbers are those that Ofcom keeps free for drama.

const assessmentDecided = {
  role: 'duty-manager',
  to: 'decisions',
  body: {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason: 'The family needs more than one service.',
    criteria: criteriaAnswers,
  },
} as const

const allocated = {
  role: 'duty-manager',
  to: 'practice',
  body: { kind: 'allocate', workerId: 'social-worker-1' },
} as const
const started = { role: 'social-worker', to: 'practice', body: { kind: 'start-assessment' } } as const

/** Referrals of three councils: new, late, decided, waiting, under way and closed. */
export const seeds: readonly Seed[] = [
  {
    id: 'new, two children',
    council: 'lancashire',
    hoursAgo: 0,
    referral: {
      source: '2A',
      referrer: { anonymous: false, name: 'Jo Specimen', role: 'head teacher', organisation: 'Example Primary School' },
      familyAgreed: 'yes',
      urgent: false,
      concern: 'Both children have often been absent since September.',
      children: [
        { forenames: 'Ash', surname: 'Sample', dateOfBirth: '2019-05-04' },
        { forenames: 'Rowan', surname: 'Sample', dateOfBirth: '2017-03-20' },
      ],
      people: [
        { kind: 'father', name: 'Glen Sample', parentalResponsibility: true, contact: { phone: '01632 960003' } },
      ],
    },
    steps: [],
  },
  {
    id: 'nearly due',
    council: 'lancashire',
    hoursAgo: 21,
    referral: {
      source: '1A',
      referrer: { anonymous: false, name: 'Terry Mockup', role: 'grandparent' },
      familyAgreed: 'yes',
      urgent: false,
      concern: 'A grandparent asks for help for the family.',
      children: [{ forenames: 'Alex', surname: 'Mockup', dateOfBirth: '2021-07-15' }],
    },
    steps: [],
  },
  {
    id: 'waiting for a worker',
    council: 'bath-and-north-east-somerset',
    hoursAgo: 2,
    referral: {
      source: '3B',
      referrer: { anonymous: false, name: 'Jo Specimen', role: 'health visitor', contact: { phone: '01632 960001' } },
      familyAgreed: 'yes',
      urgent: false,
      concern: 'The mother asks for help with sleep and routines.',
      children: [{ forenames: 'Robin', surname: 'Example', dateOfBirth: '2023-02-11' }],
      people: [
        { kind: 'mother', name: 'Sandy Example', parentalResponsibility: true, contact: { phone: '01632 960002' } },
      ],
    },
    steps: [
      assessmentDecided,
      {
        role: 'duty-manager',
        to: 'practice',
        body: { kind: 'record-wait', urgency: 'medium', reason: 'No worker is free before Friday.' },
      },
    ],
  },
  {
    id: 'closed with signposting',
    council: 'bath-and-north-east-somerset',
    hoursAgo: 1,
    referral: {
      source: '1C',
      referrer: { anonymous: false, name: 'Charlie Sampler' },
      familyAgreed: 'yes',
      urgent: false,
      concern: 'A parent asks which groups meet near home.',
      children: [{ forenames: 'Sky', surname: 'Sampler', dateOfBirth: '2024-01-09' }],
    },
    steps: [
      {
        role: 'duty-manager',
        to: 'decisions',
        body: {
          kind: 'decide-referral',
          outcome: 'signposting',
          reason: 'The family centre has what is asked for.',
          criteria: criteriaAnswers,
        },
      },
    ],
  },
  {
    id: 'under way',
    council: 'blackpool',
    hoursAgo: 5,
    referral: {
      source: '6',
      referrer: {
        anonymous: false,
        name: 'Chris Template',
        role: 'police officer',
        organisation: 'Example Constabulary',
      },
      familyAgreed: 'not-known',
      urgent: false,
      concern: 'A child was found alone at the promenade late in the evening.',
      children: [{ forenames: 'Lou', surname: 'Dummy', dateOfBirth: '2014-10-02' }],
      people: [{ kind: 'carer', name: 'Pat Dummy', parentalResponsibility: true }],
    },
    steps: [assessmentDecided, allocated, started],
  },
]
