import type { z } from 'zod'
import type { ComplaintDecision, ComplaintPractice } from '../../../pathway/matters/complaints/facts'
import type { complaintBody } from '../../schemas/complaints'

/** A complaint as it comes in. */
export const complaintExample: z.input<typeof complaintBody> = {
  feedback: 'complaint',
  channel: 'letter',
  requester: {
    surname: 'Example',
    forenames: 'Sandy',
    address: '1 Sample Street, Exampleton',
    postcode: 'EX1 1EX',
    telephone: '01632 960002',
  },
  said: 'Nobody told us of the meeting until it was over.',
  workerId: 'social-worker-7',
  advocate: false,
}

/** One body for each thing done in one. */
export const complaintPracticeExamples: { [K in ComplaintPractice['kind']]: Extract<ComplaintPractice, { kind: K }> } =
  {
    'acknowledge-feedback': { kind: 'acknowledge-feedback', note: 'Passed on to the team.' },
    'name-worker': { kind: 'name-worker', workerId: 'social-worker-7', reason: 'The father said so on the telephone.' },
    'request-next-stage': {
      kind: 'request-next-stage',
      channel: 'letter',
      reason: 'They say that the reply does not speak of the meeting.',
    },
    'hold-review-panel': { kind: 'hold-review-panel' },
    'record-panel-report': {
      kind: 'record-panel-report',
      recommendations: 'An apology, and a date for a new meeting.',
    },
    'withdraw-complaint': { kind: 'withdraw-complaint', reason: 'They have talked it over with the team.' },
    'close-complaint': { kind: 'close-complaint', satisfied: true, reason: 'They wrote that they are content.' },
  }

/** One body for each decision on one. */
export const complaintDecisionExamples: { [K in ComplaintDecision['kind']]: Extract<ComplaintDecision, { kind: K }> } =
  {
    'reply-to-complaint': {
      kind: 'reply-to-complaint',
      finding: 'partly-upheld',
      reason: 'The letter about the meeting went out late. We are sorry.',
    },
    'extend-stage-1': {
      kind: 'extend-stage-1',
      by: 5,
      ground: 'advocate',
      agreed: true,
      reason: 'An advocate is being found.',
    },
    'skip-stage-1': {
      kind: 'skip-stage-1',
      agreedBy: 'complainant',
      reason: 'It is about the whole team, and both sides want it investigated at once.',
    },
    'extend-stage-2': { kind: 'extend-stage-2', by: 20, reason: 'Two people to be heard are away until June.' },
    'assign-complaint': { kind: 'assign-complaint', workerId: 'team-manager-2' },
    'appoint-investigators': {
      kind: 'appoint-investigators',
      investigatorId: 'investigator-1',
      independentPersonId: 'independent-person-1',
    },
  }
