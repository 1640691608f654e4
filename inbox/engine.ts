import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What every process that reaches Temporal takes from its environment for that. */
export const engineEnvironment = {
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_CREDENTIALS_DIR: z.string().min(1).optional(),
}

/** Where Temporal is, and the folder of what is shown to it. */
export interface Engine {
  address: string
  credentials?: string | undefined
}

/** The same as settings. */
export const engineOf = (env: { TEMPORAL_ADDRESS: string; TEMPORAL_CREDENTIALS_DIR?: string | undefined }): Engine => ({
  address: env.TEMPORAL_ADDRESS,
  credentials: env.TEMPORAL_CREDENTIALS_DIR,
})

/**
 * How to connect: in clear where no folder is named, which is for a network that nobody else is on; else by mutual TLS with `ca.pem`,
 * `client.pem` and `client.key` of the folder.
 * @throws where one of the three is missing: nothing falls back to less
 */
export function connectionTo({ address, credentials }: Engine) {
  if (credentials === undefined) return { address }
  const read = (name: string) => readFileSync(join(credentials, name))
  const clientCertPair = { crt: read('client.pem'), key: read('client.key') }
  return { address, tls: { serverRootCACertificate: read('ca.pem'), clientCertPair } }
}

/** The token in `token` of the folder, for a server that asks who may do what; undefined where there is none. It may be replaced at any time. */
export function tokenFor({ credentials }: Engine): string | undefined {
  const file = credentials === undefined ? undefined : join(credentials, 'token')
  return file === undefined || !existsSync(file) ? undefined : readFileSync(file, 'utf8').trim()
}

/** How a client connects. Its token is read anew for each request, so that one that was replaced holds at once. */
export const connectionOptions = (engine: Engine) => ({
  ...connectionTo(engine),
  ...(tokenFor(engine) !== undefined && { apiKey: () => tokenFor(engine) ?? '' }),
})
