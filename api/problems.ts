import { refusalMessages, type Refusal, type RefusalCode } from '../pathway/refusals'
import type { Fault } from './faults'

/** What can go wrong at the API itself, before a case hears anything: stable code, HTTP status, plain sentence. */
export const apiProblems = {
  'malformed-request': { status: 400, title: 'This is not a well-formed HTTP request.' },
  'malformed-json': { status: 400, title: 'The body is not well-formed JSON in UTF-8.' },
  'invalid-request': { status: 400, title: 'The request has faults; each is listed with its place.' },
  unauthenticated: { status: 401, title: 'A valid bearer token of a council is needed.' },
  'not-authorised': { status: 403, title: 'Your roles do not include one that may use this.' },
  'not-found': { status: 404, title: 'There is nothing here for you.' },
  'record-restricted': {
    status: 403,
    title: 'This record is restricted, and you are not admitted to it. Somebody who is can admit you.',
  },
  'reason-needed': {
    status: 403,
    title: 'This is read for a reason alone: name one of those allowed in the header Caseway-Reason.',
  },
  'method-not-allowed': { status: 405, title: 'This address does not take this method.' },
  'role-not-allowed': { status: 409, title: refusalMessages['role-not-allowed'] },
  'own-request': { status: 409, title: refusalMessages['own-request'] },
  'requester-approves': { status: 409, title: refusalMessages['requester-approves'] },
  'own-waiver': { status: 409, title: refusalMessages['own-waiver'] },
  'own-proposal': { status: 409, title: refusalMessages['own-proposal'] },
  'own-step': { status: 409, title: refusalMessages['own-step'] },
  'own-access': { status: 409, title: refusalMessages['own-access'] },
  'access-running': { status: 409, title: 'You have emergency access to this record already.' },
  'access-not-needed': { status: 409, title: 'This record is open to you; no emergency access is needed.' },
  'own-deputy': {
    status: 409,
    title: 'Nobody makes themselves the deputy of somebody, and nobody is their own deputy.',
  },
  'not-yours-to-give': {
    status: 409,
    title:
      'A deputy is given only permissions that a role of whoever appoints them has; what is held as a deputy is not passed on.',
  },
  'not-a-practice-case': { status: 409, title: 'Only the time of a practice case can be moved.' },
  'no-clock-to-advance-to': { status: 409, title: 'No clock of this case is running, so there is no next one.' },
  'holiday-already-known': { status: 409, title: 'This day is already a bank holiday in the calendar of the council.' },
  'holiday-not-proclaimed': { status: 404, title: 'This day was never proclaimed a bank holiday here.' },
  'nothing-to-send-again': {
    status: 409,
    title: 'There is no notice here whose last try failed, so there is nothing to send again.',
  },
  'still-in-the-way': {
    status: 409,
    title: 'Sent again, the notice would come back as it is: what is in the way of it has not changed.',
  },
  'nothing-proposed': { status: 409, title: 'Nothing is proposed yet, or not what would be approved now.' },
  'not-produced': { status: 409, title: 'What is sent has not been signed off and produced yet.' },
  held: { status: 409, title: 'A legal hold keeps this record from being destroyed.' },
  'retention-not-over': { status: 409, title: 'This record is still to be kept; its day has not come.' },
  'case-open': { status: 409, title: 'It is open. Only what is closed can be destroyed.' },
  'messages-waiting': { status: 409, title: 'It has not heard everything yet that was told to it.' },
  'notices-waiting': { status: 409, title: 'Notices of it are still to go out.' },
  'matter-open': {
    status: 409,
    title: 'An access request, a rectification, a complaint or an emergency access about this case is not closed.',
  },
  'history-not-kept': { status: 409, title: 'Its history is not kept yet. Try again in a minute.' },
  'own-destruction': { status: 409, title: 'Who proposed to destroy a record never approves it.' },
  'record-destroyed': {
    status: 410,
    title: 'This record was destroyed when it was no longer to be kept. It cannot be read.',
  },
  'request-timeout': { status: 408, title: 'The request took too long to arrive.' },
  'body-too-large': { status: 413, title: 'The body is larger than 256 KiB.' },
  'unsupported-media-type': { status: 415, title: 'Send uncompressed application/json.' },
  'idempotency-key-reused': {
    status: 422,
    title: 'This idempotency key was used before with another body, or by somebody else.',
  },
  'too-many-requests': { status: 429, title: 'Too much is asked at once. Try again after the time in Retry-After.' },
  'headers-too-large': { status: 431, title: 'The headers of the request are too large.' },
  'internal-error': {
    status: 500,
    title: 'Something went wrong here. Nothing was accepted; try again with the same idempotency key.',
  },
  'database-unavailable': {
    status: 503,
    title: 'The record cannot be reached now. Try again with the same idempotency key.',
  },
  'council-key-missing': {
    status: 503,
    title: 'The key of this council cannot be read now. Try again with the same idempotency key.',
  },
  'record-unreadable': {
    status: 500,
    title:
      'This record cannot be opened: it is not as it was sealed. Nothing was accepted, and there is an alarm. Work it by hand until it is restored.',
  },
  'engine-unavailable': { status: 503, title: 'The workflow engine cannot be reached now, so time cannot be moved.' },
} as const

export type ApiProblemCode = keyof typeof apiProblems
export type ProblemCode = ApiProblemCode | RefusalCode

/** The RFC 9457 body of every error. Says what is wrong and what would be right; never repeats what was sent. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  code: ProblemCode
  detail?: string
  /** Every fault of the request at once. */
  errors?: readonly Fault[]
  /** What is allowed, in words. */
  allowed?: string
  /** The steps this actor may take now. */
  legal?: readonly string[]
}

interface Extra {
  detail?: string
  errors?: readonly Fault[]
  allowed?: string
  headers?: Readonly<Record<string, string>>
}

/** Thrown by any part of the API to answer with a problem. */
export class Problem extends Error {
  readonly body: ProblemBody
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ApiProblemCode, { headers = {}, ...extra }: Extra = {}) {
    super(code)
    this.body = { type: typeOf(code), title: apiProblems[code].title, status: apiProblems[code].status, code, ...extra }
    this.headers = headers
  }
}

/** The 409 body for a step that the case refused. */
export function refusalBody(refusal: Refusal): ProblemBody {
  return {
    type: typeOf(refusal.code),
    title: refusalMessages[refusal.code],
    status: 409,
    code: refusal.code,
    ...(refusal.message !== refusalMessages[refusal.code] && { detail: refusal.message }),
    ...(refusal.allowed !== undefined && { allowed: refusal.allowed }),
    legal: refusal.legal,
  }
}

function typeOf(code: ProblemCode): string {
  return `urn:caseway:problem:${code}`
}
