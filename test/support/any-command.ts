import fc from 'fast-check'
import { waivedFor } from '../../pathway/case'
import { agencies } from '../../pathway/people'
import type { PersonCommand } from '../../pathway/commands'
import { criteriaAnswers } from '../../api/examples'
import { relations } from '../../pathway/links'
import { flagCodes } from '../../pathway/flags/facts'
import { arrangements } from '../../pathway/roads/private-fostering/facts'
import { catalogue } from '../../pathway/records/catalogue'
import { sampleAnswers } from '../../pathway/records/sample'
import { accommodationBases, afterAccommodation, careOrders } from '../../pathway/roads/accommodation/facts'
import { afterOrder } from '../../pathway/roads/emergency-protection-order/facts'
import { childGoesTo } from '../../pathway/roads/police-protection/facts'
import { reviewDecisions } from '../../pathway/roads/child-protection-plan/facts'
import { abuseCategories, conferenceDecisions, supporters } from '../../pathway/roads/section-47/conference-facts'
import { discussionDecisions, enquiryOutcomes, partners } from '../../pathway/roads/section-47/facts'
import { withheldParts } from '../../pathway/withholding/facts'
import { decidedGrounds } from '../../pathway/withholding/grounds'
import { closureReasons } from '../../pathway/rules'
import type { Rules } from '../../pathway/rules'
import { roles, type Actor } from '../../pathway/roles'
import { authorisation, recordMade, submission } from './assessed'
import { rulesOf } from './paper-case'

const words = fc.constantFrom('Because of what the school reported', 'The family asked for it', 'x')
const person = fc.constantFrom('child', 'mother', 'father', 'referrer', 'stranger')
const withheldFrom = fc.constantFrom('family', 'referrer', 'mother', 'stranger')
const worker = fc.constantFrom('social-worker-one', 'social-worker-two')
const agency = fc.constantFrom(...agencies)
const yes = fc.boolean()
const from = fc.constantFrom('social-worker' as const, 'professionals' as const)
const checkpoint = fc.constantFrom('checkpoint-10', 'checkpoint-30', 'checkpoint-45', 'checkpoint-99')
const flag = fc.constantFrom(...flagCodes)
const prompt = fc.constantFrom('police-told', 'national-referral-mechanism', 'harm-considered', 'nonsense')
const clock = fc.constantFrom('decision', 'assessment', 'checkpoint-10', 'checkpoint-30', 'police-protection', 'none')
const signOff = fc.constantFrom(
  ...['child-spoken-to-alone', 'household-children-seen', 'home-and-bedroom-seen'],
  ...['parents-seen', 'analysis-done', 'evidence-for-services'],
)
const is = <K extends PersonCommand['kind']>(kind: K) => fc.constant(kind)

const anyConference = fc.record(
  {
    kind: is('hold-conference'),
    heldOn: fc.constantFrom('2026-06-05', '2026-06-07', '2026-07-01'),
    attended: fc.constant(['health' as const]),
    familyAttended: yes,
    decision: fc.constantFrom(...conferenceDecisions),
    category: fc.constantFrom(...abuseCategories),
    reason: words,
  },
  { requiredKeys: ['kind', 'attended', 'familyAttended', 'decision', 'category', 'reason'] },
)

const neededRecords = ({ assessment: { recordsBefore } }: Rules) =>
  fc.constantFrom(...['chronology', ...recordsBefore.submission].map((code) => recordMade(code)))

