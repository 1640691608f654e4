import type { CommandKind, PersonCommand } from '../commands'
import { enquiryOutcomes } from '../roads/section-47/facts'
import { formOf } from '../records/catalogue'
import { sampleAnswers } from '../records/sample'
import { careOrders } from '../roads/accommodation/facts'
import type { Rules } from '../rules'
import { restrictionSamples } from './restriction-samples'
import { twoStageSamples } from './two-stage-samples'

/** One way of taking a step, and what makes it another way than the rest where there are several. */
export interface Sample<C extends PersonCommand = PersonCommand> {
  command: C
  when?: string
}

/** Whom the people of a sample case are by id: who they are is who they are called. */
export const samplePeople = { child: 'child', family: 'mother', referrer: 'referrer' } as const

const reason = 'A reason in plain words'
const recommendation = 'A recommendation in plain words'
const agency = 'gp'
const reviewed = { expectedDifferenceMade: 'in-part' } as const
const personId = samplePeople.family
const conference = { kind: 'hold-conference', attended: ['health'], familyAttended: true, reason } as const
const discussion = {
  kind: 'hold-strategy-discussion',
  attended: ['police', 'health'],
  harms: ['neglect'],
  crimeSuspected: false,
  parentsInvited: true,
  reason,
} as const

type SamplesOf = { [K in CommandKind]: (rules: Rules) => Sample<Extract<PersonCommand, { kind: K }>>[] }

