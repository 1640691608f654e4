import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

const environment = z.object({
  CASEWAY_DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().min(1),
  CASEWAY_NAMESPACE: z.string().min(1),
  CASEWAY_PRACTICE_NAMESPACE: z.string().min(1),
  CASEWAY_KEYS_DIR: z.string().min(1),
  CASEWAY_TENANTS_DIR: z.string().min(1),
  CASEWAY_JWKS_DIR: z.string().min(1),
  CASEWAY_API_HOST: z.string().min(1).default('127.0.0.1'),
  CASEWAY_API_PORT: port,
  CASEWAY_API_OPS_HOST: z.string().min(1).default('127.0.0.1'),
  CASEWAY_API_OPS_PORT: port,
  CASEWAY_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
})

export type ApiConfig = ReturnType<typeof parseApiConfig>

/** What an API process runs with, from its environment. Throws a `ZodError` that names every missing or wrong variable. */
export function parseApiConfig(env: Record<string, string | undefined>) {
  const parsed = environment.parse(env)
  return {
    databaseUrl: parsed.CASEWAY_DATABASE_URL,
    placement: {
      address: parsed.TEMPORAL_ADDRESS,
      namespace: parsed.CASEWAY_NAMESPACE,
      practiceNamespace: parsed.CASEWAY_PRACTICE_NAMESPACE,
    },
    keysDirectory: parsed.CASEWAY_KEYS_DIR,
    tenantsDirectory: parsed.CASEWAY_TENANTS_DIR,
    issuersDirectory: parsed.CASEWAY_JWKS_DIR,
    listen: { host: parsed.CASEWAY_API_HOST, port: parsed.CASEWAY_API_PORT },
    ops: { host: parsed.CASEWAY_API_OPS_HOST, port: parsed.CASEWAY_API_OPS_PORT },
    logLevel: parsed.CASEWAY_LOG_LEVEL,
  }
}
