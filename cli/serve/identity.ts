import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
import { z } from 'zod'
import { roles } from '../../pathway/roles'
import { readJson, writePrivateJson, type Home } from './home'

/** What a token is made for: one person of one council. `subject` is opaque and stays the same from token to token. */
export interface TokenRequest {
  readonly council: string
  readonly subject: string
  readonly roles: readonly string[]
  readonly hours: number
  /** The teams that they are of. Absent: none. */
  readonly teams?: readonly string[]
  /** By which this one token can be taken back. */
  readonly jti?: string
}

const privateKeySchema = z.looseObject({ kty: z.literal('EC'), kid: z.string() })
type PrivateKey = z.infer<typeof privateKeySchema>

const issuerOf = (council: string) => `https://identity.localhost/${council}`
const audience = 'caseway'

const privateFile = ({ identity }: Home, council: string) => join(identity, `${council}.private.json`)

/** Whether a council has been given a local issuer at an earlier start. */
export function hasIssuer(home: Home, council: string): boolean {
  return existsSync(privateFile(home, council))
}

/** Gives a council a local issuer of tokens at the first start: a signing key kept here, and its public half for those who verify. */
export async function ensureIssuer(home: Home, council: string): Promise<void> {
  const privateKey = readJson(privateFile(home, council), privateKeySchema) ?? (await newKey(home, council))
  const { d: _secret, ...publicKey } = privateKey
  writePrivateJson(join(home.issuers, `${council}.json`), {
    issuer: issuerOf(council),
    audience,
    jwks: { keys: [publicKey] },
    embedded: true,
  })
}

async function newKey(home: Home, council: string): Promise<PrivateKey> {
  const jwk = await exportJWK((await generateKeyPair('ES256', { extractable: true })).privateKey)
  const key = privateKeySchema.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' })
  writePrivateJson(privateFile(home, council), key)
  return key
}

/** The person that a local token for a role stands for: one a role, the same at every start. */
export function localPerson(council: string, role: string): string {
  return `dev-${role}-${council}`
}

/** Signs a bearer token as the council's local issuer. Throws when the council has none: `npm start` makes them. */
export async function mintToken(home: Home, request: TokenRequest): Promise<string> {
  const { council, teams = [] } = request
  const key = readJson(privateFile(home, council), privateKeySchema)
  if (!key) throw new Error(`There is no local issuer for the council "${council}" in ${home.folder}.`)
  return new SignJWT({ council, roles: [...request.roles], ...(teams.length > 0 && { teams: [...teams] }) })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
    .setIssuer(issuerOf(council))
    .setAudience(audience)
    .setSubject(request.subject)
    .setJti(request.jti ?? randomUUID())
    .setIssuedAt()
    .setExpirationTime(`${request.hours} hours`)
    .sign(await importJWK(key, 'ES256'))
}

const localTokenHours = 30 * 24

/** One token a role for a council, each for a person of its own, good for 30 days. */
export async function localTokens(home: Home, council: string): Promise<Record<string, string>> {
  const minted = roles.map(async (role) => [
    role,
    await mintToken(home, { council, subject: localPerson(council, role), roles: [role], hours: localTokenHours }),
  ])
  return z.record(z.string(), z.string()).parse(Object.fromEntries(await Promise.all(minted)))
}