/** Every way of taking each step that may lead somewhere else: one command for each branch of what the step may say. */
export const samples: SamplesOf = {
  'decide-referral': decideReferral,
  allocate: () =>
    ['social-worker', 'another-social-worker'].map((workerId) => ({ command: { kind: 'allocate', workerId } })),
  'record-wait': () => [{ command: { kind: 'record-wait', urgency: 'medium', reason } }],
  'start-assessment': () => [{ command: { kind: 'start-assessment' } }],
  'set-assessment-length': ({ assessment }) =>
    assessment.length.kind === 'set-by-manager'
      ? [{ command: { kind: 'set-assessment-length', days: assessment.length.minDays, reason } }]
      : [],
  'decide-checkpoint': () => [
    { command: { kind: 'decide-checkpoint', furtherAssessment: true, reason }, when: 'a further assessment' },
    { command: { kind: 'decide-checkpoint', furtherAssessment: false, reason }, when: 'no further assessment' },
  ],
  'review-checkpoint': ({ assessment }) =>
    assessment.checkpoints.map(({ name }) => ({ command: { kind: 'review-checkpoint', checkpoint: name, reason } })),
  'explain-overrun': () => [
    { command: { kind: 'explain-overrun', from: 'social-worker', reason } },
    { command: { kind: 'explain-overrun', from: 'professionals', reason } },
  ],
  'submit-assessment': ({ assessment }) => [
    { command: { kind: 'submit-assessment', recommendation, ...sampleWriting(assessment) } },
  ],
  'authorise-assessment': ({ assessment }) => {
    const signOff = assessment.signOff.map(({ code }) => ({ code, answer: 'yes' as const }))
    const { questions } = sampleWriting(assessment)
    return [{ command: { kind: 'authorise-assessment', recommendation, signOff, questions } }]
  },
  'return-assessment': () => [{ command: { kind: 'return-assessment', reason } }],
  'decide-outcome': ({ assessment }) =>
    assessment.outcomes.map(({ code, label }) => ({
      command: { kind: 'decide-outcome', outcome: code, reason },
      when: label,
    })),
  'start-reassessment': ({ assessment }) =>
    assessment.reassessment.triggers
      .slice(0, 1)
      .map(({ code }) => ({ command: { kind: 'start-reassessment', trigger: code, reason } })),
  'record-new-information': () => [
    { command: { kind: 'record-new-information', reopens: true, reason }, when: 'the assessment is made anew' },
    { command: { kind: 'record-new-information', reopens: false, reason }, when: 'the conclusions stand' },
  ],
  'transfer-case': () => [{ command: { kind: 'transfer-case', team: 'another-team', reason } }],
  'hand-over': () => [{ command: { kind: 'hand-over', toCouncil: 'Another council', reason } }],
  'close-case': () => [{ command: { kind: 'close-case', closureReason: 'RC7', reason } }],
  'reopen-case': () => [{ command: { kind: 'reopen-case', reason } }],
  'ask-consent': () => [{ command: { kind: 'ask-consent', personId, agencies: [agency] } }],
  'record-consent': () => [{ command: { kind: 'record-consent', personId, agency, answer: 'given' } }],
  'override-consent': () => [
    { command: { kind: 'override-consent', personId, agency, reason, asked: true, explained: true } },
  ],
  'contact-agency': () => [{ command: { kind: 'contact-agency', agency, aboutPersonId: personId } }],
  'contact-family': () => [{ command: { kind: 'contact-family', personId, interpreter: true, adjustments: true } }],
  'waive-adjustments': () => [{ command: { kind: 'waive-adjustments', personId, reason } }],
  'end-writing-waiver': () => [{ command: { kind: 'end-writing-waiver', personId, reason } }],
  'waive-interpreter': () =>
    (['contact', 'writing'] as const).map((waived) => ({
      command: { kind: 'waive-interpreter', personId, for: waived, reason },
      when: waived,
    })),
  'record-child-seen': () => [{ command: { kind: 'record-child-seen', alone: true } }],
  'record-child-not-seen': () => [{ command: { kind: 'record-child-not-seen', missing: 'seen', reason } }],
  'request-service': () => [{ command: { kind: 'request-service', service: 'parenting course', reason } }],
  'make-record': ({ assessment: { recordsBefore } }) =>
    [...recordsBefore.submission, ...recordsBefore.authorisation, 'chronology'].flatMap(sampleRecord),
  'add-comment': () => [{ command: { kind: 'add-comment', personId, comment: 'A comment' } }],
  'request-copy': () => [{ command: { kind: 'request-copy', personId } }],
  'link-case': () => [{ command: { kind: 'link-case', caseId: 'another-case', relation: 'household', reason } }],
  'correct-expected-date': () => [{ command: { kind: 'correct-expected-date', expectedOn: '2026-09-14', reason } }],
  'record-birth': () => [{ command: { kind: 'record-birth', bornOn: '2026-03-02', sex: 'U' } }],
  'mark-urgent': () => [{ command: { kind: 'mark-urgent', reason } }],
  // The first is raised before the walk, so that there is something to answer and to lower.
  'raise-flag': () => [
    { command: { kind: 'raise-flag', flag: 'young-carer', reason } },
    { command: { kind: 'raise-flag', flag: 'gangs', reason } },
  ],
  'lower-flag': () => [{ command: { kind: 'lower-flag', flag: 'young-carer', reason } }],
  'answer-prompt': () => [{ command: { kind: 'answer-prompt', prompt: 'young-carer-needs', reason } }],
  'set-prompt-aside': () => [{ command: { kind: 'set-prompt-aside', prompt: 'young-carer-needs', reason } }],
  ...restrictionSamples,
  ...twoStageSamples,
  'withhold-notices': () => [
    {
      command: {
        kind: 'withhold-notices',
        from: personId,
        what: 'all',
        ground: 'risk-of-harm',
        reason,
        reviewOn: '2026-06-30',
      },
    },
  ],
  'end-withholding': () => [{ command: { kind: 'end-withholding', from: personId, reason } }],
  // Known for a year, so that the next visit begins the longer interval.
  'record-private-fostering': () =>
    [{ awareOn: '2025-03-02' }, {}].map((since) => ({
      command: { kind: 'record-private-fostering', arrangement: '8F', ...since, reason },
    })),
  'record-private-fostering-visit': () => [
    { command: { kind: 'record-private-fostering-visit', childSeenAlone: true } },
  ],
  'end-private-fostering': () => [{ command: { kind: 'end-private-fostering', reason } }],
  'hold-strategy-discussion': () => [
    { command: { ...discussion, decision: 'section-47-enquiry' }, when: 'a section 47 enquiry' },
    { command: { ...discussion, decision: 'no-enquiry' }, when: 'no enquiry' },
  ],
  'conclude-section-47': () =>
    enquiryOutcomes.map((outcome) => ({ command: { kind: 'conclude-section-47', outcome, reason }, when: outcome })),
  'hold-planning-meeting': () => [{ command: { kind: 'hold-planning-meeting' } }],
  'make-child-in-need-plan': () => [
    { command: { kind: 'make-child-in-need-plan', expectedDifference: reason, agreedWithFamily: true } },
  ],
  'change-child-in-need-plan': () => [
    { command: { kind: 'change-child-in-need-plan', expectedDifference: reason, reason } },
  ],
  'review-child-in-need-plan': () => [
    { command: { kind: 'review-child-in-need-plan', ...reviewed, decision: 'continue', reason }, when: 'it continues' },
    { command: { kind: 'review-child-in-need-plan', ...reviewed, decision: 'end', reason }, when: 'it ends' },
  ],
  'end-child-in-need-plan': () => [{ command: { kind: 'end-child-in-need-plan', familyTold: true, reason } }],
  'schedule-conference': () => [{ command: { kind: 'schedule-conference', on: '2031-03-05' } }],
  'share-conference-report': () => [{ command: { kind: 'share-conference-report' } }],
  'record-supporter': () => [{ command: { kind: 'record-supporter', personId, supporter: 'friend' } }],
  'exclude-from-conference': () => [{ command: { kind: 'exclude-from-conference', personId, reason } }],
  'hold-conference': () => [
    { command: { ...conference, decision: 'plan', category: 'NEG' }, when: 'a plan' },
    { command: { ...conference, decision: 'no-plan' }, when: 'no plan' },
  ],
  'hold-core-group': () => [{ command: { kind: 'hold-core-group', familyAttended: true, planAgreed: true } }],
  'hold-review-conference': () =>
    (['continue', 'end'] as const).map((decision) => ({
      command: { ...conference, kind: 'hold-review-conference', decision },
      when: decision,
    })),
  'request-contribution': () => [{ command: { kind: 'request-contribution', agency, aboutPersonId: personId } }],
  'record-contribution': () => [{ command: { kind: 'record-contribution', agency } }],
  'give-up-contribution': () => [{ command: { kind: 'give-up-contribution', agency, reason } }],
  'record-police-protection': () => [{ command: { kind: 'record-police-protection', reason } }],
  'end-police-protection': () => [{ command: { kind: 'end-police-protection', childGoesTo: 'home', reason } }],
  'record-emergency-protection-order': () => [
    { command: { kind: 'record-emergency-protection-order', madeOn: '2026-03-02', reason } },
  ],
  'extend-emergency-protection-order': () => [
    { command: { kind: 'extend-emergency-protection-order', days: 7, orderedOn: '2026-03-02', reason } },
  ],
  'end-emergency-protection-order': () => [
    { command: { kind: 'end-emergency-protection-order', childGoesTo: 'home', reason } },
  ],
  'record-child-assessment-order': () => [
    { command: { kind: 'record-child-assessment-order', startsOn: '2046-03-02', reason } },
  ],
  'end-child-assessment-order': () => [{ command: { kind: 'end-child-assessment-order', assessed: true, reason } }],
  'accommodate-child': () => [
    { command: { kind: 'accommodate-child', basis: 'consent', consentFrom: [personId], reason } },
  ],
  'refuse-accommodation': () => [{ command: { kind: 'refuse-accommodation', reason } }],
  'end-accommodation': () => [{ command: { kind: 'end-accommodation', childGoesTo: 'home', reason } }],
  'record-care-order': () =>
    careOrders.map((order) => ({ command: { kind: 'record-care-order', order, reason }, when: order })),
  'end-care-order': () => [{ command: { kind: 'end-care-order', reason } }],
  'record-no-emergency-action': () => [{ command: { kind: 'record-no-emergency-action', reason } }],
  'record-specialist-assessment': () => [
    { command: { kind: 'record-specialist-assessment', service: 'a service', reason } },
  ],
  'specialist-assessment-received': () => [{ command: { kind: 'specialist-assessment-received', number: 1 } }],
  'withdraw-specialist-assessment': () => [{ command: { kind: 'withdraw-specialist-assessment', number: 1, reason } }],
  'pause-clock': () => [{ command: { kind: 'pause-clock', clock: 'assessment', reason } }],
  'resume-clock': () => [{ command: { kind: 'resume-clock', clock: 'assessment', reason } }],
  'extend-clock': () => [{ command: { kind: 'extend-clock', clock: 'checkpoint-10', by: 5, reason } }],
  'withdraw-clock-change': () => [
    { command: { kind: 'withdraw-clock-change', clock: 'checkpoint-10', entry: 1, reason } },
  ],
  'correct-receipt': () => [{ command: { kind: 'correct-receipt', receivedAt: '2026-02-27T10:00:00.000Z', reason } }],
  'adopt-current-rules': () => [{ command: { kind: 'adopt-current-rules', reason } }],
  'proclaim-bank-holiday': () => [
    { command: { kind: 'proclaim-bank-holiday', date: '2026-03-11', title: 'A holiday', reason } },
  ],
  'withdraw-bank-holiday': () => [{ command: { kind: 'withdraw-bank-holiday', date: '2026-03-11', reason } }],
}

