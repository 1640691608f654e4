import { isRecordDestroyed } from '../db/case-keys'
import { isBound, isOutsideTeams, sightOf, type Asker, type Bound, type Sight } from '../db/readable'
import { readCouncil, type CouncilTx } from '../db/pool'
import { may, type Permission } from '../pathway/permissions'
import type { Caller, SignedCaller } from './authenticate'
import type { Parts } from './parts'
import { Problem } from './problems'
import { tenantOf } from './tenant'

type Door = Pick<Parts, 'db' | 'tenants'>

/**
 * The one door to whatever is bound to the record of a case: every route that has such an id in its address passes it.
 * @param outlasts whether what is asked for stays when the record is destroyed
 * @throws Problem `not-found`, as for what is not there; `record-restricted` for somebody who may know that there are such records;
 *   `record-destroyed`
 */
export async function needSight(parts: Door, caller: Caller, bound: Bound, outlasts = false): Promise<void> {
  if (!isBound(bound)) return
  const { sight, isDestroyed } = await readCouncil(parts.db, caller.council, async (tx) => ({
    sight: await sightOf(tx, bound, askerOf(caller)),
    isDestroyed: !outlasts && (await isRecordDestroyed(tx, bound)),
  }))
  if (sight === 'open' && isDestroyed) throw new Problem('record-destroyed')
  refuseShut(parts, caller, sight)
}

function refuseShut(parts: Pick<Parts, 'tenants'>, caller: Caller, sight: Sight): void {
  if (sight === 'open') return
  const knows = may(caller.actor, 'restricted.know', tenantOf(parts, caller.council).rules)
  throw new Problem(sight === 'restricted' && knows ? 'record-restricted' : 'not-found')
}

/** What would outlast an emergency access: who sees the record, and that there is one. */
const lasting: readonly Permission[] = [
  'record.restrict',
  'case.allocate',
  'destruction.propose',
  'destruction.approve',
]

/**
 * What lasts is done to a record only by those to whom it is open without an emergency access.
 * @throws Problem as `needSight` would without it
 */
export async function needLastingSight(
  tx: CouncilTx,
  parts: Pick<Parts, 'tenants'>,
  caller: Caller,
  { caseId, permission }: { caseId: string; permission: Permission | undefined },
): Promise<void> {
  const { under, ...seeing } = caller.seeing ?? {}
  if (under === undefined || permission === undefined || !lasting.includes(permission)) return
  refuseShut(parts, caller, await sightOf(tx, { case: caseId }, askerOf({ ...caller, seeing })))
}

/**
 * Who asks, with what decides beside their id which records are there for them. Teams are those of people: a system of a council reads no
 * record, and asks for the receipts of what it sent.
 * @param said the header in which they may say why they read; what is none of the council's reasons is none
 */
export function withSight(
  { tenants }: Pick<Parts, 'tenants'>,
  caller: Caller,
  { teams = [] }: SignedCaller,
  said = '',
): Caller {
  const tenant = tenants.get(caller.council)
  if (tenant === undefined) return caller
  const { rules, effective } = tenant
  const reviews = may(caller.actor, 'access.review', rules)
  const isOfTeams = effective.access.scope === 'team' && !caller.actor.roles.includes('council-system')
  const scope = isOfTeams && !may(caller.actor, 'record.read-all-teams', rules) ? { teams } : {}
  const reason = effective.access.reasons.includes(said) ? { reason: said } : {}
  return { ...caller, teams, ...reason, seeing: { ...caller.seeing, ...(reviews && { reviews }), ...scope } }
}

/**
 * Whoever reads what is bound to the record of a case says why, where their council has it so. Asked only of who may see it.
 * @throws Problem `reason-needed`, with the reasons that there are
 */
export async function needReason(parts: Door, caller: Caller, bound: Bound): Promise<void> {
  const { council, actor, seeing, teams = [], reason } = caller
  if (!isBound(bound) || reason !== undefined || actor.roles.includes('council-system')) return
  const { reasonNeeded, reasons } = tenantOf(parts, council).effective.access
  const isEmergency = reasonNeeded.includes('emergency') && seeing?.under !== undefined
  const outside = () => readCouncil(parts.db, council, (tx) => isOutsideTeams(tx, bound, actor.id, teams))
  if (isEmergency || (reasonNeeded.includes('outside-team') && (await outside())))
    throw new Problem('reason-needed', { allowed: reasons.join(', ') })
}

/** Who asks, as the door and the lists take them. */
export const askerOf = ({ actor, seeing }: Caller): Asker => ({ id: actor.id, ...seeing })

/** Whether a case that a request names elsewhere than in its address may be read by who asks; where not, it is not there for them. */
export const isInSight = async (tx: CouncilTx, caseId: string, caller: Caller): Promise<boolean> =>
  (await sightOf(tx, { case: caseId }, askerOf(caller))) === 'open'
