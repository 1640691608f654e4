import {
  SignJWT,
  UnsecuredJWT,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type CryptoKey,
  type JWTPayload,
} from 'jose'
import { authenticate } from './authenticate'
import { Problem } from './problems'
import type { TokenIssuer } from './token-issuers'

const now = new Date('2026-11-22T12:00:00Z')
const seconds = (offset: number) => Math.floor(now.getTime() / 1000) + offset
const claims = { sub: 'person-1', council: 'anyshire', roles: ['duty-manager'] }
const right = { iss: 'https://issuer.example/anyshire', aud: 'caseway', iat: seconds(0), exp: seconds(600), ...claims }
const header = { alg: 'ES256', typ: 'at+jwt', kid: 'a1' }

let anyshire: CryptoKey
let blackpool: CryptoKey
let unknownKey: CryptoKey
let rsa: CryptoKey
let issuers: ReadonlyMap<string, TokenIssuer>
let publicPem: string

beforeAll(async () => {
  const [a, b, c, r] = await Promise.all([
    generateKeyPair('ES256', { extractable: true }),
    generateKeyPair('ES256'),
    generateKeyPair('ES256'),
    generateKeyPair('RS256'),
  ])
  anyshire = a.privateKey
  blackpool = b.privateKey
  unknownKey = c.privateKey
  rsa = r.privateKey
  publicPem = JSON.stringify(await exportJWK(a.publicKey))
  issuers = new Map([await issuer('anyshire', 'a1', a.publicKey), await issuer('blackpool', 'b1', b.publicKey)])
})

async function issuer(council: string, kid: string, key: CryptoKey): Promise<[string, TokenIssuer]> {
  const name = `https://issuer.example/${council}`
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(key)), kid }] })
  return [name, { council, issuer: name, audience: 'caseway', keys }]
}

function sign(payload: JWTPayload, head: object = {}, key: CryptoKey | Uint8Array = anyshire): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ ...header, ...head }).sign(key)
}

