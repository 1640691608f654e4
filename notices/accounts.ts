import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Tenant } from '../tenants/load'
import { fileGateway } from './gateways/file'
import type { Gateway } from './gateways/gateway'
import { notifyGateway } from './gateways/notify'
import type { SendDeps } from './send-one'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

const accountSchema = z.strictObject({
  /** Of the sending service: a name, the id of the service, and the secret. */
  apiKey: z
    .string()
    .regex(new RegExp(`^.+-${uuid}-${uuid}$`, 'i'))
    .optional(),
  /** What the service has to show when it calls back with what became of a message; at least 32 characters. */
  callbackToken: z.string().min(32).optional(),
})

/** What a council has with its sending service, from `<council>.json` in a folder of secrets. */
export type Account = z.output<typeof accountSchema>

/** The account of a council; empty where it has none. Throws where its file cannot be read or has another shape. */
export function accountOf(folder: string, council: string): Account {
  const file = path.join(folder, `${council}.json`)
  return existsSync(file) ? accountSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
}

/** The councils whose account is there and cannot be used. For them notices wait, as without an account; nobody else is held up by it. */
export function damagedAccounts(councils: Iterable<string>, folder: string): string[] {
  return [...councils].filter((council) => usableAccount(folder, council) === undefined)
}

function usableAccount(folder: string, council: string): Account | undefined {
  try {
    return accountOf(folder, council)
  } catch {
    return undefined
  }
}

/** What each council's sending service has to show when it calls back. */
export function callbackTokensOf(councils: readonly string[], folder: string): Map<string, string> {
  const tokens = councils.map((council) => [council, usableAccount(folder, council)?.callbackToken] as const)
  return new Map(tokens.flatMap(([council, token]) => (token === undefined ? [] : [[council, token] as const])))
}

/** Where notices go, and where the accounts are; `lookupAfterMs` as in `SendDeps`. */
export interface Outbox {
  noticesDirectory: string
  accountsDirectory: string
  lookupAfterMs: number
}

const longestWaitMs = 10_000

/** The gateways of a council: its own, and the folder that notices of practice cases are put into. */
export function gatewaysOf(
  tenant: Tenant,
  { noticesDirectory, accountsDirectory, lookupAfterMs }: Outbox,
): SendDeps['gateways'] {
  const { by, govukNotify } = tenant.effective.sending
  const file = fileGateway(path.join(noticesDirectory, tenant.council))
  if (by === 'file') return { own: file, file }
  const apiKey = usableAccount(accountsDirectory, tenant.council)?.apiKey
  const isWhole = govukNotify !== 'none' && apiKey !== undefined
  if (!isWhole) return { own: waitingGateway, file }
  // Given up before it is looked up, so that what is not found is not just about to be taken.
  const answersWithinMs = Math.min(longestWaitMs, lookupAfterMs)
  return { own: notifyGateway({ ...govukNotify, apiKey, answersWithinMs }), file }
}

/** Where the account of the service is missing, notices wait, and the council is told as if the service were silent. */
const waitingGateway: Gateway = {
  name: 'govuk-notify',
  send: () => Promise.resolve({ status: 'not-reached' }),
  find: () => Promise.resolve({ status: 'unknown' }),
}
