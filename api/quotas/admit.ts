import { audit } from '../audit'
import type { Caller } from '../authenticate'
import type { Parts } from '../parts'
import { Problem } from '../problems'
import type { Route } from '../route'
import type { Load, TooMuch } from './quotas'

/**
 * Lets a request of a known caller in, before its body is read.
 * @throws Problem `too-many-requests`, on the audit once a minute
 */
export async function admit(parts: Parts, caller: Caller, route: Route): Promise<void> {
  const quotas = parts.tenants.get(caller.council)?.effective.quotas
  const refused = quotas && parts.gauge.admit(quotas, caller.council, caller.actor.id, loadOf(route))
  if (refused) await refuse(parts, caller, route, refused)
}

/**
 * Lets a try without a valid token be answered as such, as long as they are not too many to be put on the audit.
 * @throws Problem `too-many-requests`, on the audit once a minute
 */
export async function admitNobody(parts: Parts, nobody: Caller, route: Route): Promise<void> {
  const quotas = parts.tenants.get(nobody.council)?.effective.quotas
  const refused = quotas && parts.gauge.admitNobody(quotas, nobody.council)
  if (refused) await refuse(parts, nobody, route, refused)
}

async function refuse(parts: Parts, caller: Caller, { action }: Route, refused: TooMuch): Promise<never> {
  if (refused.isFirst) await audit(parts, caller, { action, outcome: 'too-many-requests' })
  throw tooMany(refused)
}

/**
 * Counts a case that somebody asks to read.
 * @throws Problem `too-many-requests` where they asked for very many different ones of late, of which an alarm tells
 */
export async function admitReading(parts: Parts, { council, actor }: Caller, route: Route, caseId: string | null) {
  const quotas = parts.tenants.get(council)?.effective.quotas
  if (caseId === null || quotas === undefined || loadOf(route) !== 'reading') return
  const refused = parts.gauge.noteCase(quotas, council, actor.id, caseId)
  if (refused?.isFirst === true) await parts.raise(council, { kind: 'mass-reading', subject: actor.id })
  if (refused !== null) throw tooMany(refused)
}

/** The answer to whoever has to come again after some time. */
export function tooMany({ waitMs }: Pick<TooMuch, 'waitMs'>): Problem {
  return new Problem('too-many-requests', { headers: { 'Retry-After': String(Math.ceil(waitMs / 1_000)) } })
}

/** What a request counts as. */
export function loadOf({ load, method, reads }: Route): Load {
  return load ?? (method === 'get' || reads === true ? 'reading' : 'writing')
}
