import { z } from 'zod'
import { readCouncil } from '../../db/pool'
import { caseKeysIn } from '../../db/case-keys'
import { findReferral } from '../../db/referrals'
import { openJson, sealedAs } from '../../db/sealed'
import { canonical } from '../canonical'
import { practiceReferralExample, referralExample } from '../examples/referral'
import { acceptReferral } from '../intake/accept-referral'
import { idsIn, othersShown, withoutOthers } from '../present/other-cases'
import { referralShown } from '../present/referral-shown'
import { Problem } from '../problems'
import { intakeFaults, practiceIntakeFaults } from '../intake-faults'
import { defineRoute } from '../route'
import { councilPath, noBody, noQuery, referralPath } from '../schemas/common'
import { intake, practiceIntake } from '../schemas/intake'
import { referralDetails, referralView, type ReferralView } from '../schemas/views'
import type { Parts } from '../parts'

const accepted = {
  201: {
    description:
      'Accepted: from here it cannot be lost, and its clocks run from its receipt. The same key and body get the same answer.',
    schema: referralView,
    headers: { Location: 'The referral.' },
  },
}

/** A referral is received: one case a child. */
export const receiveReferral = defineRoute({
  method: 'post',
  path: '/v1/councils/{council}/referrals',
  operationId: 'receiveReferral',
  action: 'referral.receive',
  summary: 'Receive a referral',
  description:
    'One case a child, linked as siblings. Needs the database alone: it is accepted also while the workflow engine is down.',
  permission: 'referral.submit',
  params: councilPath,
  query: noQuery,
  body: intake,
  examples: { referral: referralExample },
  answers: accepted,
  problems: ['idempotency-key-reused'],
  faults: intakeFaults,
  answer: async ({ caller, key, body, now }, parts) => {
    const sent = { intake: body, caller, practice: false, acceptedAt: now }
    const view = await acceptReferral(
      { ...sent, key, bodyText: canonical({ by: caller.actor.id, body }), offsetMs: 0, now },
      parts,
    )
    return answered(caller.council, view, parts)
  },
})

/** The same for made-up people, at a time of its own. */
export const openPracticeCase = defineRoute({
  method: 'post',
  path: '/v1/councils/{council}/practice-cases',
  operationId: 'openPracticeCase',
  action: 'practice.open',
  summary: 'Open a practice case',
  description:
    'As a referral, with made-up people, and beginning at a time of its own. Kept out of trays and counts unless asked for.',
  permission: 'practice.run',
  params: councilPath,
  query: noQuery,
  body: practiceIntake,
  examples: { practiceReferral: practiceReferralExample },
  answers: accepted,
  problems: ['idempotency-key-reused'],
  faults: practiceIntakeFaults,
  answer: async ({ caller, key, body, now }, parts) => {
    const { startAt = now, ...rest } = body
    const sent = { intake: rest, caller, practice: true, acceptedAt: startAt }
    const offsetMs = Date.parse(startAt) - Date.parse(now)
    const view = await acceptReferral(
      { ...sent, key, bodyText: canonical({ by: caller.actor.id, practice: body }), offsetMs, now },
      parts,
    )
    return answered(caller.council, view, parts)
  },
})

function answered(council: string, view: ReferralView, { deliveries }: Parts) {
  for (const { caseId } of view.cases) void deliveries.start(council, caseId)
  return { status: 201 as const, body: view, headers: { Location: view.links['self'] ?? '' } }
}

const sealedReferral = z.object({
  intake: z.record(z.string(), z.unknown()),
  answer: referralView,
})

/** Who and what a referral is about, in clear. Every look is on the audit. */
export const readReferral = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/referrals/{referral}',
  operationId: 'readReferral',
  action: 'referral.read',
  summary: 'Read the details of a referral',
  description: 'Names, addresses and the concern, which are sealed everywhere else. Every look is on the audit.',
  permission: 'record.read',
  params: referralPath,
  query: noQuery,
  body: noBody,
  answers: {
    200: { description: 'The referral as it was sent, and the ids of everybody in it.', schema: referralDetails },
  },
  answer: ({ caller, params }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const referral = await findReferral(tx, params.referral)
      if (referral === null) throw new Problem('not-found')
      const key = await caseKeysIn(tx, parts.keyring).load(params.referral)
      const opened = openJson(key, sealedAs.referral(tx.council, params.referral), referral.body)
      const { intake: sent, answer } = sealedReferral.parse(opened)
      const shows = await othersShown(tx, parts, caller, idsIn(sent['related'] ?? null))
      const view = await referralShown(tx, parts, caller, answer)
      return { status: 200, body: { ...view, referral: withoutOthers(sent, shows) } }
    }),
})
