import type { z } from 'zod'
import type { advance } from './schemas/advance'
import type { bankHoliday, bankHolidayWithdrawal } from './schemas/bank-holiday'
import type { decision } from './schemas/decisions'
import type { intake, practiceIntake } from './schemas/intake'
import type { consent, practice } from './schemas/practice'

// People and places are made up; telephone numbers are Ofcom's for drama. `somebody` stands for an id that the referral's answer gave.

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

/** One body for each kind of decision. */
export const decisionExamples = {
  'decide-referral': {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason: 'The family needs more than one service.',
    criteria: [...criteriaAnswers],
  },
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
  'record-child-not-seen': {
    kind: 'record-child-not-seen',
    missing: 'seen-alone',
    reason: 'The child did not want to be seen alone.',
  },
  'set-prompt-aside': {
    kind: 'set-prompt-aside',
    prompt: 'education-service-asked',
    reason: 'The school has told us itself why the child is at home.',
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
  'pause-clock': {
    kind: 'pause-clock',
    clock: 'checkpoint-30',
    from: '2026-05-26T09:00',
    reason: 'The family is abroad until Monday.',
    requestedBy: 'social-worker-1',
  },
  'resume-clock': { kind: 'resume-clock', clock: 'checkpoint-30', reason: 'The family is back.' },
  'extend-clock': {
    kind: 'extend-clock',
    clock: 'checkpoint-10',
    by: 5,
    reason: 'The school is closed this week.',
    requestedBy: 'social-worker-1',
  },
  'withdraw-clock-change': {
    kind: 'withdraw-clock-change',
    clock: 'checkpoint-10',
    entry: 1,
    reason: 'The school could be reached after all.',
  },
  'correct-receipt': {
    kind: 'correct-receipt',
    receivedAt: '2026-05-22T15:10',
    reason: 'The e-mail arrived an hour before it was read.',
  },
  'adopt-current-rules': {
    kind: 'adopt-current-rules',
    clocks: ['assessment'],
    reason: "The council's new timescales hold for this case too.",
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
  'reopen-case': { kind: 'reopen-case', reason: 'It was closed in error.' },
  'accommodate-child': {
    kind: 'accommodate-child',
    basis: 'consent',
    consentFrom: [somebody],
    reason: 'The mother is in hospital and nobody else can care for the child.',
  },
  'record-no-emergency-action': {
    kind: 'record-no-emergency-action',
    reason: 'The father left the home the same day.',
  },
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

/** One body for each thing done in a case. */
export const practiceExamples = {
  allocate: { kind: 'allocate', workerId: 'social-worker-1' },
  'record-wait': { kind: 'record-wait', urgency: 'medium', reason: 'No worker is free before Friday.' },
  'start-assessment': { kind: 'start-assessment' },
  'start-reassessment': {
    kind: 'start-reassessment',
    trigger: 'significant-change',
    reason: 'The family has moved in with relatives.',
  },
  'contact-agency': {
    kind: 'contact-agency',
    agency: 'school',
    aboutPersonId: somebody,
    note: 'The teacher reports good attendance.',
  },
  'contact-family': { kind: 'contact-family', personId: somebody, interpreter: false },
  'record-child-seen': { kind: 'record-child-seen', alone: true },
  'request-service': { kind: 'request-service', service: 'parenting course', reason: 'Asked for by the mother.' },
  'make-record': {
    kind: 'make-record',
    record: 'appointment',
    fields: { with: 'the mother', for: '2026-06-04', outcome: 'kept', late: false },
  },
  'add-comment': { kind: 'add-comment', personId: somebody, comment: 'The date of birth is wrong.' },
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
  'ask-consent': { kind: 'ask-consent', personId: somebody, agencies: ['school', 'gp'] },
  'request-copy': { kind: 'request-copy', personId: somebody },
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
  'record-private-fostering': {
    kind: 'record-private-fostering',
    arrangement: '8F',
    reason: "Lives with a friend's family since June.",
  },
  'record-private-fostering-visit': { kind: 'record-private-fostering-visit', childSeenAlone: true },
  'end-private-fostering': { kind: 'end-private-fostering', reason: 'The child is with the mother again.' },
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
  'schedule-conference': { kind: 'schedule-conference', on: '2027-01-06' },
  'share-conference-report': { kind: 'share-conference-report', note: 'Read together with the mother.' },
  'record-supporter': { kind: 'record-supporter', personId: somebody, supporter: 'advocate' },
  'hold-core-group': { kind: 'hold-core-group', familyAttended: true, planAgreed: true },
  'refuse-accommodation': { kind: 'refuse-accommodation', reason: 'Wants to stay with a friend of the family.' },
  'end-accommodation': {
    kind: 'end-accommodation',
    childGoesTo: 'home',
    reason: 'The mother is well again.',
  },
  'record-care-order': {
    kind: 'record-care-order',
    order: 'interim-care-order',
    reason: 'Made at the first hearing.',
  },
  'end-care-order': { kind: 'end-care-order', reason: 'Discharged by the court.' },
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
  'record-emergency-protection-order': {
    kind: 'record-emergency-protection-order',
    madeOn: '2026-05-22',
    reason: 'The court heard that the home is not safe for the child.',
  },
  'extend-emergency-protection-order': {
    kind: 'extend-emergency-protection-order',
    days: 7,
    reason: 'The hearing on an interim care order is next week.',
  },
  'end-emergency-protection-order': {
    kind: 'end-emergency-protection-order',
    childGoesTo: 'relative',
    reason: 'The grandmother has been assessed and can keep the child safe.',
  },
  'record-child-assessment-order': {
    kind: 'record-child-assessment-order',
    startsOn: '2026-06-08',
    reason: 'The parents do not let the child be seen.',
  },
  'end-child-assessment-order': {
    kind: 'end-child-assessment-order',
    assessed: true,
    reason: 'The assessment under the order is complete.',
  },
  'request-contribution': { kind: 'request-contribution', agency: 'school', aboutPersonId: somebody },
  'record-contribution': { kind: 'record-contribution', agency: 'school', note: 'A report of two pages.' },
  'give-up-contribution': {
    kind: 'give-up-contribution',
    agency: 'school',
    reason: 'The school is closed for the summer.',
  },
  'record-police-protection': {
    kind: 'record-police-protection',
    reason: 'Officers found the child alone at the station late at night.',
  },
  'end-police-protection': {
    kind: 'end-police-protection',
    childGoesTo: 'home',
    reason: 'The mother is home again and the home is safe.',
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

export const bankHolidayExample = {
  date: '2026-07-10',
  title: 'A day of national celebration',
  reason: 'Proclaimed on 20 June.',
  practice: true,
} satisfies z.input<typeof bankHoliday>

export const bankHolidayWithdrawalExample = {
  reason: 'It was moved to another day.',
  practice: true,
} satisfies z.input<typeof bankHolidayWithdrawal>

export const advanceExamples = {
  hours: { hours: 23 },
  days: { days: 5 },
  workingDays: { workingDays: 10 },
  nextClock: { to: 'next-clock' },
} satisfies Record<string, z.input<typeof advance>>

/** Body of `POST .../people/{person}/details`: they have fled and must not be found. */
export const personDetailsExample = {
  contact: { address: '1 Refuge Street, Exampletown, ZZ1 1ZZ', phone: '01632 960009' },
  addressProtected: true,
  prefers: 'letter',
} as const

/** Body of `POST .../work-items/{item}/done`. */
export const workItemDoneExample = { as: 'told-otherwise', note: 'Told by telephone, with an interpreter.' } as const
