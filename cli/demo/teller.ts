import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { Run } from '../serve/run-file'
import { contactSeen, problemSeen, type ProblemSeen } from './answers'
import { send, type Reply, type Sent } from './api'
import type { Narrator } from './narrator'

/** A promise of a story did not come true. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
}

/** Plays a story of one council through the HTTP API alone, telling each step to the narrator. */
export class Teller {
  readonly council: string
  readonly narrator: Narrator
  private readonly run: Run

  constructor(run: Run, council: string, narrator: Narrator) {
    this.run = run
    this.council = council
    this.narrator = narrator
  }

  /** A path of this council. */
  path(rest: string): string {
    return `/v1/councils/${this.council}${rest}`
  }

  /** Sends a request and expects one of these statuses. */
  async ask(
    sent: Omit<Sent, 'council'>,
    expected: readonly number[],
    summary: (body: unknown) => string,
  ): Promise<Reply> {
    const request = { council: this.council, key: randomUUID(), ...sent }
    this.narrator.request(request)
    const reply = await sendPatiently(this.run, request, expected)
    if (!expected.includes(reply.status))
      throw new BrokenPromise(`${sent.method} ${sent.path} was answered ${reply.status}: ${sayProblem(reply)}`)
    this.narrator.answer(reply, summary(reply.body))
    return reply
  }

  /** Reads something. */
  async get<T>(role: string, path: string, schema: z.ZodType<T>, summary: (seen: T) => string): Promise<T> {
    const reply = await this.ask({ role, method: 'GET', path }, [200], (body) => summary(schema.parse(body)))
    return schema.parse(reply.body)
  }

  /** Sends something that is to be refused with this code. */
  async expectRefusal(
    sent: { role: string; path: string; body: unknown },
    code: string,
    status = 409,
  ): Promise<ProblemSeen> {
    const say = (body: unknown) => sayRefusal(problemSeen.parse(body))
    const reply = await this.ask({ ...sent, method: 'POST' }, [status], say)
    const problem = problemSeen.parse(reply.body)
    this.check('refused with the code', problem.code, code)
    return problem
  }

  /** Whom to ring at a London time. */
  contactAt(at: string) {
    return this.get(
      'duty-worker',
      this.path(`/contacts?at=${at}`),
      contactSeen,
      ({ service, numbers, why }) => `${service}, ${numbers.join(', ')}: ${why}`,
    )
  }

  /** A promise of the story. Throws BrokenPromise where it is not kept. */
  check(what: string, seen: unknown, promised: unknown): void {
    if (!isDeepStrictEqual(seen, promised))
      throw new BrokenPromise(`${what}: promised ${JSON.stringify(promised)}, seen ${JSON.stringify(seen)}`)
    this.narrator.kept(what, typeof seen === 'string' ? seen : JSON.stringify(seen))
  }
}

const tooMany = 429
const held = 202
const patience = 10

/** Sends it again, under the same key, when the answer says that too much was asked at once, or is only that it is kept where more is expected. */
async function sendPatiently(run: Run, request: Sent, expected: readonly number[], tries = 1): Promise<Reply> {
  const reply = await send(run, request)
  const isHeld = reply.status === held && !expected.includes(held)
  const waitSeconds = reply.status === tooMany ? reply.retryAfter : isHeld ? 1 : undefined
  if (waitSeconds === undefined || tries === patience) return reply
  await pause(waitSeconds * 1_000)
  return sendPatiently(run, request, expected, tries + 1)
}

const sayRefusal = ({ code, title, allowed }: ProblemSeen): string =>
  allowed === undefined ? `${code}: ${title}` : `${code}: ${title} Allowed: ${allowed}.`

function sayProblem({ body }: Reply): string {
  const problem = problemSeen.safeParse(body)
  return problem.success ? `${sayRefusal(problem.data)} ${JSON.stringify(body)}` : JSON.stringify(body)
}
