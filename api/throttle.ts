import type { Request, RequestHandler } from 'express'
import { Problem } from './problems'

/** So many askers of one second are told apart; those that come after them share one limit. */
const mostApart = 10_000

/** Says of each try whether it is among the first so many of its asker within its second. */
export function limiter(
  perSecond: number,
  { now = Date.now, apart = mostApart }: { now?: () => number; apart?: number } = {},
): (asker: string) => boolean {
  let second = 0
  const seen = new Map<string, number>()
  return (asker) => {
    const current = Math.floor(now() / 1_000)
    if (current !== second) seen.clear()
    second = current
    const counted = seen.has(asker) || seen.size < apart ? asker : ''
    const tries = (seen.get(counted) ?? 0) + 1
    seen.set(counted, tries)
    return tries <= perSecond
  }
}

/** Lets through so many requests a second of each asker, and tells the rest when to come again. For what needs no token. */
export function throttle(perSecond: number, askerOf: (request: Request) => string): RequestHandler {
  const isLetThrough = limiter(perSecond)
  return (request, _response, next) => {
    const isLet = isLetThrough(askerOf(request))
    next(isLet ? undefined : new Problem('too-many-requests', { headers: { 'Retry-After': '1' } }))
  }
}
