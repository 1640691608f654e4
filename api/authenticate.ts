import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { z } from 'zod'
import { roles, type Actor, type Role } from '../pathway/roles'
import { Problem } from './problems'
import { staffId } from './schemas/common'
import type { TokenIssuer } from './token-issuers'

/** Whose request it is, as their council's token says. */
export interface Caller {
  council: string
  actor: Actor
}

const algorithms = ['ES256', 'EdDSA', 'RS256']
const skewSeconds = 60
const longestToken = 8192
const bearer = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/

/** Header parameters by which a token would choose its own key or change how it is read. */
const forbiddenParameters = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64', 'zip']

const claimsOf = (council: string) =>
  z.object({ sub: staffId, council: z.literal(council), roles: z.array(z.string().max(64)).max(50) })

/**
 * The caller behind an `Authorization` header: signature by a key of the council that the issuer speaks for, one of three algorithms,
 * type `at+jwt`, issuer, audience and times (60 s skew) checked.
 * @throws Problem `unauthenticated` for anything else, never saying what was wrong.
 */
export async function authenticate(
  header: string | undefined,
  issuers: ReadonlyMap<string, TokenIssuer>,
  now: Date,
): Promise<Caller> {
  try {
    return await verify(header, issuers, now)
  } catch {
    throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } })
  }
}

async function verify(
  header: string | undefined,
  issuers: ReadonlyMap<string, TokenIssuer>,
  now: Date,
): Promise<Caller> {
  const token = tokenIn(header)
  const issuer = issuers.get(String(decodeJwt(token).iss))
  if (issuer === undefined) throw new Error('no council has this issuer')
  const { payload } = await jwtVerify(token, issuer.keys, {
    algorithms,
    issuer: issuer.issuer,
    audience: issuer.audience,
    typ: 'at+jwt',
    clockTolerance: skewSeconds,
    currentDate: now,
    requiredClaims: ['exp', 'sub', 'council', 'roles'],
  })
  const claims = claimsOf(issuer.council).parse(payload)
  return { council: issuer.council, actor: { id: claims.sub, roles: knownRoles(claims.roles) } }
}

function tokenIn(header = ''): string {
  const token = header.length > longestToken ? undefined : bearer.exec(header)?.[1]
  if (token === undefined) throw new Error('no bearer token')
  const parameters = decodeProtectedHeader(token)
  if (forbiddenParameters.some((name) => name in parameters)) throw new Error('the token would choose its own key')
  return token
}

/** A role this version does not know gives no right. */
function knownRoles(claimed: readonly string[]): Role[] {
  return roles.filter((role) => claimed.includes(role))
}
