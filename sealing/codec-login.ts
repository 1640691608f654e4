import type { IncomingMessage, ServerResponse } from 'node:http'
import { CodecRefusal, type CodecGate } from './codec-gate'
import type { CodecSessions } from './codec-sessions'

const formLimitBytes = 16 * 1024

const page = (said: string): string => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Caseway: sign in to read histories</title></head>
<body><h1>Sign in to read histories</h1><p role="status">${said}</p>
<form method="post" action="/login"><label>Token of your council <input name="token" type="password" autocomplete="off" required></label>
<button>Sign in</button></form></body></html>
`

/** `GET /login`: where an operator gives a token; `POST /login`: begins a session, if whoever it is of may have histories decoded. */
export async function login(
  { gate, sessions }: { gate: CodecGate; sessions: CodecSessions },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET')
    return show(response, 200, 'For an hour at most, and one council. Every look is on its audit.')
  if (request.method !== 'POST') throw new CodecRefusal(405)
  const authorization = `Bearer ${await tokenIn(request)}`
  try {
    await gate.enter(authorization)
  } catch (error) {
    if (!(error instanceof CodecRefusal)) throw error
    return show(response, error.status, 'Not signed in.')
  }
  response.setHeader('Set-Cookie', sessions.begin(authorization, request))
  show(response, 200, 'Signed in. You can go back to the Temporal UI and load its page again.')
}

/** Whether a request comes from the login page itself, or from no page. */
export function isOwnPage({ headers: { origin, host = '' } }: IncomingMessage): boolean {
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`
}

async function tokenIn(request: IncomingMessage): Promise<string> {
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true)
    throw new CodecRefusal(400)
  let form = ''
  for await (const chunk of request) {
    form += String(chunk)
    if (form.length > formLimitBytes) throw new CodecRefusal(413)
  }
  return new URLSearchParams(form).get('token')?.trim() ?? ''
}

function show(response: ServerResponse, status: number, said: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(page(said))
}
