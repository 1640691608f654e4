import { z } from 'zod'
import type { Outbox } from './accounts'

/** What a process that sends notices takes from its environment. */
export const outboxEnvironment = {
  CASEWAY_NOTICES_DIR: z.string().min(1),
  CASEWAY_ACCOUNTS_DIR: z.string().min(1),
  /** Longer than the gateway may take for one page: what it may still be taking must not be sent again. */
  CASEWAY_LOOKUP_AFTER_MS: z.coerce.number().int().min(100).default(30_000),
}

/** The same as settings. */
export function outboxOf(env: {
  [V in keyof typeof outboxEnvironment]: z.output<(typeof outboxEnvironment)[V]>
}): Outbox {
  return {
    noticesDirectory: env.CASEWAY_NOTICES_DIR,
    accountsDirectory: env.CASEWAY_ACCOUNTS_DIR,
    lookupAfterMs: env.CASEWAY_LOOKUP_AFTER_MS,
  }
}
