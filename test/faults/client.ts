import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Run } from '../../cli/serve/run-file'

/** One request of somebody with a role in a council. */
export interface Request {
  readonly council: string
  readonly role: string
  /** Below the council: `/referrals`. */
  readonly path: string
  /** Absent: a GET. */
  readonly body?: object
  /** The idempotency key; absent, one is made. */
  readonly key?: string
}

export interface Reply {
  readonly status: number
  readonly body: unknown
}

const answerLimitMs = 20_000
const acknowledgedLimitMs = 120_000
const retryEveryMs = 150
const tryAgain = 503

/** Sends a request once. Throws where no whole answer comes. */
export async function send(run: Run, { council, role, path, body, key = randomUUID() }: Request): Promise<Reply> {
  const token = run.councils.find(({ id }) => id === council)?.tokens[role]
  if (token === undefined) throw new Error(`There is no token for the ${role} of ${council}`)
  const posting = { 'Content-Type': 'application/json', 'Idempotency-Key': key }
  const answer = await fetch(`${run.api}/v1/councils/${council}${path}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    headers: { Authorization: `Bearer ${token}`, ...(body !== undefined && posting) },
    signal: AbortSignal.timeout(answerLimitMs),
  })
  return { status: answer.status, body: await answer.json() }
}

/**
 * Sends a request as a patient client does: with the same key again and again until somebody answers otherwise than "try again". Calls
 * `failed` with what went wrong at each try in vain. Throws where no such answer comes for two minutes.
 */
export async function sendUntilAnswered(run: Run, request: Request, failed: (why: string) => void): Promise<Reply> {
  const sent = { key: randomUUID(), ...request }
  const limit = Date.now() + acknowledgedLimitMs
  for (;;) {
    const outcome = await send(run, sent).catch((error: unknown) => causeOf(error))
    if (typeof outcome !== 'string' && outcome.status !== tryAgain) return outcome
    failed(typeof outcome === 'string' ? outcome : String(outcome.status))
    if (Date.now() > limit) throw new Error(`nobody answered a request to ${request.path} for two minutes`)
    await pause(retryEveryMs)
  }
}

/** What broke a connection, as one word. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const cause = error.cause instanceof Error ? error.cause : error
  return 'code' in cause ? String(cause.code) : cause.name
}
