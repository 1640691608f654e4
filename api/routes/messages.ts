import type { z } from 'zod'
import type { SignalKind } from '../../db/inbox'
import type { PersonCommand } from '../../pathway/commands'
import { caseFaults } from '../case-faults'
import { decisionExamples, practiceExamples } from '../examples/commands'
import { consentExamples } from '../examples/people'
import { somebody } from '../examples/referral'
import { decideSeveral } from '../messages/decide-several'
import { tellCase } from '../messages/tell-case'
import { defineRoute, type Route } from '../route'
import { casePath, noQuery, referralPath } from '../schemas/common'
import { decision } from '../schemas/decisions'
import { consent, practice } from '../schemas/practice'
import { severalDecisions, severalView } from '../schemas/several'
import { heldView, settledView } from '../schemas/views'

interface MessageRoute<B extends z.ZodType<PersonCommand>> {
  kind: SignalKind
  load?: 'deciding'
  collection: string
  operationId: string
  summary: string
  body: B
  examples: Readonly<Record<string, z.input<B>>>
}

/** Whatever a person tells a case goes the same way; only what it may say differs. */
function messageRoute<B extends z.ZodType<PersonCommand>>(told: MessageRoute<B>): Route {
  const { kind, load, collection, operationId, summary, body, examples } = told
  return defineRoute({
    ...(load && { load }),
    method: 'post',
    path: `/v1/councils/{council}/cases/{case}/${collection}`,
    operationId,
    action: `case.${collection}`,
    summary,
    description:
      'Counts from the moment it is accepted. 200: it is on the record. 202: it is held and will be heard; ask at the address of its ' +
      'receipt. The same key and body again are the same message.',
    permission: 'case.act',
    params: casePath,
    query: noQuery,
    body,
    examples,
    answers: {
      200: { description: 'On the record.', schema: settledView },
      202: { description: 'Accepted and held.', schema: heldView, headers: { Location: 'The receipt.' } },
    },
    problems: ['idempotency-key-reused'],
    refusals: true,
    faultsInCase: caseFaults,
    answer: ({ caller, params, key, body: command, now }, parts) =>
      tellCase(parts, { caller, caseId: params.case, key, kind, command, now }),
  })
}

/** A manager's decision. */
export const decide = messageRoute({
  kind: 'managerDecision',
  load: 'deciding',
  collection: 'decisions',
  operationId: 'decide',
  summary: 'Send a decision',
  body: decision,
  examples: decisionExamples,
})

/** A person's answer on speaking with an agency. */
export const recordConsent = messageRoute({
  kind: 'consent',
  collection: 'consents',
  operationId: 'recordConsent',
  summary: 'Record a consent',
  body: consent,
  examples: consentExamples,
})

/** What people do in the case. */
export const recordPractice = messageRoute({
  kind: 'practice',
  collection: 'practice',
  operationId: 'recordPractice',
  summary: 'Record what was done',
  body: practice,
  examples: practiceExamples,
})

/** One decision for several children of a referral, each case deciding for itself. */
export const decideForSeveral = defineRoute({
  method: 'post',
  load: 'deciding',
  path: '/v1/councils/{council}/referrals/{referral}/decisions',
  operationId: 'decideForSeveral',
  action: 'referral.decisions',
  summary: 'Send one decision to several cases of a referral',
  description:
    'Each case hears it by itself, once for each key, and may refuse what another takes: the answer says what became of it in each.',
  permission: 'case.act',
  params: referralPath,
  query: noQuery,
  body: severalDecisions,
  examples: { assessment: { cases: [somebody], decision: decisionExamples['decide-referral'] } },
  answers: { 207: { description: 'What became of it, case by case.', schema: severalView } },
  problems: ['idempotency-key-reused'],
  answer: async ({ caller, params, key, body, now }, parts) => {
    const { cases: caseIds, decision: command } = body
    const several = { caller, referralId: params.referral, key, caseIds, command, now }
    return { status: 207, body: { results: await decideSeveral(parts, several) } }
  },
})
