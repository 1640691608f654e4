import fc from 'fast-check'
import type { PersonCommand } from '../../../pathway/commands'
import { arrangements } from '../../../pathway/roads/private-fostering/facts'
import { accommodationBases, afterAccommodation, careOrders } from '../../../pathway/roads/accommodation/facts'
import { afterOrder } from '../../../pathway/roads/emergency-protection-order/facts'
import { childGoesTo } from '../../../pathway/roads/police-protection/facts'
import { reviewDecisions } from '../../../pathway/roads/child-protection-plan/facts'
import { abuseCategories, conferenceDecisions, supporters } from '../../../pathway/roads/section-47/conference-facts'
import { discussionDecisions, enquiryOutcomes, partners } from '../../../pathway/roads/section-47/facts'
import { is, person, words, yes } from './words'

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

/** What is done on the roads after an assessment and beside it, sensible or not. */
export const roadsCommands: fc.MaybeWeightedArbitrary<PersonCommand>[] = [
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
  fc.record({ kind: is('record-police-protection'), reason: words }),
  fc.record({ kind: is('end-police-protection'), childGoesTo: fc.constantFrom(...childGoesTo), reason: words }),
]
