import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { readJson, writePrivateJson, type Home } from './home'

const schema = z.strictObject({ ownerPassword: z.string(), appPassword: z.string() })

/** The passwords of the local database's two roles. */
export type Secrets = z.infer<typeof schema>

/** This home's passwords, made at its first start. */
export function secretsOf(home: Home): Secrets {
  const known = readJson(home.secretsFile, schema)
  if (known) return known
  const made = {
    ownerPassword: randomBytes(24).toString('base64url'),
    appPassword: randomBytes(24).toString('base64url'),
  }
  writePrivateJson(home.secretsFile, made)
  return made
}

/**
 * The application role's password on a server that was given. A role belongs to the whole server, so every home and test that uses the
 * same server must come to the same password: it is made from the owner's.
 */
export function appPasswordFor(ownerUrl: string): string {
  const { host, username, password } = new URL(ownerUrl)
  return createHmac('sha256', `caseway_app ${username}:${password}`).update(host).digest('base64url')
}
