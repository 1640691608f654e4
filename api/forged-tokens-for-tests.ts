import { createHmac, createPublicKey } from 'node:crypto'
import {
  CompactEncrypt,
  SignJWT,
  UnsecuredJWT,
  exportJWK,
  generateKeyPair,
  type CryptoKey,
  type JWTPayload,
} from 'jose'

export const now = new Date('2026-11-22T12:00:00Z')
export const seconds = (offset: number) => Math.floor(now.getTime() / 1000) + offset
export const issuerOf = (council: string) => `https://issuer.example/${council}`
const claims = { sub: 'person-1', council: 'anyshire', roles: ['duty-manager'] }

/** The claims of a token as it should be. */
export const right = { iss: issuerOf('anyshire'), aud: 'caseway', iat: seconds(0), exp: seconds(600), ...claims }
export const header = { alg: 'ES256', typ: 'at+jwt', kid: 'a1' }

export interface TestKeys {
  anyshire: CryptoKey
  anyshirePublic: CryptoKey
  blackpool: CryptoKey
  blackpoolPublic: CryptoKey
  unknown: CryptoKey
  rsa: CryptoKey
}

export async function testKeys(): Promise<TestKeys> {
  const [a, b, c, r] = await Promise.all([
    generateKeyPair('ES256', { extractable: true }),
    generateKeyPair('ES256', { extractable: true }),
    generateKeyPair('ES256'),
    generateKeyPair('RS256'),
  ])
  const [unknown, rsa] = [c.privateKey, r.privateKey]
  return {
    ...{ anyshire: a.privateKey, anyshirePublic: a.publicKey, blackpool: b.privateKey, blackpoolPublic: b.publicKey },
    ...{ unknown, rsa },
  }
}

export const sign = (key: CryptoKey | Uint8Array, payload: JWTPayload = right, head: object = {}): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ ...header, ...head }).sign(key)

const encode = (text: string | Buffer) => Buffer.from(text).toString('base64url')
const partsOf = (token: string) => {
  const [head = '', payload = '', signature = ''] = token.split('.')
  return { head, payload, signature }
}
const without = (name: string): JWTPayload => Object.fromEntries(Object.entries(right).filter(([key]) => key !== name))

/** Text signed as it stands, which no library would sign. */
async function signText(key: CryptoKey, head: string | Buffer, payload: string | Buffer): Promise<string> {
  const input = `${encode(head)}.${encode(payload)}`
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(input))
  return `${input}.${encode(Buffer.from(signature))}`
}

/** The signature as OpenSSL writes it, in place of its two numbers side by side. */
function asDer(raw: Buffer): Buffer {
  const integer = (half: Buffer) => {
    const body = (half[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), half]) : half
    return Buffer.concat([Buffer.of(2, body.length), body])
  }
  const both = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))])
  return Buffer.concat([Buffer.of(0x30, both.length), both])
}

/** With the last letter changed in a bit that stands for nothing. */
function otherSpelling(token: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = letters.indexOf(token.at(-1) ?? 'A')
  return `${token.slice(0, -1)}${letters[last ^ 1] ?? 'A'}`
}

type Forge = (keys: TestKeys) => Promise<string> | string
const text = (value: unknown) => JSON.stringify(value)
const payloadText = text(right)

/** Signed well, by the council's own key, over this header or these claims. */
const withHead =
  (head: object | string): Forge =>
  ({ anyshire }) =>
    signText(anyshire, typeof head === 'string' ? head : text(head), payloadText)
const withText =
  (payload: string | Buffer): Forge =>
  ({ anyshire }) =>
    signText(anyshire, text(header), payload)
/** The token as it should be, signed as the forged ones are. */
export const wellMade: Forge = withText(payloadText)
const withClaims = (more: object): Forge => withText(text({ ...right, ...more }))
const lacking = (name: string): Forge => withText(text(without(name)))
const unsigned =
  (alg: string): Forge =>
  ({ anyshire }) => {
    return sign(anyshire).then(
      (token) => `${encode(text({ ...header, alg }))}.${partsOf(token).payload}.${partsOf(token).signature}`,
    )
  }
const withSignature =
  (make: (signature: Buffer) => Buffer | string): Forge =>
  async ({ anyshire }) => {
    const { head, payload, signature } = partsOf(await sign(anyshire))
    return `${head}.${payload}.${encode(make(Buffer.from(signature, 'base64url')))}`
  }
