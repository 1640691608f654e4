import { z } from 'zod'
import type { Instant } from '../pathway/time'
import type { Permission } from '../pathway/permissions'
import type { Caller } from './authenticate'
import { faultsOf, fault, mostFaults, type Fault } from './faults'
import { needReason, needSight } from './guard'
import type { Parts } from './parts'
import { Problem, type ApiProblemCode } from './problems'
import { idempotencyKey } from './schemas/common'

/** What a route answers with. */
export interface Answer {
  status: 200 | 201 | 202 | 207 | 409
  body: object
  /** A page in place of the body: plain HTML. */
  page?: string
  headers?: Readonly<Record<string, string>>
}

/** A request that has been authenticated, authorised and found free of faults. */
export interface Asked<P, Q, B> {
  caller: Caller
  params: P
  query: Q
  body: B
  /** The `Idempotency-Key`: the message id. Empty for what only reads. */
  key: string
  /** The one instant that the whole request happens at. */
  now: Instant
}

/** One possible answer, for the description of the API. */
export interface Described {
  description: string
  schema: z.ZodType
  /** It is answered as a page, not as JSON. */
  isPage?: true
  headers?: Readonly<Record<string, string>>
}

interface Spec<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  method: 'get' | 'post'
  /** A POST that only reads: it takes no key, and is audited as a read. */
  reads?: true
  /** Where it counts for another allowance than that of reading (what only reads) or writing (the rest). */
  load?: 'deciding'
  /** It answers also once the record of the case is destroyed: with what stays then, its certificate and its audit. */
  outlasts?: true
  /** As OpenAPI writes it: `/v1/councils/{council}/cases/{case}`. */
  path: string
  operationId: string
  /** `noun.verb`, as the audit names it. */
  action: string
  summary: string
  description?: string
  /** What whoever asks must be permitted. */
  permission: Permission
  params: P
  query: Q
  body: B
  /** Bodies that work as they are, by name. */
  examples?: Readonly<Record<string, z.input<B>>>
  answers: Partial<Record<200 | 201 | 202 | 207, Described>>
  /** What this route may answer beside what every route may. */
  problems?: readonly ApiProblemCode[]
  /** Whether the case may refuse what is sent (409 with a code of the pathway). */
  refusals?: boolean
  /** Faults that only show when the time is known. Sees the body as sent. */
  faults?: (body: unknown, now: Instant) => Fault[]
  /**
   * Faults that only show beside the case that is spoken of, told with all the others. One that is alone is left to the case, which refuses it
   * with a code of its own and keeps that on its record. Sees the request as it came.
   */
  faultsInCase?: (raw: RawRequest, parts: Parts) => Promise<Fault[]>
  answer: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>, parts: Parts) => Promise<Answer>
}

/** A request as it came, of a caller who may make it. */
export interface RawRequest {
  caller: Caller
  params: unknown
  query: unknown
  body: unknown
  key: string | undefined
  now: Instant
}

/** A route as the server mounts it and the description describes it. */
export interface Route extends Omit<
  Spec<z.ZodObject, z.ZodObject, z.ZodType>,
  'answer' | 'faults' | 'faultsInCase' | 'examples'
> {
  examples?: Readonly<Record<string, unknown>>
  serve(raw: RawRequest, parts: Parts): Promise<Answer>
}

/** Makes a route of its description: its requests reach `answer` only parsed, all faults being told at once. */
export function defineRoute<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  spec: Spec<P, Q, B>,
): Route {
  const { answer, faults: _faults, faultsInCase, ...described } = spec
  const serve: Route['serve'] = async (raw, parts) => {
    const asked = parse(spec, raw, (await faultsInCase?.(raw, parts)) ?? [])
    const bound = boundTo.parse(asked.params)
    await needSight(parts, asked.caller, bound, spec.outlasts)
    if (spec.method === 'get' || spec.reads === true) await needReason(parts, asked.caller, bound)
    return answer(asked, parts)
  }
  return { ...described, serve }
}

/** The places of an address that are bound to the record of a case. */
const boundTo = z.object({
  case: z.string().optional(),
  referral: z.string().optional(),
  item: z.string().optional(),
})

function parse<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(
  spec: Spec<P, Q, B>,
  raw: RawRequest,
  inCase: readonly Fault[],
) {
  const params = spec.params.safeParse(raw.params)
  if (!params.success) throw new Problem('not-found')
  const query = spec.query.safeParse(raw.query, { reportInput: true })
  const body = spec.body.safeParse(raw.body, { reportInput: true })
  const key = spec.method === 'post' && spec.reads !== true ? readKey(raw.key) : { key: '' }
  const faults = [
    ...('fault' in key ? [key.fault] : []),
    ...(query.success ? [] : faultsOf('query', query.error)),
    ...(body.success ? [] : faultsOf('body', body.error)),
    ...(spec.faults?.(raw.body, raw.now) ?? []),
  ]
  if (!query.success || !body.success || 'fault' in key || faults.length > 0 || inCase.length > 1) {
    throw new Problem('invalid-request', { errors: [...faults, ...inCase].slice(0, mostFaults) })
  }
  return { caller: raw.caller, now: raw.now, key: key.key, params: params.data, query: query.data, body: body.data }
}

function readKey(sent: string | undefined): { key: string } | { fault: Fault } {
  const parsed = idempotencyKey.safeParse(sent)
  if (parsed.success) return { key: parsed.data }
  return { fault: fault('header', ['Idempotency-Key'], sent === undefined ? 'missing' : 'wrong-format', ['a UUID']) }
}
