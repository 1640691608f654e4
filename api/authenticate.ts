import { decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose'
import { z } from 'zod'
import type { Asker } from '../db/readable'
import { roles, type Actor, type Role } from '../pathway/roles'
import type { Instant } from '../pathway/time'
import { nameFaults } from './json-names'
import { Problem } from './problems'
import { code, staffId } from './schemas/common'
import { tokenId } from './schemas/revocations'
import type { Issuers, TokenIssuer } from './token-issuers'

/** Whose request it is, as their council's token says. */
export interface Caller {
  council: string
  actor: Actor
  /** What else decides which records are there for them. */
  seeing?: Omit<Asker, 'id'>
  /** The teams that they are of. Absent: none. */
  teams?: readonly string[]
  /** Why they read, as one of the codes that their council has for it. */
  reason?: string
}

/** By what a token can be taken back: when it was made, and its own id where it has one. */
export interface TokenMark {
  issuedAt: Instant
  id?: string
}

/** A caller with the token they showed. */
export interface SignedCaller extends Caller {
  token: TokenMark
}

const skewSeconds = 60
const longestToken = 8192
const bearer = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/

/** Header parameters by which a token would choose its own key, be encrypted, or change how it is read. */
const forbiddenParameters = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc', 'epk', 'p2s', 'p2c', 'cty']

/** What stands on record for who is no person: nobody signs in as these. */
const namesOfNobody = ['caseway', 'clock', 'referrer', 'system', 'unauthenticated', 'unknown']

const claimsOf = (council: string) =>
  z.object({
    sub: staffId.refine((id) => !namesOfNobody.includes(id.toLowerCase())),
    council: z.literal(council),
    roles: z.array(z.string().max(64)).max(50),
    iat: z.int().nonnegative(),
    exp: z.int(),
    jti: tokenId.optional(),
    teams: z.array(code).max(20).optional(),
    // Bound to a key that is not asked for here, or for somebody who acts for another: neither is what it says.
    cnf: z.never().optional(),
    act: z.never().optional(),
  })

/**
 * The caller behind an `Authorization` header. Checked: the signature, by the key of that id of the issuer, who speaks for one council, in
 * one of the issuer's algorithms; type `at+jwt`; issuer, audience and times (60 s skew); how long it is good for; that no name stands twice.
 * @throws Problem `unauthenticated` for anything else, never saying what was wrong.
 */
export async function authenticate(header: string | undefined, issuers: Issuers, now: Date): Promise<SignedCaller> {
  try {
    return await verify(header, issuers, now)
  } catch {
    throw new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer' } })
  }
}

async function verify(header: string | undefined, issuers: Issuers, now: Date): Promise<SignedCaller> {
  const token = tokenIn(header)
  const issuer = issuers.get(claimedIssuer(token))
  if (issuer === undefined) throw new Error('no council has this issuer')
  const { payload } = await jwtVerify(token, issuer.keys, {
    algorithms: [...issuer.algorithms],
    issuer: issuer.issuer,
    audience: issuer.audience,
    typ: 'at+jwt',
    clockTolerance: skewSeconds,
    currentDate: now,
    requiredClaims: ['exp', 'iat', 'sub', 'council', 'roles'],
  })
  return callerOf(payload, issuer, now)
}

function callerOf(payload: JWTPayload, issuer: TokenIssuer, now: Date): SignedCaller {
  const { sub, roles: claimed, iat, exp, jti, teams } = claimsOf(issuer.council).parse(payload)
  const known = knownRoles(claimed)
  const isSystem = known.includes('council-system')
  if (isSystem && known.length > 1) throw new Error('a system is no person')
  if (iat > now.getTime() / 1000 + skewSeconds) throw new Error('made in the future')
  if (exp <= iat) throw new Error('over before it was made')
  if (exp - iat > issuer.longest[isSystem ? 'system' : 'person']) throw new Error('good for too long')
  const issuedAt = new Date(iat * 1000).toISOString()
  return {
    council: issuer.council,
    actor: { id: sub, roles: known },
    token: { issuedAt, ...(jti !== undefined && { id: jti }) },
    ...(teams !== undefined && { teams }),
  }
}

function tokenIn(header = ''): string {
  const token = header.length > longestToken ? undefined : bearer.exec(header)?.[1]
  if (token === undefined) throw new Error('no bearer token')
  const [head = '', , signature = ''] = token.split('.')
  parseOnce(head)
  bytesOf(signature)
  const parameters = decodeProtectedHeader(token)
  if (forbiddenParameters.some((name) => name in parameters)) throw new Error('the token would choose its own key')
  if (typeof parameters.kid !== 'string' || parameters.kid === '') throw new Error('no key is named')
  return token
}

const namesIssuer = z.object({ iss: z.string() })
const claimedIssuer = (token: string): string => namesIssuer.parse(parseOnce(token.split('.')[1] ?? '')).iss

/** Bytes have one way to be written; another would be a second token of the same signature. */
function bytesOf(part: string): Buffer {
  const bytes = Buffer.from(part, 'base64url')
  if (bytes.toString('base64url') !== part) throw new Error('written another way')
  return bytes
}

/** The JSON of a part, in which no name stands twice: of two, another reader might take the other. */
function parseOnce(part: string): unknown {
  const text = utf8.decode(bytesOf(part))
  const parsed: unknown = JSON.parse(text)
  if (nameFaults(text).length > 0) throw new Error('a name stands twice, or is one that every object has')
  return parsed
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** A role this version does not know gives no right. */
function knownRoles(claimed: readonly string[]): Role[] {
  return roles.filter((role) => claimed.includes(role))
}