const secretOf = (key: CryptoKey, format: 'pem' | 'jwk'): Promise<Buffer> =>
  exportJWK(key).then((jwk) =>
    format === 'jwk'
      ? Buffer.from(text(jwk))
      : Buffer.from(createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' })),
  )
const keyed =
  (format: 'pem' | 'jwk'): Forge =>
  async ({ anyshirePublic }) => {
    const input = `${encode(text({ ...header, alg: 'HS256' }))}.${encode(payloadText)}`
    return `${input}.${createHmac('sha256', await secretOf(anyshirePublic, format))
      .update(input)
      .digest('base64url')}`
  }
const twice = (name: string, value: unknown): Forge => withText(`${payloadText.slice(0, -1)},"${name}":${text(value)}}`)

/** Tokens that nobody of the council was given, each by what is wrong with it. */
export const forged: readonly [string, Forge][] = [
  ['alg none', () => new UnsecuredJWT(right).encode()],
  ['alg none, and an empty signature', () => `${encode(text({ ...header, alg: 'none' }))}.${encode(payloadText)}.`],
  ...['none', 'None', 'NONE', 'nOnE', 'es256', 'ES256 ', 'PS256', 'ES384', 'ES256K', 'HS256', ''].map(
    (alg): [string, Forge] => [`alg "${alg}" over a signature of ES256`, unsigned(alg)],
  ),
  ['no alg', withHead({ typ: 'at+jwt', kid: 'a1' })],
  ['an alg that is a list', withHead({ ...header, alg: ['ES256'] })],
  ['HS256 with the public key, as PEM, for its secret', keyed('pem')],
  ['HS256 with the public key, as JWK, for its secret', keyed('jwk')],
  ['HS512', () => sign(Buffer.alloc(64, 1), right, { alg: 'HS512' })],
  ['RS256 under a key of another type', ({ rsa }) => sign(rsa, right, { alg: 'RS256' })],
  ['another key', ({ unknown }) => sign(unknown)],
  ["another council's key", ({ blackpool }) => sign(blackpool, right, { kid: 'b1' })],
  ["another council's key under this council's kid", ({ blackpool }) => sign(blackpool)],
  ["another council's key under a kid that both have", ({ blackpool }) => sign(blackpool, right, { kid: 'both' })],
  [
    "another council's issuer, this council's claim",
    ({ blackpool }) => sign(blackpool, { ...right, iss: issuerOf('blackpool') }, { kid: 'b1' }),
  ],
  ['an issuer nobody has', withClaims({ iss: 'https://issuer.example/other' })],
  ['an issuer with a slash at its end', withClaims({ iss: `${right.iss}/` })],
  ['an issuer in capitals', withClaims({ iss: right.iss.toUpperCase() })],
  ['a list of issuers', withClaims({ iss: [right.iss] })],
  ['the prototype as its issuer', withClaims({ iss: '__proto__' })],
  ['no issuer', lacking('iss')],
  ['another audience', withClaims({ aud: 'other' })],
  ['an audience that begins like ours', withClaims({ aud: 'caseway.example' })],
  ['no audience', lacking('aud')],
  ['type JWT', withHead({ ...header, typ: 'JWT' })],
  ['no type', withHead({ alg: 'ES256', kid: 'a1' })],
  ['type id_token', withHead({ ...header, typ: 'id_token' })],
  ['a token within a token', withHead({ ...header, cty: 'JWT' })],
  ['expired', withClaims({ exp: seconds(-61), iat: seconds(-600) })],
  ['no expiry', lacking('exp')],
  ['an expiry that is text', withClaims({ exp: '9999999999' })],
  ['an expiry that is no number', withClaims({ exp: null })],
  ['an expiry in milliseconds', withClaims({ exp: seconds(600) * 1000 })],
  ['good for longer than an hour', withClaims({ exp: seconds(3601) })],
  ['no day of issue', lacking('iat')],
  ['made in the future', withClaims({ iat: seconds(61), exp: seconds(600) })],
  ['made before time began', withClaims({ iat: -1 })],
  ['not valid yet', withClaims({ nbf: seconds(61) })],
  ['a not-before that is text', withClaims({ nbf: 'now' })],
  ['no subject', lacking('sub')],
  ['an e-mail address for a subject', withClaims({ sub: 'jo@example.org' })],
  ['an empty subject', withClaims({ sub: '' })],
  ['a subject with a line break', withClaims({ sub: 'a\nb' })],
  ['a subject in letters of another script', withClaims({ sub: 'pеrson-1' })],
  ['a subject that reads backwards', withClaims({ sub: '\u202e1-nosrep' })],
  ['a subject that is a number', withClaims({ sub: 1 })],
  ['a subject that is very long', withClaims({ sub: 'a'.repeat(3000) })],
  ['no council', lacking('council')],
  ["another council's claim", withClaims({ council: 'blackpool' })],
  ['a list of councils', withClaims({ council: ['anyshire', 'blackpool'] })],
  ['a council in capitals', withClaims({ council: 'ANYSHIRE' })],
  ['no roles', lacking('roles')],
  ['roles that are one text', withClaims({ roles: 'duty-manager' })],
  ['roles that are an object', withClaims({ roles: { 0: 'duty-manager', length: 1 } })],
  ['roles within roles', withClaims({ roles: [['duty-manager']] })],
  ['very many roles', withClaims({ roles: Array(51).fill('duty-manager') })],
  ['a person who is a system too', withClaims({ roles: ['duty-manager', 'council-system'] })],
  ['claims of the prototype', withText(`${payloadText.slice(0, -1)},"__proto__":{"roles":["administrator"]}}`)],
  ['a claim named constructor', withText(`${payloadText.slice(0, -1)},"constructor":{"prototype":{}}}`)],
  ['roles twice', twice('roles', ['administrator'])],
  ['its subject twice', twice('sub', 'person-2')],
  ['its council twice, once escaped', withText(`${payloadText.slice(0, -1)},"c\\u006funcil":"blackpool"}`)],
  ['its issuer twice', twice('iss', issuerOf('blackpool'))],
  ['kid twice in its header', withHead(`${text(header).slice(0, -1)},"kid":"b1"}`)],
  ['alg twice in its header', withHead(`${text(header).slice(0, -1)},"alg":"none"}`)],
  [
    'a key of its own (jwk)',
    ({ unknown, anyshirePublic }) => exportJWK(anyshirePublic).then((jwk) => sign(unknown, right, { jwk })),
  ],
  ['a key from elsewhere (jku)', withHead({ ...header, jku: 'https://evil.example/jwks.json' })],
  ['a certificate from elsewhere (x5u)', withHead({ ...header, x5u: 'https://evil.example/cert' })],
  ['a certificate of its own (x5c)', withHead({ ...header, x5c: ['AAAA'] })],
  ['critical extensions', withHead({ ...header, crit: ['b64'], b64: true })],
  ['a critical extension nobody knows', withHead({ ...header, crit: ['exp'] })],
  ['claims that are not encoded (b64)', withHead({ ...header, b64: false })],
  ['compression', withHead({ ...header, zip: 'DEF' })],
  ['no kid', withHead({ alg: 'ES256', typ: 'at+jwt' })],
  ['an empty kid', withHead({ ...header, kid: '' })],
  ['a kid nobody has', withHead({ ...header, kid: 'a2' })],
  ['a kid that is a path', withHead({ ...header, kid: '../../../etc/passwd' })],
  ['a kid that is SQL', withHead({ ...header, kid: "a1' or '1'='1" })],
  ['a kid that is an address', withHead({ ...header, kid: 'https://evil.example/key' })],
  ['a kid with a null character', withHead({ ...header, kid: 'a1\u0000' })],
  ['a kid that is a list', withHead({ ...header, kid: ['a1'] })],
  ['a signature of nothing but zeros', withSignature(() => Buffer.alloc(64))],
  ['a signature of zeros, as DER', withSignature(() => Buffer.from('3006020100020100', 'hex'))],
  ['its signature as DER', withSignature(asDer)],
  [
    'a signature with its halves swapped',
    withSignature((raw) => Buffer.concat([raw.subarray(32), raw.subarray(0, 32)])),
  ],
  ['a signature with a byte more', withSignature((raw) => Buffer.concat([raw, Buffer.of(0)]))],
  ['a cut signature', withSignature((raw) => raw.subarray(0, 60))],
  ['its signature spelled another way', async ({ anyshire }) => otherSpelling(await sign(anyshire))],
  ['an empty signature', withSignature(() => '')],
  [
    'a changed payload',
    async ({ anyshire }) => {
      const { head, signature } = partsOf(await sign(anyshire))
      return `${head}.${encode(text({ ...right, roles: ['administrator'] }))}.${signature}`
    },
  ],
  [
    'a payload apart (detached)',
    async ({ anyshire }) => {
      const { head, signature } = partsOf(await sign(anyshire))
      return `${head}..${signature}`
    },
  ],
  ['a payload that is a list', withText(text([right]))],
  ['a payload that is null', withText('null')],
  ['a payload that is no JSON', withText('roles=administrator')],
  [
    'a payload that is no UTF-8',
    withText(
      Buffer.concat([Buffer.from(payloadText.slice(0, -1)), Buffer.from([0x2c, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])]),
    ),
  ],
  [
    'an encrypted token (JWE)',
    ({ rsa: _rsa }) =>
      new CompactEncrypt(Buffer.from(payloadText))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(Buffer.alloc(32, 7)),
  ],
  ['JSON in place of the compact form', async ({ anyshire }) => text(partsOf(await sign(anyshire)))],
  ['padding', async ({ anyshire }) => `${await sign(anyshire)}==`],
  ['two tokens', async ({ anyshire }) => `${await sign(anyshire)} ${await sign(anyshire)}`],
  ['a line break within', async ({ anyshire }) => (await sign(anyshire)).replace('.', '.\n')],
  ['two parts', async ({ anyshire }) => (await sign(anyshire)).split('.').slice(0, 2).join('.')],
  ['five parts', () => 'a.b.c.d.e'],
  ['no token at all', () => ''],
  ['something else', () => 'password'],
  ['a very long token', () => `${'a'.repeat(9000)}.b.c`],
  ['a very long claim', withClaims({ more: 'a'.repeat(9000) })],
]