function decideReferral({
  decision,
  assessment,
}: Rules): Sample<Extract<PersonCommand, { kind: 'decide-referral' }>>[] {
  const criteria = decision.criteria.map((one) => ({ code: one.code, answer: 'no' as const }))
  const offersFull = assessment.length.kind === 'brief-then-further'
  return decision.outcomes.flatMap(({ code, label, leadsTo }) => {
    const command = { kind: 'decide-referral', outcome: code, reason, criteria } as const
    const full = { command: { ...command, fullAssessment: true }, when: `${label}, full from the outset` }
    return [{ command, when: label }, ...(offersFull && leadsTo === 'assessment' ? [full] : [])]
  })
}

/** A record with every question that needs an answer answered. */
function sampleRecord(record: string): Sample<Extract<PersonCommand, { kind: 'make-record' }>>[] {
  const form = formOf(record)
  return form === undefined ? [] : [{ command: { kind: 'make-record', record, fields: sampleAnswers(form, personId) } }]
}

/** Every section of the council written, and every question answered. */
const sampleWriting = ({ sections, questions }: Rules['assessment']) => ({
  sections: sections.map(({ code }) => ({ code, text: 'A section in plain words' })),
  questions: questions.map(({ code }) => ({ code, answer: 'no' as const })),
})
