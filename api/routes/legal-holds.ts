import { appendAudit } from '../../db/audit'
import { caseKeysIn } from '../../db/case-keys'
import { findCase } from '../../db/cases'
import { endHold, findHold, insertHold, listHolds, queueForHolds } from '../../db/legal-holds'
import { readCouncil, withCouncil, type CouncilTx } from '../../db/pool'
import { sealedAs, sealJson } from '../../db/sealed'
import { auditFields } from '../audit'
import type { Caller } from '../authenticate'
import { isInSight } from '../guard'
import type { Parts } from '../parts'
import { presentHold } from '../present/hold-view'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { councilPath, holdPath, noBody, noQuery } from '../schemas/common'
import { holdsView, holdView, liftedHold, newHold, type NewHold } from '../schemas/retention'

const path = '/v1/councils/{council}/retention/holds'

/** Something is kept from being destroyed. */
export const placeHold = defineRoute({
  method: 'post',
  path,
  operationId: 'placeLegalHold',
  action: 'hold.place',
  summary: 'Keep a case or matter, a class of them or everything from being destroyed',
  description: 'It outranks every destruction, also one that was proposed already, until it is lifted.',
  permission: 'hold.place',
  params: councilPath,
  query: noQuery,
  body: newHold,
  examples: {
    council: { scope: 'council', reason: 'An inquiry has asked for what the council holds.' },
    class: { scope: 'class', class: 'looked-after', reason: 'An inquiry into children in care.' },
  },
  answers: { 201: { description: 'It holds.', schema: holdView } },
  problems: ['idempotency-key-reused'],
  answer: ({ caller, body, key: holdId, now }, parts) =>
    withCouncil(parts.db, caller.council, async (tx) => {
      await queueForHolds(tx)
      const isNew = (await findHold(tx, holdId)) === undefined
      if (isNew) await store(tx, parts, caller, { body, holdId, now })
      const view = await viewOf(tx, parts, holdId)
      if (view.reason === undefined) throw new Problem('record-destroyed')
      if (!isSame(view, body, caller)) throw new Problem('idempotency-key-reused')
      const at = { ...auditFields(caller, now), messageId: holdId, caseId: view.caseId ?? null }
      await appendAudit(tx, { ...at, action: 'hold.place', outcome: isNew ? 'accepted' : 'repeated' })
      return { status: 201, body: view }
    }),
})

async function store(
  tx: CouncilTx,
  { keyring }: Parts,
  caller: Caller,
  { body, holdId, now }: { body: NewHold; holdId: string; now: string },
): Promise<void> {
  const keys = caseKeysIn(tx, keyring)
  if (body.scope === 'case') {
    const row = await findCase(tx, body.caseId)
    if (row === null || !(await isInSight(tx, row.caseId, caller))) throw new Problem('not-found')
    if (!(await keys.has(row.caseId))) throw new Problem('record-destroyed')
  }
  const reason = sealJson(await keys.create(holdId), sealedAs.hold(tx.council, holdId, 'placed'), body.reason)
  const of = {
    caseId: body.scope === 'case' ? body.caseId : null,
    class: body.scope === 'class' ? body.class : null,
  }
  await insertHold(tx, { holdId, scope: body.scope, ...of, reason, placedBy: caller.actor.id, placedAt: now })
}

async function viewOf(tx: CouncilTx, { keyring }: Parts, holdId: string) {
  const hold = await findHold(tx, holdId)
  if (hold === undefined) throw new Problem('not-found')
  return presentHold(tx, keyring, hold)
}

type View = Awaited<ReturnType<typeof viewOf>>

/** The same key again says the same thing, by the same person. */
const isSame = (view: View, body: NewHold, { actor }: Caller): boolean =>
  view.placedBy === actor.id &&
  view.scope === body.scope &&
  view.reason === body.reason &&
  view.caseId === (body.scope === 'case' ? body.caseId : undefined) &&
  view.class === (body.scope === 'class' ? body.class : undefined)

/** What keeps records from being destroyed, or did. */
export const readHolds = defineRoute({
  method: 'get',
  path,
  operationId: 'listLegalHolds',
  action: 'holds.list',
  summary: 'List what keeps records from being destroyed, or did',
  description:
    'The latest first, at most 500. A hold of a case that is not there for the caller is left out, and so is the reason of one whose case was destroyed.',
  permission: 'retention.read',
  params: councilPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Holds of the council.', schema: holdsView } },
  answer: ({ caller }, { db, keyring }) =>
    readCouncil(db, caller.council, async (tx) => {
      const holds: View[] = []
      for (const hold of await listHolds(tx, 500))
        if (hold.caseId === null || (await isInSight(tx, hold.caseId, caller)))
          holds.push(await presentHold(tx, keyring, hold))
      return { status: 200, body: { holds } }
    }),
})

/** Something is kept from being destroyed no longer. */
export const liftHold = defineRoute({
  method: 'post',
  path: `${path}/{hold}/lift`,
  operationId: 'liftLegalHold',
  action: 'hold.lift',
  summary: 'Lift a hold',
  description: 'Nothing is destroyed by that. What was lifted already stays as it is.',
  permission: 'hold.lift',
  params: holdPath,
  query: noQuery,
  body: liftedHold,
  examples: { over: { reason: 'The inquiry has reported.' } },
  answers: { 200: { description: 'Lifted.', schema: holdView } },
  answer: ({ caller, params, body, key, now }, parts) =>
    withCouncil(parts.db, caller.council, async (tx) => {
      const { hold: holdId } = params
      const hold = await findHold(tx, holdId)
      if (hold === undefined) throw new Problem('not-found')
      if (hold.caseId !== null && !(await isInSight(tx, hold.caseId, caller))) throw new Problem('not-found')
      const sealKey = await caseKeysIn(tx, parts.keyring).load(holdId)
      const reason = sealJson(sealKey, sealedAs.hold(tx.council, holdId, 'lifted'), body.reason)
      await endHold(tx, holdId, { by: caller.actor.id, at: now, reason })
      const at = { ...auditFields(caller, now), messageId: key, caseId: hold.caseId }
      const outcome = hold.liftedAt === null ? 'accepted' : 'repeated'
      await appendAudit(tx, { ...at, action: 'hold.lift', outcome })
      return { status: 200, body: await viewOf(tx, parts, holdId) }
    }),
})
