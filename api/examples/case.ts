import type { z } from 'zod'
import type { decision } from '../schemas/decisions'
import type { practice } from '../schemas/practice'
import { criteriaAnswers, somebody } from './referral'

/** One body for each decision about the case itself: its decision, workers, links, flags and end. */
export const caseDecisions = {
  'decide-referral': {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason: 'The family needs more than one service.',
    criteria: [...criteriaAnswers],
  },
  'transfer-case': {
    kind: 'transfer-case',
    team: 'safeguarding',
    workerId: 'social-worker-2',
    reason: 'The plan needs a worker for the longer term.',
  },
  'hand-over': {
    kind: 'hand-over',
    toCouncil: 'Exampleshire County Council',
    reason: 'The family has moved there; that council has agreed to take the case on.',
  },
  'close-case': { kind: 'close-case', closureReason: 'RC7', reason: 'The plan has reached its aims.' },
  'reopen-case': { kind: 'reopen-case', reason: 'It was closed in error.' },
  'restrict-record': {
    kind: 'restrict-record',
    because: 'staff-family',
    admit: ['social-worker-1'],
    reason: 'The child is a niece of somebody in the team.',
  },
  'lift-restriction': { kind: 'lift-restriction', reason: 'The member of staff has left the council.' },
  'admit-to-record': { kind: 'admit-to-record', staffId: 'social-worker-2', reason: 'Stands in for a month.' },
  'remove-from-record': { kind: 'remove-from-record', staffId: 'social-worker-2', reason: 'The month is over.' },
  'declare-own-conflict': { kind: 'declare-own-conflict', reason: 'My brother lives next door to the family.' },
  'declare-conflict': { kind: 'declare-conflict', staffId: 'social-worker-3', reason: 'Is a neighbour of the family.' },
  'end-conflict': { kind: 'end-conflict', staffId: 'social-worker-3', reason: 'Has moved away.' },
  'approve-step': {
    kind: 'approve-step',
    approvalId: '0197f7a0-6c1e-7b3a-9d52-3f5b8f0c2a11',
    reason: 'I have read the record and agree.',
  },
  'decline-step': {
    kind: 'decline-step',
    approvalId: '0197f7a0-6c1e-7b3a-9d52-3f5b8f0c2a11',
    reason: 'The school has not been asked yet.',
  },
  'withdraw-step': {
    kind: 'withdraw-step',
    approvalId: '0197f7a0-6c1e-7b3a-9d52-3f5b8f0c2a11',
    reason: 'The mother has given her consent.',
  },
  'set-prompt-aside': {
    kind: 'set-prompt-aside',
    prompt: 'education-service-asked',
    reason: 'The school has told us itself why the child is at home.',
  },
} satisfies Record<string, z.input<typeof decision>>

/** One body for each thing done about the case itself: its decision, workers, links, flags and end. */
export const casePractice = {
  allocate: { kind: 'allocate', workerId: 'social-worker-1' },
  'link-case': {
    kind: 'link-case',
    caseId: somebody,
    relation: 'household',
    reason: 'Both children live at the same address.',
  },
  'correct-expected-date': {
    kind: 'correct-expected-date',
    expectedOn: '2027-03-15',
    reason: 'The second scan shows an earlier day.',
  },
  'record-birth': { kind: 'record-birth', bornOn: '2027-02-20', sex: 'F' },
  'mark-urgent': { kind: 'mark-urgent', reason: 'A neighbour has rung: the children are alone at night.' },
  'raise-flag': { kind: 'raise-flag', flag: 'young-carer', reason: 'Looks after a brother who is ill.' },
  'lower-flag': { kind: 'lower-flag', flag: 'young-carer', reason: 'An aunt looks after the brother now.' },
  'answer-prompt': {
    kind: 'answer-prompt',
    prompt: 'national-referral-mechanism',
    reason: 'Referred on Tuesday; the reference is in the record system.',
  },
} satisfies Record<string, z.input<typeof practice>>

/** Body of `POST .../work-items/{item}/done`. */
export const workItemDoneExample = { as: 'told-otherwise', note: 'Told by telephone, with an interpreter.' } as const
