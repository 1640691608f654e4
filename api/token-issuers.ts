import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose'
import type { Logger } from 'pino'
import { z } from 'zod'

/** With what a token may be signed. */
export const tokenAlgorithms = ['ES256', 'EdDSA', 'RS256'] as const
export type TokenAlgorithm = (typeof tokenAlgorithms)[number]

/** Who may issue tokens for one council, with which public keys, and for how long. */
export interface TokenIssuer {
  council: string
  issuer: string
  audience: string
  keys: JWTVerifyGetKey
  algorithms: readonly TokenAlgorithm[]
  /** How long after its making a token may end, in seconds: that of a person, and that of a council's system. */
  longest: { person: number; system: number }
  /** Made by `npm start` for this machine. */
  embedded: boolean
}

/** The issuers as they are now, by what a token says its issuer is. */
export type Issuers = Pick<ReadonlyMap<string, TokenIssuer>, 'get'>

const hour = 3600
const embeddedHours = 30 * 24

const publicKey = z
  .looseObject({ kty: z.enum(['EC', 'OKP', 'RSA']), kid: z.string().min(1) })
  .refine((key) => !('d' in key), 'a private key does not belong here')
const keysOnce = (keys: readonly { kid: string }[]) => new Set(keys.map(({ kid }) => kid)).size === keys.length

const issuerEntry = z.strictObject({
  issuer: z.string().min(1),
  audience: z.string().min(1),
  jwks: z.strictObject({ keys: z.array(publicKey).min(1).refine(keysOnce, 'each kid once') }),
  algorithms: z
    .array(z.enum(tokenAlgorithms))
    .min(1)
    .default([...tokenAlgorithms]),
  longestHours: z
    .strictObject({
      person: z.number().positive().max(12).default(1),
      system: z.number().positive().max(24).default(24),
    })
    .prefault({}),
  embedded: z.boolean().default(false),
})
const issuerFile = z.union([z.strictObject({ issuers: z.array(issuerEntry).min(1) }), issuerEntry])

/**
 * The issuers of all councils from `<directory>/<council>.json`: one issuer (`{issuer, audience, jwks}`, public keys only; `algorithms` and
 * `longestHours` where they are narrower than the default, or longer) or several (`{issuers: [...]}`). Files are looked at again a second
 * after they were last, so that a changed one is used at once. A file that cannot be used is logged and leaves only its own council without
 * sign-in; an issuer that another council, before it in the alphabet, already has is refused, because an issuer speaks for one council.
 * @param mayEmbed whether the issuer that `npm start` makes is accepted: only where nobody but this machine reaches the API
 */
export function watchIssuers(directory: string, log: Logger, mayEmbed: boolean, clock = Date.now): Issuers {
  let [issuers, mark, lookedAt] = [new Map<string, TokenIssuer>(), '', -Infinity]
  const current = () => {
    if (clock() - lookedAt < 1_000) return issuers
    lookedAt = clock()
    const found = markOf(directory)
    if (found !== mark) [issuers, mark] = [readIssuers(directory, log, mayEmbed), found]
    return issuers
  }
  current()
  return { get: (issuer) => current().get(issuer) }
}

/** Differs where a file has come, gone or changed. */
function markOf(directory: string): string {
  return filesIn(directory)
    .map((file) => {
      const found = statSync(join(directory, file), { throwIfNoEntry: false })
      return `${file} ${String(found?.ino)} ${String(found?.mtimeMs)} ${String(found?.size)}`
    })
    .join('\n')
}

const filesIn = (directory: string): string[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()

function readIssuers(directory: string, log: Logger, mayEmbed: boolean): Map<string, TokenIssuer> {
  const issuers = new Map<string, TokenIssuer>()
  for (const file of filesIn(directory)) {
    const council = file.slice(0, -'.json'.length)
    try {
      const own = readFile(council, join(directory, file))
      for (const one of own) whyNot(one, own, issuers, mayEmbed)
      for (const one of own) issuers.set(one.issuer, one)
    } catch (error) {
      log.error({ council, reason: error instanceof Error ? error.message : 'unknown' }, 'token issuer not usable')
    }
  }
  return issuers
}

function whyNot(one: TokenIssuer, own: readonly TokenIssuer[], others: Issuers, mayEmbed: boolean): void {
  if (others.get(one.issuer) !== undefined) throw new Error('another council has the same issuer')
  if (own.some((other) => other !== one && other.issuer === one.issuer)) throw new Error('the same issuer stands twice')
  if (one.embedded && !mayEmbed)
    throw new Error('an issuer made by npm start is for its own machine, and this API can be reached from others')
}

function readFile(council: string, path: string): TokenIssuer[] {
  const file = issuerFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  return ('issuers' in file ? file.issuers : [file]).map(
    ({ issuer, audience, jwks, algorithms, longestHours: { person, system }, embedded }) => ({
      ...{ council, issuer, audience, algorithms, embedded },
      keys: createLocalJWKSet(jwks),
      longest: embedded
        ? { person: embeddedHours * hour, system: embeddedHours * hour }
        : { person: person * hour, system: system * hour },
    }),
  )
}

/** The councils whose issuer `npm start` made for its own machine. */
export function embeddedIssuers(directory: string): string[] {
  return filesIn(directory).flatMap((file) => {
    const text = readFileSync(join(directory, file), 'utf8')
    return /"embedded"\s*:\s*true/.test(text) ? [file.slice(0, -'.json'.length)] : []
  })
}
