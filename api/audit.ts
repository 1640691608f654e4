import { appendAudit, type AuditEntry } from '../db/audit'
import { withCouncil } from '../db/pool'
import { capacityOf } from '../pathway/roles'
import type { Instant } from '../pathway/time'
import type { Caller } from './authenticate'
import type { Parts } from './parts'

/** The fields of an audit entry that follow from who asks and when; a case and a message where there are such. */
export function auditFields({ actor }: Caller, at: Instant): Omit<AuditEntry, 'action' | 'outcome'> {
  return { at, actorId: actor.id, actorRole: capacityOf(actor) || null, caseId: null, messageId: null }
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
