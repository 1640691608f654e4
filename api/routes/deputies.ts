import { mayBeSame } from '../../pathway/approvals'
import { appendAudit } from '../../db/audit'
import { endDeputy, findDeputy, insertDeputy, listDeputies, type Deputy } from '../../db/deputies'
import { readCouncil, withCouncil } from '../../db/pool'
import { addDays } from '../../pathway/calendar/dates'
import { londonDate } from '../../pathway/calendar/london'
import { may, type Permission } from '../../pathway/permissions'
import type { Rules } from '../../pathway/rules'
import type { Instant } from '../../pathway/time'
import { auditFields } from '../audit'
import type { Caller } from '../authenticate'
import { fault, type Fault } from '../faults'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { councilPath, deputyPath, noBody, noQuery } from '../schemas/common'
import { deputiesView, deputyView, newDeputy, type NewDeputy } from '../schemas/deputies'
import { tenantOf } from '../tenant'

const path = '/v1/councils/{council}/deputies'

/** Somebody stands in for somebody else. */
export const appointDeputy = defineRoute({
  method: 'post',
  path,
  operationId: 'appointDeputy',
  action: 'deputy.appoint',
  summary: 'Have somebody stand in for somebody else, for some permissions and days',
  description:
    'Whoever appoints gives only permissions that a role of their own has, never to themselves, and a deputy passes nothing on. ' +
    'It holds from the next request on within its days, in London. A deputy never sees what is restricted by standing in for somebody ' +
    'who may, and approves neither what they asked for nor what the person asked for whom they stand in.',
  permission: 'deputy.appoint',
  params: councilPath,
  query: noQuery,
  body: newDeputy,
  examples: {
    leave: {
      ...{ fromPerson: 'team-manager-1', toPerson: 'social-worker-1', reason: 'leave' },
      ...{ permissions: ['case.act', 'decision.make'], fromDay: '2026-07-06', toDay: '2026-07-17' },
    },
  },
  answers: { 201: { description: 'On record.', schema: deputyView } },
  problems: ['idempotency-key-reused', 'own-deputy', 'not-yours-to-give'],
  answer: ({ caller, body, key, now }, parts) => {
    const { rules, effective } = tenantOf(parts, caller.council)
    refuseDays(body, now, effective.deputies.longestDays)
    refuseGiven(body, caller, rules)
    return withCouncil(parts.db, caller.council, async (tx) => {
      const made = { ...body, deputyId: key, appointedBy: caller.actor.id, appointedAt: now }
      const kept = await insertDeputy(tx, made)
      if (kept === undefined || !isSame(kept, made)) throw new Problem('idempotency-key-reused')
      const outcome = kept.appointedAt === now ? 'accepted' : 'repeated'
      await appendAudit(tx, { ...auditFields(caller, now), action: 'deputy.appoint', messageId: key, outcome })
      return { status: 201, body: viewOf(kept) }
    })
  },
})

/** Who stands in for whom. */
export const readDeputies = defineRoute({
  method: 'get',
  path,
  operationId: 'listDeputies',
  action: 'deputies.list',
  summary: 'List who stands in, or stood in, for whom',
  description: 'The latest first, at most 500.',
  permission: 'deputy.appoint',
  params: councilPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Deputies of the council.', schema: deputiesView } },
  answer: ({ caller }, { db }) =>
    readCouncil(db, caller.council, async (tx) => ({
      status: 200,
      body: { deputies: (await listDeputies(tx, 500)).map(viewOf) },
    })),
})

/** Somebody stands in no longer. */
export const dismissDeputy = defineRoute({
  method: 'post',
  path: `${path}/{deputy}/end`,
  operationId: 'endDeputy',
  action: 'deputy.end',
  summary: 'End that somebody stands in for somebody else',
  description: 'Holds from the next request on. What has ended already stays as it is.',
  permission: 'deputy.appoint',
  params: deputyPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Ended.', schema: deputyView } },
  answer: ({ caller, params, key, now }, { db }) =>
    withCouncil(db, caller.council, async (tx) => {
      await endDeputy(tx, params.deputy, { at: now, by: caller.actor.id })
      const kept = await findDeputy(tx, params.deputy)
      if (kept === undefined) throw new Problem('not-found')
      const outcome = kept.endedAt === now ? 'accepted' : 'repeated'
      await appendAudit(tx, { ...auditFields(caller, now), action: 'deputy.end', messageId: key, outcome })
      return { status: 200, body: viewOf(kept) }
    }),
})

function refuseDays({ fromDay, toDay }: NewDeputy, now: Instant, longestDays: number): void {
  const today = londonDate(now)
  const first = fromDay < today ? today : fromDay
  const last = addDays(first, longestDays - 1)
  const faults: Fault[] = [
    ...(fromDay < today ? [fault('body', ['fromDay'], 'not-allowed', [`from ${today} on`])] : []),
    ...(toDay < first || toDay > last ? [fault('body', ['toDay'], 'not-allowed', [`${first} to ${last}`])] : []),
  ]
  if (faults.length > 0) throw new Problem('invalid-request', { errors: faults })
}

/** What no deputy is given: to appoint others, what opens restricted records, and what destroys records or lets them be. */
const neverGiven: readonly Permission[] = [
  ...(['access.emergency', 'deputy.appoint', 'record.restrict', 'restricted.know', 'conflict.declare'] as const),
  ...(['hold.lift', 'destruction.propose', 'destruction.approve'] as const),
]

/** Nobody gives what they do not hold by a role of their own: so what a deputy holds is not passed on. */
function refuseGiven({ fromPerson, toPerson, permissions }: NewDeputy, { actor }: Caller, rules: Rules): void {
  if (mayBeSame(toPerson, actor.id) || mayBeSame(toPerson, fromPerson)) throw new Problem('own-deputy')
  const { id, roles } = actor
  const isTheirs = permissions.every((one) => !neverGiven.includes(one) && may({ id, roles }, one, rules))
  if (!isTheirs || !may({ id, roles }, 'deputy.appoint', rules)) throw new Problem('not-yours-to-give')
}

type Made = Omit<Deputy, 'endedAt' | 'endedBy'>

/** The same key again says the same thing, by the same person. */
const isSame = (kept: Deputy, made: Made): boolean =>
  kept.appointedBy === made.appointedBy &&
  kept.fromPerson === made.fromPerson &&
  kept.toPerson === made.toPerson &&
  kept.fromDay === made.fromDay &&
  kept.toDay === made.toDay &&
  kept.reason === made.reason &&
  kept.permissions.join(' ') === made.permissions.join(' ')

function viewOf({ endedAt, endedBy, ...made }: Deputy) {
  return { ...made, ...(endedAt !== null && { endedAt }), ...(endedBy !== null && { endedBy }) }
}
