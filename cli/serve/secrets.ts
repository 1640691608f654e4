import { createHmac, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { readJson, writePrivateJson, type Home } from './home'

const schema = z.strictObject({ ownerPassword: z.string() })

/** The password of the local database's owner, made at this home's first start. */
export function ownerPasswordOf(home: Home): string {
  const known = readJson(home.secretsFile, schema)
  if (known) return known.ownerPassword
  const ownerPassword = randomBytes(24).toString('base64url')
  writePrivateJson(home.secretsFile, { ownerPassword })
  return ownerPassword
}

/**
 * The application role's password. A role belongs to the whole server, so every home and test that uses the same server must come to the
 * same password: it is made from the owner's.
 */
export function appPasswordFor(ownerUrl: string): string {
  const { username, password } = new URL(ownerUrl)
  return createHmac('sha256', `${username}:${password}`).update('caseway_app').digest('base64url')
}
