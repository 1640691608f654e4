import { createHmac, createPublicKey } from 'node:crypto'
import { SignJWT, exportJWK, generateKeyPair, type CryptoKey, type JWTPayload } from 'jose'

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

export const encode = (text: string | Buffer) => Buffer.from(text).toString('base64url')
export const partsOf = (token: string) => {
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
export function asDer(raw: Buffer): Buffer {
  const integer = (half: Buffer) => {
    const body = (half[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), half]) : half
    return Buffer.concat([Buffer.of(2, body.length), body])
  }
  const both = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32))])
  return Buffer.concat([Buffer.of(0x30, both.length), both])
}

/** With the last letter changed in a bit that stands for nothing. */
export function otherSpelling(token: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = letters.indexOf(token.at(-1) ?? 'A')
  return `${token.slice(0, -1)}${letters[last ^ 1] ?? 'A'}`
}

/** Makes a token of the keys of a test. */
export type Forge = (keys: TestKeys) => Promise<string> | string
export const text = (value: unknown) => JSON.stringify(value)
export const payloadText = text(right)

/** Signed well, by the council's own key, over this header or these claims. */
export const withHead =
  (head: object | string): Forge =>
  ({ anyshire }) =>
    signText(anyshire, typeof head === 'string' ? head : text(head), payloadText)
export const withText =
  (payload: string | Buffer): Forge =>
  ({ anyshire }) =>
    signText(anyshire, text(header), payload)
/** The token as it should be, signed as the forged ones are. */
export const wellMade: Forge = withText(payloadText)
export const withClaims = (more: object): Forge => withText(text({ ...right, ...more }))
export const lacking = (name: string): Forge => withText(text(without(name)))
export const unsigned =
  (alg: string): Forge =>
  ({ anyshire }) => {
    return sign(anyshire).then(
      (token) => `${encode(text({ ...header, alg }))}.${partsOf(token).payload}.${partsOf(token).signature}`,
    )
  }
export const withSignature =
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
export const keyed =
  (format: 'pem' | 'jwk'): Forge =>
  async ({ anyshirePublic }) => {
    const input = `${encode(text({ ...header, alg: 'HS256' }))}.${encode(payloadText)}`
    return `${input}.${createHmac('sha256', await secretOf(anyshirePublic, format))
      .update(input)
      .digest('base64url')}`
  }
export const twice = (name: string, value: unknown): Forge =>
  withText(`${payloadText.slice(0, -1)},"${name}":${text(value)}}`)