/** A token with a header that no library would sign, and a signature of another one. */
async function withHeader(head: object, payload: JWTPayload = right): Promise<string> {
  const [, , signature] = (await sign(right)).split('.')
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part(head)}.${part(payload)}.${signature ?? ''}`
}

const without = (name: string): JWTPayload => Object.fromEntries(Object.entries(right).filter(([key]) => key !== name))

const bearer = (token: string) => authenticate(`Bearer ${token}`, issuers, now)

describe('a token of a council', () => {
  it('says whose request it is', async () => {
    await expect(bearer(await sign(right))).resolves.toEqual({
      council: 'anyshire',
      actor: { id: 'person-1', roles: ['duty-manager'] },
    })
  })

  it('gives no right by a role that is not known here', async () => {
    const { actor } = await bearer(await sign({ ...right, roles: ['superuser', 'viewer'] }))
    expect(actor.roles).toEqual(['viewer'])
  })

  it('may be a minute out, by clocks that differ', async () => {
    await expect(bearer(await sign({ ...right, exp: seconds(-59) }))).resolves.toBeDefined()
    await expect(bearer(await sign({ ...right, nbf: seconds(59) }))).resolves.toBeDefined()
  })
})

const forged: [string, () => Promise<string> | string][] = [
  ['alg none', () => new UnsecuredJWT(right).encode()],
  ['alg none with a signature', () => withHeader({ ...header, alg: 'none' })],
  ['alg None', () => withHeader({ ...header, alg: 'None' })],
  ['no alg', () => withHeader({ typ: 'at+jwt', kid: 'a1' })],
  ['HS256 with the public key as its secret', () => sign(right, { alg: 'HS256' }, Buffer.from(publicPem))],
  ['HS512', () => sign(right, { alg: 'HS512' }, Buffer.alloc(64, 1))],
  ['RS256 under a key of another type', () => sign(right, { alg: 'RS256' }, rsa)],
  ['PS256', () => withHeader({ ...header, alg: 'PS256' })],
  ['another key', () => sign(right, {}, unknownKey)],
  ["another council's key", () => sign(right, { kid: 'b1' }, blackpool)],
  ["another council's key under this council's kid", () => sign(right, {}, blackpool)],
  [
    "another council's issuer, this council's claim",
    () => sign({ ...right, iss: 'https://issuer.example/blackpool' }, { kid: 'b1' }, blackpool),
  ],
  ['an issuer nobody has', () => sign({ ...right, iss: 'https://issuer.example/other' })],
  ['an issuer with a slash at its end', () => sign({ ...right, iss: `${right.iss}/` })],
  ['no issuer', () => sign(without('iss'))],
  ['the prototype as its issuer', () => sign({ ...right, iss: '__proto__' })],
  ['another audience', () => sign({ ...right, aud: 'other' })],
  ['no audience', () => sign(without('aud'))],
  ['type JWT', () => sign(right, { typ: 'JWT' })],
  ['no type', () => withHeader({ alg: 'ES256', kid: 'a1' })],
  ['type id_token', () => sign(right, { typ: 'id_token' })],
  ['expired', () => sign({ ...right, exp: seconds(-61) })],
  ['no expiry', () => sign(without('exp'))],
  ['an expiry that is text', () => withHeader(header, { ...without('exp'), exp: Number.NaN })],
  ['not valid yet', () => sign({ ...right, nbf: seconds(61) })],
  ['no subject', () => sign(without('sub'))],
  ['an e-mail address for a subject', () => sign({ ...right, sub: 'jo@example.org' })],
  ['an empty subject', () => sign({ ...right, sub: '' })],
  ['a subject with a line break', () => sign({ ...right, sub: 'a\nb' })],
  ['no council', () => sign(without('council'))],
  ["another council's claim", () => sign({ ...right, council: 'blackpool' })],
  ['a list of councils', () => sign({ ...right, council: ['anyshire', 'blackpool'] })],
  ['no roles', () => sign(without('roles'))],
  ['roles that are one text', () => sign({ ...right, roles: 'duty-manager' })],
  ['a key of its own (jwk)', async () => sign(right, { jwk: JSON.parse(publicPem) })],
  ['a key from elsewhere (jku)', () => sign(right, { jku: 'https://evil.example/jwks.json' })],
  ['a certificate from elsewhere (x5u)', () => sign(right, { x5u: 'https://evil.example/cert' })],
  ['a certificate of its own (x5c)', () => sign(right, { x5c: ['AAAA'] })],
  ['critical extensions', () => withHeader({ ...header, crit: ['b64'], b64: false })],
  ['a kid that is a path', () => sign(right, { kid: '../../../etc/passwd' })],
  ['a kid that is SQL', () => sign(right, { kid: "a1' or '1'='1" })],
  ['a kid that is a list', () => withHeader({ ...header, kid: ['a1'] })],
  ['a changed payload', async () => withHeader(header, { ...right, roles: ['administrator'] })],
  ['a cut signature', async () => (await sign(right)).slice(0, -10)],
  ['no signature', async () => `${(await sign(right)).split('.').slice(0, 2).join('.')}.`],
  ['two parts', async () => (await sign(right)).split('.').slice(0, 2).join('.')],
  ['five parts', () => 'a.b.c.d.e'],
  ['no token at all', () => ''],
  ['something else', () => 'password'],
  ['a very long token', () => `${'a'.repeat(9000)}.b.c`],
]

describe('a forged token is refused, without a word on what was wrong with it', () => {
  it.each(forged)('%s', async (_name, make) => {
    const refused = bearer(await make())
    await expect(refused).rejects.toBeInstanceOf(Problem)
    await expect(refused).rejects.toMatchObject({
      body: { status: 401, code: 'unauthenticated', title: 'A valid bearer token of a council is needed.' },
    })
  })

  it.each([[undefined], ['Basic dXNlcjpwYXNz'], ['bearer x.y.z'], ['Bearer  x.y.z']])('the header %s', async (sent) => {
    await expect(authenticate(sent, issuers, now)).rejects.toMatchObject({ body: { status: 401 } })
  })
})
