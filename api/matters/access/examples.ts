import type { AccessDecision, AccessPractice } from '../../../pathway/matters/access/facts'
import { somebody } from '../../examples/referral'

/** One body for each thing done in an access request. */
export const accessPracticeExamples: { [K in AccessPractice['kind']]: Extract<AccessPractice, { kind: K }> } = {
  'ask-for-identity': { kind: 'ask-for-identity', reason: 'No copy of a document came with the form.' },
  'record-identity-received': { kind: 'record-identity-received', document: 'passport' },
  'record-identity-checked': { kind: 'record-identity-checked', document: 'passport' },
  'record-signature': { kind: 'record-signature' },
  'ask-for-clarification': { kind: 'ask-for-clarification', question: 'Which years do you ask about?' },
  'record-clarification': { kind: 'record-clarification', answer: 'Everything since 2020.' },
  'record-permission': { kind: 'record-permission', given: true, note: 'A signed letter came with the form.' },
  'propose-disclosure': {
    kind: 'propose-disclosure',
    cases: [{ caseId: somebody, upTo: 12 }],
    people: [{ caseId: somebody, personId: somebody, ground: 'other-person' }],
    entries: [{ caseId: somebody, seq: 7, ground: 'serious-harm' }],
    asker: [{ caseId: somebody, personId: somebody }],
  },
  'produce-export': { kind: 'produce-export' },
  'record-sent': { kind: 'record-sent', how: 'post' },
  'withdraw-request': { kind: 'withdraw-request', reason: 'They have been told all they wanted to know.' },
}

/** One body for each decision on one. */
export const accessDecisionExamples: { [K in AccessDecision['kind']]: Extract<AccessDecision, { kind: K }> } = {
  'decide-interests': {
    kind: 'decide-interests',
    inInterests: true,
    reason: 'The child wants the parent to have it, and is old enough to say so.',
  },
  'extend-reply': { kind: 'extend-reply', ground: 'complex', reason: 'There are eleven files of four children.' },
  'sign-off-disclosure': { kind: 'sign-off-disclosure' },
  'return-disclosure': { kind: 'return-disclosure', reason: 'The address of the aunt is still in entry 12.' },
  'refuse-request': {
    kind: 'refuse-request',
    ground: 'manifestly-excessive',
    reason: 'The same was sent last month, and nothing has been added since.',
  },
}
