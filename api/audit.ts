import { appendAudit, type AuditEntry } from '../db/audit'
import { withCouncil } from '../db/pool'
import { capacityOf } from '../pathway/roles'
import type { Instant } from '../pathway/time'
import type { Caller } from './authenticate'
import type { Parts } from './parts'

/** The fields of an audit entry that follow from who asks and when; a case and a message where there are such. With the emergency access under which they ask, and why they read. */
export function auditFields({ actor, seeing, reason }: Caller, at: Instant): Omit<AuditEntry, 'action' | 'outcome'> {
  const under = seeing?.under === undefined ? [] : [`under-access:${seeing.under}`]
  const why = reason === undefined ? [] : [`reason:${reason}`]
  const actorRole = [capacityOf(actor), ...under, ...why].filter((part) => part !== '').join(' ')
  return { at, actorId: actor.id, actorRole: actorRole || null, caseId: null, messageId: null }
}

/** Puts what somebody did or tried on the audit of their own council. */
export async function audit(
  parts: Parts,
  caller: Caller,
  entry: Partial<AuditEntry> & Pick<AuditEntry, 'action' | 'outcome'>,
): Promise<void> {
  await withCouncil(parts.db, caller.council, (tx) =>
    appendAudit(tx, { ...auditFields(caller, parts.clock()), ...entry }),
  )
}
