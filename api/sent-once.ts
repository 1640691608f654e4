import type { RequestHandler } from 'express'
import { Problem } from './problems'

/** Headers that decide who asks, or how the request is read. Node takes the first of several, something before it may take the last. */
const once = ['authorization', 'content-type', 'content-encoding', 'host', 'idempotency-key']

/** Refuses a request with two of a header that may be there once. */
export const sentOnce: RequestHandler = (request, _response, next) => {
  const isTwice = once.some((name) => (request.headersDistinct[name]?.length ?? 0) > 1)
  next(isTwice ? new Problem('malformed-request') : undefined)
}
