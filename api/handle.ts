import type { Request, RequestHandler, Response } from 'express'
import { may, rolesWith } from '../pathway/permissions'
import { isBroken } from '../sealing/errors'
import { audit } from './audit'
import { authenticate, type Caller, type SignedCaller } from './authenticate'
import { withSight } from './guard'
import { errorName } from './log'
import { pagePolicy } from './page-policy'
import type { Parts } from './parts'
import { Problem } from './problems'
import { readBody } from './read-body'
import { admit, admitNobody, admitReading, loadOf } from './quotas/admit'
import { needBelieved } from './revoked'
import type { Answer, Route } from './route'

/** What is under way for longer waits for the case, or for the sender: that costs nobody else anything. */
const longestTurnMs = 1_000

/**
 * Handles the requests of one route: authenticate, count, authorise, read the body, then the route's own parsing and answer. Every answered
 * read, and every try that is refused, is on the audit of the caller's council before anything is sent.
 */
export function handle(route: Route, parts: Parts): RequestHandler {
  return async (request, response) => {
    const signed = await authenticated(request, route, parts)
    let caller: Caller = signed
    await admit(parts, signed, route)
    const work = async () => {
      caller = await seen(parts, signed, request)
      const answer = await answerTo(request, response, caller, route, parts)
      if (route.method === 'get' || route.reads === true)
        await audit(parts, caller, { ...subjectOf(request), action: route.action, outcome: 'answered' })
      return answer
    }
    try {
      const answer = await parts.turns.inTurn(`${loadOf(route)} ${signed.council}`, work, longestTurnMs)
      send(response, answer)
    } catch (error) {
      await auditRefusal(parts, caller, route, request, error)
      if (isBroken(error)) await raiseUnreadable(parts, caller.council, subjectOf(request).caseId)
      throw error
    }
  }
}

/** Once for a record: whoever asks again changes nothing about it. */
const raiseUnreadable = ({ raise, log }: Parts, council: string, caseId: string | null): Promise<void> =>
  raise(council, { kind: 'record-unreadable', caseId, subject: 'asked-for', isOnce: true }).catch((error: unknown) => {
    log.error({ error: errorName(error) }, 'an alarm could not be raised')
  })

/** Who asks, with what decides which records are there for them. */
async function seen(parts: Parts, signed: SignedCaller, request: Request): Promise<Caller> {
  const { params } = request
  const bound = { case: idIn(params['case']), referral: idIn(params['referral']), item: idIn(params['item']) }
  return withSight(parts, await needBelieved(parts, signed, bound), signed, request.header('Caseway-Reason'))
}

async function authenticated(request: Request, route: Route, parts: Parts): Promise<SignedCaller> {
  try {
    return await authenticate(request.headers.authorization, parts.issuers, new Date(parts.clock()))
  } catch (error) {
    const council = String(request.params['council'])
    const nobody = { council, actor: { id: 'unauthenticated', roles: [] } }
    if (parts.tenants.has(council)) {
      await admitNobody(parts, nobody, route)
      await auditRefusal(parts, nobody, route, request, error)
    }
    throw error
  }
}

async function answerTo(
  request: Request,
  response: Response,
  caller: Caller,
  route: Route,
  parts: Parts,
): Promise<Answer> {
  authorise(caller, route, parts, request.params['council'])
  await admitReading(parts, caller, route, subjectOf(request).caseId)
  const body = route.method === 'post' ? await readBody(request, response) : undefined
  const { params, query } = request
  const key = route.method === 'post' ? request.header('Idempotency-Key') : undefined
  return route.serve({ caller, params, query, body, key, now: parts.clock() }, parts)
}

/** Another council's path is answered as one that does not exist; only then does it matter what the caller may do. */
function authorise(caller: Caller, route: Route, { tenants }: Parts, council: unknown): void {
  const tenant = tenants.get(caller.council)
  if (council !== caller.council || tenant === undefined) throw new Problem('not-found')
  const { rules } = tenant
  if (may(caller.actor, route.permission, rules) || mayUnderAccess(caller, route)) return
  throw new Problem('not-authorised', { allowed: rolesWith(route.permission, rules).join(', ') })
}

/** Whoever has emergency access to a case reads it, whatever their roles, and does nothing else with it that these do not allow. */
const mayUnderAccess = ({ seeing }: Caller, { path, permission, method, reads }: Route): boolean =>
  seeing?.under !== undefined &&
  path.startsWith('/v1/councils/{council}/cases/{case}') &&
  (method === 'get' || reads === true) &&
  (permission === 'case.read' || permission === 'record.read')

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const idIn = (value: unknown): string | undefined => (typeof value === 'string' && uuid.test(value) ? value : undefined)

/**
 * What a request is about, so far as it is an id: whatever else stands in the path stays out of the record. To read a referral is to read what
 * each of its cases began with, so its id stands for theirs.
 */
function subjectOf({ params }: Request) {
  return {
    caseId: idIn(params['case']) ?? idIn(params['referral']) ?? null,
    messageId: idIn(params['messageId']) ?? null,
  }
}

async function auditRefusal(
  parts: Parts,
  caller: Caller,
  route: Route,
  request: Request,
  error: unknown,
): Promise<void> {
  const outcome = error instanceof Problem ? error.body.code : 'failed'
  try {
    await audit(parts, caller, { ...subjectOf(request), action: route.action, outcome })
  } catch (unaudited) {
    parts.log.error({ error: errorName(unaudited), outcome, action: route.action }, 'a refused try is not on the audit')
  }
}

function send(response: Response, { status, body, page, headers = {} }: Answer): void {
  response.status(status).set(headers)
  if (page !== undefined)
    return void response.set('Content-Security-Policy', pagePolicy(page)).type('text/html').send(page)
  const type = status === 409 ? 'application/problem+json' : 'application/json'
  response.type(type).send(JSON.stringify(body))
}
