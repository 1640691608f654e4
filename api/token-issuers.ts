import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose'
import type { Logger } from 'pino'
import { z } from 'zod'

/** Who may issue tokens for one council, and with which public keys. */
export interface TokenIssuer {
  council: string
  issuer: string
  audience: string
  keys: JWTVerifyGetKey
}

const publicKey = z
  .looseObject({ kty: z.enum(['EC', 'OKP', 'RSA']), kid: z.string() })
  .refine((key) => !('d' in key), 'a private key does not belong here')
const issuerFile = z.strictObject({
  issuer: z.string().min(1),
  audience: z.string().min(1),
  jwks: z.strictObject({ keys: z.array(publicKey).min(1) }),
})

/**
 * The issuers of all councils, by issuer, from `<directory>/<council>.json` (`{issuer, audience, jwks}`, public keys only).
 * A file that cannot be used is logged and leaves only its own council without sign-in; so is an issuer that a council before it in the
 * alphabet already has, because an issuer speaks for one council.
 */
export function loadIssuers(directory: string, log: Logger): ReadonlyMap<string, TokenIssuer> {
  const issuers = new Map<string, TokenIssuer>()
  for (const file of readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const council = file.slice(0, -'.json'.length)
    try {
      const issuer = readIssuer(council, join(directory, file))
      if (issuers.has(issuer.issuer)) throw new Error('another council has the same issuer')
      issuers.set(issuer.issuer, issuer)
    } catch (error) {
      log.error({ council, reason: error instanceof Error ? error.message : 'unknown' }, 'token issuer not usable')
    }
  }
  return issuers
}

function readIssuer(council: string, path: string): TokenIssuer {
  const { issuer, audience, jwks } = issuerFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  return { council, issuer, audience, keys: createLocalJWKSet(jwks) }
}
