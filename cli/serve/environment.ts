import { join } from 'node:path'
import { z } from 'zod'
import { root } from './home'

const schema = z
  .object({
    CASEWAY_HOME: z.string().min(1).default(join(root, '.caseway')),
    CASEWAY_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    TEMPORAL_ADDRESS: z
      .string()
      .regex(/^[^\s:]+:\d+$/, 'expected host:port')
      .optional(),
    TEMPORAL_CLI: z.string().optional(),
    XDG_CACHE_HOME: z.string().optional(),
    PATH: z.string().default('/usr/local/bin:/usr/bin:/bin'),
    HOME: z.string().default('/'),
    TMPDIR: z.string().optional(),
    CASEWAY_TENANTS_DIR: z.string().default(join(root, 'tenants')),
    CASEWAY_LOOKUP_AFTER_MS: z.string().regex(/^\d+$/).optional(),
    npm_lifecycle_event: z.string().optional(),
  })
  .transform((env) => ({
    home: env.CASEWAY_HOME,
    logLevel: env.CASEWAY_LOG_LEVEL,
    databaseUrl: env.DATABASE_URL,
    temporalAddress: env.TEMPORAL_ADDRESS,
    temporalSearch: { PATH: env.PATH, TEMPORAL_CLI: env.TEMPORAL_CLI, XDG_CACHE_HOME: env.XDG_CACHE_HOME },
    startedByNpm: env.npm_lifecycle_event !== undefined,
    tenants: env.CASEWAY_TENANTS_DIR,
    lookupAfterMs: env.CASEWAY_LOOKUP_AFTER_MS,
    passedOn: { PATH: env.PATH, HOME: env.HOME, ...(env.TMPDIR && { TMPDIR: env.TMPDIR }) },
  }))

/** What `npm start` takes from its environment. The processes it starts get nothing else of it than `passedOn`. */
export type ServeEnvironment = z.infer<typeof schema>

/** Reads it. Throws one error that names every variable that is not as it must be. */
export function parseServeEnvironment(env: NodeJS.ProcessEnv): ServeEnvironment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
}
