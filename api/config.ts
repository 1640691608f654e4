import { z } from 'zod'
import { caseConfigOf, caseEnvironment, port } from '../inbox/config'
import { trustedProxies } from './proxies'

const environment = z.object({
  ...caseEnvironment,
  CASEWAY_JWKS_DIR: z.string().min(1),
  CASEWAY_ACCOUNTS_DIR: z.string().min(1),
  CASEWAY_ANCHORS_DIR: z.string().min(1),
  CASEWAY_API_HOST: z.string().min(1).default('127.0.0.1'),
  CASEWAY_API_PORT: port,
  CASEWAY_API_OPS_HOST: z.string().min(1).default('127.0.0.1'),
  CASEWAY_API_OPS_PORT: port,
  CASEWAY_TRUSTED_PROXIES: trustedProxies,
})

export type ApiConfig = ReturnType<typeof parseApiConfig>

/** What an API process runs with, from its environment. Throws a `ZodError` that names every missing or wrong variable. */
export function parseApiConfig(env: Record<string, string | undefined>) {
  const parsed = environment.parse(env)
  return {
    ...caseConfigOf(parsed),
    issuersDirectory: parsed.CASEWAY_JWKS_DIR,
    accountsDirectory: parsed.CASEWAY_ACCOUNTS_DIR,
    /** Outside the database, and the same for all processes of a deployment: what was destroyed is written down there. */
    destructionsDirectory: parsed.CASEWAY_ANCHORS_DIR,
    listen: { host: parsed.CASEWAY_API_HOST, port: parsed.CASEWAY_API_PORT },
    ops: { host: parsed.CASEWAY_API_OPS_HOST, port: parsed.CASEWAY_API_OPS_PORT },
    trustedProxies: parsed.CASEWAY_TRUSTED_PROXIES,
  }
}
