import { criteriaAnswers } from '../../api/examples/referral'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Run } from '../../cli/serve/run-file'
import { sharedStack } from '../stack/shared'

/** A request to the API, right in all that is not said otherwise. */
export interface Ask {
  council?: string
  role?: string
  method?: string
  path: string
  /** Sent as JSON; text and bytes are sent as they are. */
  body?: unknown
  /** Over the usual ones; undefined takes one away. */
  headers?: Readonly<Record<string, string | undefined>>
}

const problem = z.object({
  code: z.string(),
  status: z.number(),
  title: z.string(),
  detail: z.string().optional(),
  allowed: z.string().optional(),
  legal: z.array(z.string()).optional(),
  errors: z
    .array(z.object({ in: z.string(), path: z.string(), code: z.string(), allowed: z.array(z.string()).optional() }))
    .optional(),
})

/** An answer of the API. */
export class Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string

  constructor(status: number, headers: Headers, text: string) {
    this.status = status
    this.headers = headers
    this.text = text
  }

  /** The body, in the shape expected. */
  as<T>(schema: z.ZodType<T>): T {
    return schema.parse(JSON.parse(this.text))
  }

  get problem(): z.output<typeof problem> {
    return this.as(problem)
  }

  /** The faults, as `place code`. */
  get faults(): string[] {
    return (this.problem.errors ?? []).map(({ path, code }) => `${path} ${code}`)
  }
}

/** Asks the Caseway that all test files share. */
export const ask = async (sent: Ask): Promise<Answer> => askOf(await sharedStack(), sent)

/** Asks a Caseway. */
export async function askOf(run: Run, sent: Ask): Promise<Answer> {
  const { method = sent.body === undefined ? 'GET' : 'POST', path, body } = sent
  const usual: Record<string, string | undefined> = {
    authorization: `Bearer ${tokenOf(run, sent.council ?? 'anyshire', sent.role ?? 'duty-manager')}`,
    'content-type': body === undefined ? undefined : 'application/json',
    'idempotency-key': method === 'POST' ? randomUUID() : undefined,
  }
  const headers = Object.entries({ ...usual, ...sent.headers }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  const answer = await fetch(`${run.api}${path}`, { method, headers, ...(body !== undefined && { body: raw }) })
  return new Answer(answer.status, answer.headers, await answer.text())
}

export function tokenOf({ councils }: Run, council: string, role: string): string {
  return councils.find(({ id }) => id === council)?.tokens[role] ?? ''
}

export const accepted = z.object({
  reference: z.string(),
  cases: z.array(z.object({ caseId: z.string(), childId: z.string(), decision: z.object({ dueAt: z.string() }) })),
})

/** Receives a made-up referral and gives its first case. */
export async function aCase(
  council = 'anyshire',
  more: object = {},
): Promise<{ caseId: string; childId: string; reference: string; path: string }> {
  const answer = await ask({ council, path: `/v1/councils/${council}/referrals`, body: { ...aReferral, ...more } })
  return caseOf(answer, council)
}

/** The first case of a referral that was received. */
export function caseOf(answer: Answer, council: string) {
  const { reference, cases } = answer.as(accepted)
  const [first] = cases
  if (first === undefined) throw new Error(answer.text)
  return { ...first, reference, path: `/v1/councils/${council}/cases/${first.caseId}` }
}

export const aReferral = {
  source: '3B',
  referrer: { anonymous: false, name: 'Jo Specimen' },
  familyAgreed: 'yes',
  urgent: false,
  concern: 'The mother asks for help.',
  children: [{ forenames: 'Robin', surname: 'Example', dateOfBirth: '2023-02-11' }],
}

export const decideAssessment = {
  kind: 'decide-referral',
  outcome: 'assessment',
  reason: 'More than one service is needed.',
  criteria: criteriaAnswers,
}
