import type { CouncilTx } from '../../db/pool'
import { listKept } from '../../db/readable'
import { may } from '../../pathway/permissions'
import type { Caller } from '../authenticate'
import { askerOf } from '../guard'
import type { Parts } from '../parts'
import { tenantOf } from '../tenant'

/** Whether the id of another case may be shown to who asks. */
export type Shows = (caseId: string) => boolean

/**
 * Which of these ids may be shown beside a case that is there for who asks: all but those of cases that are kept from them, where they may not
 * even know that there is one (`restricted.know`).
 */
export async function othersShown(tx: CouncilTx, parts: Parts, caller: Caller, ids: readonly string[]): Promise<Shows> {
  if (ids.length === 0) return () => true
  const knows = may(caller.actor, 'restricted.know', tenantOf(parts, tx.council).rules)
  const kept = new Set(await listKept(tx, ids, { ...askerOf(caller), knows }))
  return (caseId) => !kept.has(caseId)
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Every id that something has in it, each once. */
export const idsIn = (value: unknown): string[] => [...new Set(JSON.stringify(value).match(uuids) ?? [])]

/** What an event says, without the cases that are not shown: neither the id, nor what stands in a list for such a case. */
export function withoutOthers(said: Readonly<Record<string, unknown>>, shows: Shows): Record<string, unknown> {
  const isKept = (value: unknown) => typeof value === 'string' && !shows(value)
  const isOfKept = (value: unknown) => isKept(value) || (isRecord(value) && isKept(value['caseId']))
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((one) => !isOfKept(one)).map(clean)
    return isRecord(value) ? withoutOthers(value, shows) : value
  }
  const entries = Object.entries(said).filter(([, value]) => !isKept(value))
  return Object.fromEntries(entries.map(([name, value]) => [name, clean(value)]))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
