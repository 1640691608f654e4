import type { RequestHandler } from 'express'
import { Problem } from './problems'

/** Says of each try whether it is among the first so many of its second. */
export function limiter(perSecond: number, now: () => number = Date.now): () => boolean {
  let second = 0
  let seen = 0
  return () => {
    const current = Math.floor(now() / 1_000)
    seen = current === second ? seen + 1 : 1
    second = current
    return seen <= perSecond
  }
}

/** Lets through so many requests a second, whoever sends them, and tells the rest when to come again. For what needs no token. */
export function throttle(perSecond: number): RequestHandler {
  const isLetThrough = limiter(perSecond)
  return (_request, _response, next) => {
    next(isLetThrough() ? undefined : new Problem('too-many-requests', { headers: { 'Retry-After': '1' } }))
  }
}
