import { z } from 'zod'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const schema = z
  .object({
    CASEWAY_KEYS_DIR: z.string().min(1),
    CASEWAY_ROOT_KEY_FILE: z.string().min(1),
    CASEWAY_DATABASE_URL: z.string().min(1),
    CASEWAY_TENANTS_DIR: z.string().min(1),
    CASEWAY_JWKS_DIR: z.string().min(1),
    CASEWAY_CODEC_PORT: z.coerce.number().int().min(0).max(65_535),
    CASEWAY_CODEC_HOST: z.string().min(1).default('127.0.0.1'),
    CASEWAY_UI_ORIGIN: z
      .string()
      .transform((list) => list.split(','))
      .pipe(z.array(z.url().refine(isOrigin))),
    CASEWAY_LOG_LEVEL: z.enum(logLevels).default('info'),
  })
  .transform((env) => ({
    keys: { directory: env.CASEWAY_KEYS_DIR, rootFile: env.CASEWAY_ROOT_KEY_FILE },
    databaseUrl: env.CASEWAY_DATABASE_URL,
    tenantsDirectory: env.CASEWAY_TENANTS_DIR,
    issuersDirectory: env.CASEWAY_JWKS_DIR,
    port: env.CASEWAY_CODEC_PORT,
    host: env.CASEWAY_CODEC_HOST,
    /** Who may read what is decoded: origins of the Temporal UI, such as `http://localhost:8233`. */
    uiOrigins: env.CASEWAY_UI_ORIGIN,
    logLevel: env.CASEWAY_LOG_LEVEL,
  }))

export type CodecConfig = z.output<typeof schema>

/**
 * The codec server's configuration from its environment. `CASEWAY_UI_ORIGIN` may list several origins, separated by
 * commas. Throws `ZodError` naming every variable that is missing or wrong.
 */
export function parseCodecConfig(env: Record<string, string | undefined>): CodecConfig {
  return schema.parse(env)
}

function isOrigin(url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === url
}
