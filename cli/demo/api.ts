import { randomUUID } from 'node:crypto'
import type { Run } from '../serve/run-file'

/** One request of somebody with a role in a council. */
export interface Sent {
  council: string
  role: string
  method: 'GET' | 'POST'
  path: string
  body?: unknown
  /** The idempotency key; a new one where none is given. */
  key?: string
}

export interface Reply {
  status: number
  body: unknown
  /** After how many seconds to ask again, where the answer says so. */
  retryAfter?: number
}

/** Sends a request to the API of a running Caseway, with the token that its `run.json` has for the role. */
export async function send(
  { api, councils }: Run,
  { council, role, method, path, body, key = randomUUID() }: Sent,
): Promise<Reply> {
  const token = councils.find(({ id }) => id === council)?.tokens[role]
  if (token === undefined) throw new Error(`There is no token for the ${role} of ${council}.`)
  const posting = { 'Content-Type': 'application/json', 'Idempotency-Key': key }
  const answer = await fetch(new URL(path, api), {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(method === 'POST' && posting) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const retryAfter = Number(answer.headers.get('Retry-After'))
  return { status: answer.status, body: await answer.json(), ...(retryAfter > 0 && { retryAfter }) }
}
