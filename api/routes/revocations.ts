import { appendAudit } from '../../db/audit'
import { readCouncil, withCouncil } from '../../db/pool'
import { insertRevocation, listRevocations, type Revocation } from '../../db/revocations'
import type { Instant } from '../../pathway/time'
import { auditFields } from '../audit'
import { fault } from '../faults'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { councilPath, noBody, noQuery } from '../schemas/common'
import { revocation, revocationView, revocationsView, type NewRevocation } from '../schemas/revocations'

const path = '/v1/councils/{council}/revocations'
const action = 'revocation.make'

/** The tokens of a person, or one token, are believed no more. */
export const revoke = defineRoute({
  method: 'post',
  path,
  operationId: 'revoke',
  action,
  summary: 'Take back the tokens of a person, or one token',
  description:
    'Holds from the next request on. It is never taken back itself: somebody who may return gets new tokens.',
  permission: 'revocation.make',
  params: councilPath,
  query: noQuery,
  body: revocation,
  examples: {
    person: { personId: 'social-worker-1', reason: 'left' },
    token: { tokenId: '0c9d8b5e-2f5e-4f0e-9d3c-6a1b0f6f0a77', reason: 'device-lost' },
  },
  answers: { 201: { description: 'On record.', schema: revocationView } },
  problems: ['idempotency-key-reused'],
  answer: ({ caller, body, key, now }, { db }) =>
    withCouncil(db, caller.council, async (tx) => {
      const made = revocationOf(body, { revocationId: key, madeBy: caller.actor.id, madeAt: now })
      const kept = await insertRevocation(tx, made)
      if (kept === undefined || !isSame(kept, made)) throw new Problem('idempotency-key-reused')
      const outcome = kept.madeAt === made.madeAt ? 'accepted' : 'repeated'
      await appendAudit(tx, { ...auditFields(caller, now), action, messageId: key, outcome })
      return { status: 201, body: viewOf(kept) }
    }),
})

/** What has been taken back. */
export const readRevocations = defineRoute({
  method: 'get',
  path,
  operationId: 'listRevocations',
  action: 'revocations.list',
  summary: 'List whose tokens were taken back',
  description: 'The latest first, at most 500.',
  permission: 'revocation.make',
  params: councilPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Revocations of the council.', schema: revocationsView } },
  answer: ({ caller }, { db }) =>
    readCouncil(db, caller.council, async (tx) => ({
      status: 200,
      body: { revocations: (await listRevocations(tx, 500)).map(viewOf) },
    })),
})

type Made = Pick<Revocation, 'revocationId' | 'madeBy' | 'madeAt'>

/** @throws Problem `invalid-request` for what has not been issued yet: that is the issuer's to stop */
function revocationOf(body: NewRevocation, made: Made): Revocation {
  const { reason } = body
  if ('tokenId' in body) return { ...made, reason, tokenId: body.tokenId, personId: null, issuedUntil: null }
  const issuedUntil: Instant = body.issuedUntil ?? made.madeAt
  if (Date.parse(issuedUntil) > Date.parse(made.madeAt))
    throw new Problem('invalid-request', { errors: [fault('body', ['issuedUntil'], 'in-the-future')] })
  return { ...made, reason, tokenId: null, personId: body.personId, issuedUntil }
}

/** The same key again says the same thing, by the same person. */
const isSame = (kept: Revocation, made: Revocation): boolean =>
  kept.madeBy === made.madeBy &&
  kept.reason === made.reason &&
  kept.personId === made.personId &&
  kept.tokenId === made.tokenId

function viewOf({ personId, issuedUntil, tokenId, ...made }: Revocation) {
  return {
    ...made,
    ...(personId !== null && issuedUntil !== null && { personId, issuedUntil }),
    ...(tokenId !== null && { tokenId }),
  }
}
