import type { ErrorRequestHandler } from 'express'
import { isBroken, isKeyAway, SealingError } from '../sealing/errors'
import { errorName, errorPlaces } from './log'
import type { Parts } from './parts'
import { Problem, type ApiProblemCode } from './problems'

/** Turns whatever was thrown into a problem; what was not expected is logged without its own words and answered without them. */
export function answerErrors({ log }: Pick<Parts, 'log'>): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const problem = error instanceof Problem ? error : new Problem(codeOf(error))
    if (problem.body.status >= 500) {
      log.error(
        { requestId: request.id, code: problem.body.code, error: errorName(error), at: errorPlaces(error) },
        'request failed',
      )
    }
    response
      .status(problem.body.status)
      .set(problem.headers)
      .type('application/problem+json')
      .send(JSON.stringify(problem.body))
  }
}

/** What body-parser and Express call their own errors. */
const knownTypes: Readonly<Record<string, ApiProblemCode>> = {
  'entity.too.large': 'body-too-large',
  'encoding.unsupported': 'unsupported-media-type',
  'request.size.invalid': 'malformed-json',
  'request.aborted': 'malformed-json',
}

function codeOf(error: unknown): ApiProblemCode {
  if (!(error instanceof Error)) return 'internal-error'
  const known = 'type' in error && typeof error.type === 'string' ? knownTypes[error.type] : undefined
  if (known !== undefined) return known
  if (error instanceof URIError) return 'not-found'
  if (isKeyAway(error) || (error instanceof SealingError && error.code === 'unknown-key')) return 'council-key-missing'
  if (error instanceof SealingError && error.code === 'case-key-destroyed') return 'record-destroyed'
  if (isBroken(error)) return 'record-unreadable'
  return isDatabaseAway(error) ? 'database-unavailable' : 'internal-error'
}

const awayCodes = /^(?:ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|57P0\d|08\w{3}|53\w{3}|55P03|57014|25P03)$/
const awayMessages =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** PostgreSQL is down, starting, stopping, full, or too slow: trying again later helps. */
function isDatabaseAway(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  const inner = error instanceof AggregateError ? error.errors : []
  return (
    awayCodes.test(code) ||
    awayMessages.test(error.message) ||
    inner.some((one) => one instanceof Error && isDatabaseAway(one))
  )
}
