import fc from 'fast-check'
import type { PersonCommand } from '../../../pathway/commands'
import { catalogue } from '../../../pathway/records/catalogue'
import { sampleAnswers } from '../../../pathway/records/sample'
import type { Rules } from '../../../pathway/rules'
import { authorisation, recordMade, submission } from '../assessed'
import { is, words, yes } from './words'

const from = fc.constantFrom('social-worker' as const, 'professionals' as const)
const checkpoint = fc.constantFrom('checkpoint-10', 'checkpoint-30', 'checkpoint-45', 'checkpoint-99')
const signOff = fc.constantFrom(
  ...['child-spoken-to-alone', 'household-children-seen', 'home-and-bedroom-seen'],
  ...['parents-seen', 'analysis-done', 'evidence-for-services'],
)
const neededRecords = ({ assessment: { recordsBefore } }: Rules) =>
  fc.constantFrom(...['chronology', ...recordsBefore.submission].map((code) => recordMade(code)))

/** What is done in an assessment, sensible or not; what is submitted is whole under these rules. */
export const assessmentCommands = (
  outcomes: readonly string[],
  rules: Rules,
): fc.MaybeWeightedArbitrary<PersonCommand>[] => [
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
  fc.record({
    kind: is('start-reassessment'),
    trigger: fc.constantFrom('significant-change', 'annual-update'),
    reason: words,
  }),
  fc.record({ kind: is('record-new-information'), reopens: yes, reason: words }),
  fc.record({ kind: is('record-specialist-assessment'), service: words, reason: words }),
  fc.record({ kind: is('specialist-assessment-received'), number: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: is('withdraw-specialist-assessment'), number: fc.integer({ min: 1, max: 3 }), reason: words }),
]
