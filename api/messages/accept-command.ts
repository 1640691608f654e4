import { appendAudit } from '../../db/audit'
import { caseKeysIn } from '../../db/case-keys'
import { findCase, isHiddenFrom, type CaseRow } from '../../db/cases'
import type { Acceptance, SignalKind } from '../../db/inbox'
import { withCouncil, type CouncilTx } from '../../db/pool'
import type { CaseKind } from '../../pathway/matters/kinds'
import type { MatterCommand } from '../../pathway/matters/commands'
import { claimReferral } from '../../db/referrals'
import type { PersonCommand } from '../../pathway/commands'
import { inverseOf } from '../../pathway/links'
import { may, rolesWith } from '../../pathway/permissions'
import { permissionOf } from '../../pathway/step-permissions'
import type { Instant } from '../../pathway/time'
import { auditFields } from '../audit'
import type { Caller } from '../authenticate'
import { needLastingSight } from '../guard'
import type { Parts } from '../parts'
import { Problem } from '../problems'
import { derivedId } from '../ids'
import { caseTime } from '../sealed-case'
import { tenantOf } from '../tenant'
import { acceptSealed } from './accept-sealed'
import { needCase } from './other-case'
import { refuseOwn } from './refuse-own'

/** Something that a person tells a case. */
export interface Told {
  caller: Caller
  caseId: string
  /** The idempotency key: the message id. */
  key: string
  kind: SignalKind
  command: PersonCommand | MatterCommand
  /** What it must be that is told: absent, the case of a child. What is of another kind is not there. */
  of?: CaseKind | 'any'
  /** Real time. */
  now: Instant
}

/**
 * Accepts a message for a case, with PostgreSQL alone. From here nothing can be lost, and this moment counts.
 * @throws Problem `not-found`, or `idempotency-key-reused` where the key was used for something else
 */
export function acceptCommand(parts: Parts, told: Told): Promise<Acceptance> {
  return withCouncil(parts.db, told.caller.council, (tx) => acceptCommandIn(tx, parts, told))
}

/** The same within a transaction. A link is told to both cases. */
export async function acceptCommandIn(tx: CouncilTx, parts: Parts, told: Told): Promise<Acceptance> {
  const { command, caseId, key } = told
  const acceptance = await acceptOne(tx, parts, told)
  if (command.kind !== 'link-case') return acceptance
  const relation = inverseOf(command.relation)
  const other = {
    ...told,
    caseId: command.caseId,
    key: derivedId(key, 'link'),
    command: { ...command, caseId, relation },
  }
  await acceptOne(tx, parts, other)
  return acceptance
}

const isOf = ({ kind }: CaseRow, { of = 'referral' }: Told): boolean => of === 'any' || of === kind

/**
 * A case goes by the rules it has adopted; what the council has since taken from a role is refused here. While both are the same the case
 * refuses by itself, which puts the try on its record.
 */
function checkPermission(parts: Parts, row: CaseRow, { council, actor }: Caller, command: string): void {
  const { rules } = tenantOf(parts, council)
  const permission = permissionOf(command)
  if (row.rulesVersion === rules.version || permission === undefined || may(actor, permission, rules)) return
  throw new Problem('role-not-allowed', { allowed: rolesWith(permission, rules).join(', ') })
}

/** Tells one case, or matter, alone. */
export async function acceptOne(tx: CouncilTx, parts: Parts, told: Told): Promise<Acceptance> {
  const { caller, caseId, key: messageId, kind, command, now } = told
  const row = await findCase(tx, caseId)
  if (row === null || !isOf(row, told)) throw new Problem('not-found')
  // What the council tells all that is open, whoever says it, is told to what is hidden from them, too.
  if (told.of !== 'any' && isHiddenFrom(row, caller.actor.id)) throw new Problem('not-found')
  await needLastingSight(tx, parts, caller, { caseId, permission: permissionOf(command.kind) })
  checkPermission(parts, row, caller, command.kind)
  if (command.kind === 'link-case') await needCase(tx, command.caseId, row.practice, ['caseId'], caller)
  await refuseOwn(tx, parts, row, told)
  const referral = await claimReferral(tx, messageId, () => false)
  if (referral.status !== 'new') throw new Problem('idempotency-key-reused')
  const key = await caseKeysIn(tx, parts.keyring).loadForWriting(caseId)
  const acceptedAt = await caseTime(tx, row, now)
  const rulesVersion = tenantOf(parts, tx.council).rules.version
  const posted = { ...{ messageId, caseId, kind, command, acceptedAt, rulesVersion }, actor: caller.actor }
  const acceptance = await acceptSealed(tx, parts.keyring, key, posted)
  if (acceptance.status === 'other-body') throw new Problem('idempotency-key-reused')
  const outcome = acceptance.status === 'accepted' ? 'accepted' : 'repeated'
  await appendAudit(tx, { ...auditFields(caller, now), action: `message.${command.kind}`, caseId, messageId, outcome })
  return acceptance
}
