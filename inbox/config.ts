import { z } from 'zod'
import { engineEnvironment, engineOf } from './engine'

/** What a process that reaches cases takes from its environment, API and worker alike. */
export const caseEnvironment = {
  CASEWAY_DATABASE_URL: z.string().min(1),
  ...engineEnvironment,
  CASEWAY_NAMESPACE: z.string().min(1),
  CASEWAY_PRACTICE_NAMESPACE: z.string().min(1),
  CASEWAY_KEYS_DIR: z.string().min(1),
  CASEWAY_ROOT_KEY_FILE: z.string().min(1),
  CASEWAY_TENANTS_DIR: z.string().min(1),
  CASEWAY_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
}

/** A port to listen on; 0 lets the system choose one. */
export const port = z.coerce.number().int().min(0).max(65_535)

/** The same as settings. */
export function caseConfigOf(env: z.output<z.ZodObject<typeof caseEnvironment>>) {
  return {
    databaseUrl: env.CASEWAY_DATABASE_URL,
    placement: {
      ...engineOf(env),
      namespace: env.CASEWAY_NAMESPACE,
      practiceNamespace: env.CASEWAY_PRACTICE_NAMESPACE,
    },
    keys: { directory: env.CASEWAY_KEYS_DIR, rootFile: env.CASEWAY_ROOT_KEY_FILE },
    tenantsDirectory: env.CASEWAY_TENANTS_DIR,
    logLevel: env.CASEWAY_LOG_LEVEL,
  }
}
