import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const cookieName = 'caseway_codec'
const longestMs = 3_600_000
const mostAtOnce = 1_000

/** Sessions of operators at the codec server: each stands for the token with which it began, and is as good as that, for an hour at most. */
export class CodecSessions {
  private readonly sessions = new Map<string, { authorization: string; until: number }>()

  /** Begins a session; returns the cookie. The browser sends it to `/decode` alone, and never from a page of another site. */
  begin(authorization: string, { headers }: IncomingMessage, now = Date.now()): string {
    this.forget(now)
    const id = randomBytes(32).toString('base64url')
    this.sessions.set(id, { authorization, until: now + longestMs })
    const attributes = `Path=/decode; Max-Age=${longestMs / 1000}; HttpOnly; SameSite=Strict`
    return `${cookieName}=${id}; ${attributes}${onThisMachine(headers.host) ? '' : '; Secure'}`
  }

  /** What stands for the `Authorization` of a request: its own, or that of its session. */
  authorizationOf({ headers }: IncomingMessage, now = Date.now()): string | undefined {
    if (headers.authorization !== undefined) return headers.authorization
    const [, id = ''] =
      new RegExp(`(?:^|;\\s*)${cookieName}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(headers.cookie ?? '') ?? []
    const session = this.sessions.get(id)
    return session === undefined || session.until <= now ? undefined : session.authorization
  }

  private forget(now: number): void {
    for (const [id, { until }] of this.sessions)
      if (until <= now || this.sessions.size >= mostAtOnce) this.sessions.delete(id)
  }
}

const onThisMachine = (host = ''): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