/** Any command a person may send, sensible or not, for these outcomes; what is submitted is whole under these rules. */
export const anyCommand = (outcomes: readonly string[], rules = rulesOf('anyshire')): fc.Arbitrary<PersonCommand> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: is('decide-referral'),
        outcome: fc.constantFrom('assessment', ...outcomes),
        reason: words,
        criteria: fc.constantFrom(criteriaAnswers, criteriaAnswers, criteriaAnswers.slice(1)),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: is('allocate'), workerId: worker }) },
    { weight: 3, arbitrary: fc.record({ kind: is('start-assessment') }) },
    { weight: 2, arbitrary: fc.record({ kind: is('record-child-seen'), alone: yes }) },
    { weight: 1, arbitrary: fc.record({ kind: is('submit-assessment'), recommendation: words }) },
    { weight: 3, arbitrary: fc.constant(submission(rules)) },
    { weight: 3, arbitrary: neededRecords(rules) },
    { weight: 2, arbitrary: fc.constant(authorisation(rules)) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: is('authorise-assessment'),
        recommendation: words,
        signOff: fc.uniqueArray(fc.record({ code: signOff, answer: fc.constant('yes' as const) }), {
          selector: (one) => one.code,
        }),
      }),
    },
    fc.record({ kind: is('decide-outcome'), outcome: fc.constantFrom(...outcomes), reason: words }),
    fc.record({ kind: is('record-wait'), urgency: fc.constantFrom('high' as const, 'low' as const), reason: words }),
    fc.record({ kind: is('set-assessment-length'), days: fc.integer({ min: 1, max: 60 }), reason: words }),
    fc.record({ kind: is('decide-checkpoint'), furtherAssessment: yes, reason: words }),
    fc.record({ kind: is('review-checkpoint'), checkpoint, reason: words }),
    fc.record({ kind: is('explain-overrun'), from, reason: words }),
    fc.record({ kind: is('return-assessment'), reason: words }),
    fc.record({
      kind: is('transfer-case'),
      team: fc.constantFrom('safeguarding', 'court'),
      workerId: worker,
      reason: words,
    }),
    fc.record({ kind: is('hand-over'), toCouncil: words, reason: words }),
    fc.record({ kind: is('close-case'), closureReason: fc.constantFrom(...closureReasons), reason: words }),
    fc.record({ kind: is('reopen-case'), reason: words }),
    fc.record({
      kind: is('record-consent'),
      personId: person,
      agency,
      answer: fc.constantFrom('given' as const, 'refused' as const, 'withdrawn' as const),
    }),
    fc.record({ kind: is('override-consent'), personId: person, agency, reason: words, asked: yes, explained: yes }),
    fc.record({ kind: is('contact-agency'), agency, aboutPersonId: person }),
    fc.record({ kind: is('contact-family'), personId: person, interpreter: yes }),
    fc.record({ kind: is('request-contribution'), agency, aboutPersonId: person }),
    fc.record({ kind: is('record-contribution'), agency }),
    fc.record({ kind: is('give-up-contribution'), agency, reason: words }),
    fc.record({ kind: is('waive-adjustments'), personId: person, for: fc.constantFrom(...waivedFor), reason: words }),
    fc.record({ kind: is('waive-interpreter'), personId: person, for: fc.constantFrom(...waivedFor), reason: words }),
    fc.record({ kind: is('end-writing-waiver'), personId: person, reason: words }),
    fc.record({ kind: is('ask-consent'), personId: person, agencies: fc.uniqueArray(agency, { minLength: 1 }) }),
    fc.record({
      kind: is('record-child-not-seen'),
      missing: fc.constantFrom('seen' as const, 'seen-alone' as const),
      reason: words,
    }),
    fc.record({ kind: is('request-service'), service: words, reason: words }),
    fc.record({
      kind: is('make-record'),
      record: fc.constantFrom('chronology', 'wishes-and-feelings', 'supervision', 'no-such-record'),
      fields: fc.constantFrom({}, ...catalogue.map((form) => sampleAnswers(form, 'mother'))),
    }),
    fc.record({ kind: is('add-comment'), personId: person, comment: words }),
    fc.record({
      kind: is('start-reassessment'),
      trigger: fc.constantFrom('significant-change', 'annual-update'),
      reason: words,
    }),
    fc.record({ kind: is('record-new-information'), reopens: yes, reason: words }),
    fc.record({ kind: is('request-copy'), personId: person }),
    fc.record({
      kind: is('correct-expected-date'),
      expectedOn: fc.constantFrom('2026-09-14', '2026-11-02', '2025-01-06'),
      reason: words,
    }),
    fc.record({ kind: is('record-birth'), bornOn: fc.constantFrom('2026-06-01', '2026-05-20', '2031-01-06') }),
    fc.record({ kind: is('mark-urgent'), reason: words }),
    fc.record({ kind: is('link-case'), caseId: worker, relation: fc.constantFrom(...relations), reason: words }),
    fc.record({ kind: is('raise-flag'), flag, reason: words }),
    fc.record({ kind: is('lower-flag'), flag, reason: words }),
    fc.record({ kind: is('answer-prompt'), prompt, reason: words }),
    fc.record({ kind: is('set-prompt-aside'), prompt, reason: words }),
    fc.record({
      kind: is('withhold-notices'),
      from: withheldFrom,
      what: fc.constantFrom(...withheldParts),
      ground: fc.constantFrom(...decidedGrounds),
      reviewOn: fc.constantFrom('2026-05-01', '2026-07-01', '2026-12-01', '2028-01-03'),
      reason: words,
    }),
    fc.record({ kind: is('end-withholding'), from: withheldFrom, reason: words }),
    fc.record({ kind: is('record-private-fostering'), arrangement: fc.constantFrom(...arrangements), reason: words }),
    fc.record({ kind: is('record-private-fostering-visit'), childSeenAlone: yes }),
    fc.record({ kind: is('end-private-fostering'), reason: words }),
    fc.record(
      {
        kind: is('hold-strategy-discussion'),
        heldOn: fc.constantFrom('2026-05-29', '2026-06-01', '2026-06-05', '2026-07-01'),
        attended: fc.constantFrom([...partners], ['police' as const]),
        harms: fc.constantFrom(['neglect' as const], ['sexual-exploitation' as const]),
        crimeSuspected: yes,
        parentsInvited: yes,
        decision: fc.constantFrom(...discussionDecisions),
        reason: words,
      },
      { requiredKeys: ['kind', 'attended', 'crimeSuspected', 'decision', 'reason'] },
    ),
    fc.record({ kind: is('conclude-section-47'), outcome: fc.constantFrom(...enquiryOutcomes), reason: words }),
    fc.record({ kind: is('hold-planning-meeting') }),
    {
      weight: 2,
      arbitrary: fc.record({ kind: is('make-child-in-need-plan'), expectedDifference: words, agreedWithFamily: yes }),
    },
    fc.record({
      kind: is('change-child-in-need-plan'),
      expectedDifference: words,
      reviewOn: fc.constantFrom('2026-06-01', '2026-12-01'),
      reason: words,
    }),
    fc.record({
      kind: is('review-child-in-need-plan'),
      expectedDifferenceMade: fc.constantFrom('yes' as const, 'in-part' as const, 'no' as const),
      decision: fc.constantFrom('continue' as const, 'end' as const),
      reason: words,
    }),
    fc.record({ kind: is('end-child-in-need-plan'), familyTold: yes, reason: words }),
    fc.record({ kind: is('schedule-conference'), on: fc.constantFrom('2026-06-06', '2026-08-03') }),
    fc.record({ kind: is('share-conference-report') }),
    fc.record({ kind: is('record-supporter'), personId: person, supporter: fc.constantFrom(...supporters) }),
    fc.record({ kind: is('exclude-from-conference'), personId: person, reason: words }),
    { weight: 2, arbitrary: anyConference },
    fc.record({ kind: is('hold-core-group'), familyAttended: yes, planAgreed: yes }),
    fc.record({
      kind: is('hold-review-conference'),
      attended: fc.constant(['health' as const]),
      familyAttended: yes,
      decision: fc.constantFrom(...reviewDecisions),
      reason: words,
    }),
    fc.record({
      kind: is('record-emergency-protection-order'),
      madeOn: fc.constantFrom('2026-06-01', '2026-06-08', '2026-07-01'),
      reason: words,
    }),
    fc.record({ kind: is('extend-emergency-protection-order'), days: fc.integer({ min: 1, max: 8 }), reason: words }),
    fc.record({
      kind: is('end-emergency-protection-order'),
      childGoesTo: fc.constantFrom(...afterOrder),
      reason: words,
    }),
    fc.record({
      kind: is('record-child-assessment-order'),
      startsOn: fc.constantFrom('2026-06-01', '2026-06-08', '2026-12-01'),
      reason: words,
    }),
    fc.record({ kind: is('end-child-assessment-order'), assessed: yes, reason: words }),
    fc.record({
      kind: is('accommodate-child'),
      basis: fc.constantFrom(...accommodationBases),
      consentFrom: fc.uniqueArray(person, { maxLength: 2 }),
      reason: words,
    }),
    fc.record({ kind: is('refuse-accommodation'), reason: words }),
    fc.record({
      kind: is('end-accommodation'),
      childGoesTo: fc.constantFrom(...afterAccommodation),
      reason: words,
    }),
    fc.record({ kind: is('record-care-order'), order: fc.constantFrom(...careOrders), reason: words }),
    fc.record({ kind: is('end-care-order'), reason: words }),
    fc.record({ kind: is('record-no-emergency-action'), reason: words }),
    fc.record({ kind: is('record-specialist-assessment'), service: words, reason: words }),
    fc.record({ kind: is('specialist-assessment-received'), number: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: is('withdraw-specialist-assessment'), number: fc.integer({ min: 1, max: 3 }), reason: words }),
    fc.record({ kind: is('record-police-protection'), reason: words }),
    fc.record({ kind: is('end-police-protection'), childGoesTo: fc.constantFrom(...childGoesTo), reason: words }),
    fc.record({ kind: is('pause-clock'), clock, reason: words }),
    fc.record({ kind: is('resume-clock'), clock, reason: words }),
    fc.record({
      kind: is('extend-clock'),
      clock,
      by: fc.integer({ min: 1, max: 20 }),
      reason: words,
      requestedBy: fc.constantFrom('social-worker-one', 'team-manager-one'),
    }),
    fc.record({ kind: is('withdraw-clock-change'), clock, entry: fc.integer({ min: 1, max: 3 }), reason: words }),
    fc.record({
      kind: is('correct-receipt'),
      receivedAt: fc.constantFrom('2026-05-28T09:00:00.000Z', '2026-06-01T08:00:00.000Z', '2026-03-01T09:00:00.000Z'),
      reason: words,
    }),
    fc.record({ kind: is('adopt-current-rules'), reason: words }),
    fc.record({
      kind: is('proclaim-bank-holiday'),
      date: fc.constantFrom('2026-07-10', '2026-09-18'),
      title: words,
      reason: words,
    }),
    fc.record({
      kind: is('withdraw-bank-holiday'),
      date: fc.constantFrom('2026-07-10', '2026-09-18'),
      reason: words,
    }),
  )

/** Somebody with one or two roles; few ids, so that the same person comes back. */
export const anyActor: fc.Arbitrary<Actor> = fc.record({
  id: fc.constantFrom('social-worker-one', 'team-manager-one', 'both'),
  roles: fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1, maxLength: 3 }),
})
