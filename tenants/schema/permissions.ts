import { z } from 'zod'
import { permissionGroups, permissionNames, type Permission, type Permissions } from '../../pathway/permissions'
import type { Role } from '../../pathway/roles'
import { block, role } from './parts'

const distinct = (list: readonly string[]) => new Set(list).size === list.length
const holders = z.array(role).refine(distinct, { error: 'each role once' })
const groupOf = (verbs: readonly string[]) => block(Object.fromEntries(verbs.map((verb) => [verb, holders])))

type Held = Readonly<Record<string, Readonly<Record<string, readonly Role[]>>>>
type Complain = (permission: Permission, message: string) => void

/** The table of permissions as the pathway and the API read it: by `noun.verb`. */
export const permissionsOf = (held: Held): Permissions =>
  Object.fromEntries(
    Object.entries(held).flatMap(([noun, verbs]) =>
      Object.entries(verbs).map(([verb, roles]) => [`${noun}.${verb}`, roles]),
    ),
  )

/** Permissions that nobody need have: no clock waits for what they allow. */
const dispensable: readonly Permission[] = [
  'practice.run',
  'consent.override',
  'interpreter.waive',
  'information.withhold',
  'clock.change',
]

/** Permissions for routes that are no steps of a case: whoever has them needs no other to use them. */
const ofRoutes: readonly Permission[] = [
  'referral.submit',
  'receipt.read',
  'matter.receive',
  'case.read',
  'case.act',
  'record.read',
  'record.read-all-teams',
  'configuration.read',
  'history.decode',
  'bank-holiday.proclaim',
  'alarm.read',
  'revocation.make',
  'deputy.appoint',
  'retention.read',
  'hold.place',
  'hold.lift',
  'destruction.propose',
  'destruction.approve',
  'access.read',
]

const entriesOf = (table: Permissions): [Permission, readonly Role[]][] =>
  permissionNames.map((name) => [name, table[name] ?? []])

/** A step that nobody can take would leave its clock to run out: somebody has its permission, and may send steps to cases at all. */
function somebodyCan(table: Permissions, complain: Complain): void {
  const acting = table['case.act'] ?? []
  for (const [name, roles] of entriesOf(table)) {
    if (dispensable.includes(name)) continue
    if (roles.length === 0) complain(name, 'at least one role')
    else if (!ofRoutes.includes(name) && !roles.some((one) => acting.includes(one)))
      complain(name, 'at least one role that has case.act too, without which no step can be sent')
  }
}

/** Systems send and ask what became of it; those who only look, look. */
function withinBounds(table: Permissions, complain: Complain): void {
  const ofSystems: readonly Permission[] = ['referral.submit', 'receipt.read', 'configuration.read']
  const ofEngineers: readonly Permission[] = ['access.emergency', 'access.read']
  for (const [name, roles] of entriesOf(table)) {
    if (roles.includes('council-system') && !ofSystems.includes(name))
      complain(name, `without council-system, which may have only ${ofSystems.join(', ')}`)
    if (roles.includes('viewer') && !name.endsWith('.read')) complain(name, 'without viewer, who only reads')
    if (roles.includes('support-engineer') && !ofEngineers.includes(name))
      complain(name, `without support-engineer, who may have only ${ofEngineers.join(', ')}`)
  }
}

/** Whoever replies at the later stages may reply at all. */
function adjudicatorsAnswer(table: Permissions, complain: Complain): void {
  const answering = table['complaint.answer'] ?? []
  if (table['complaint.adjudicate']?.every((one) => answering.includes(one)) === false)
    complain('complaint.answer', 'with every role of complaint.adjudicate')
}

/** Who may do what: for each permission, the roles that have it. */
export const permissions = block(
  Object.fromEntries(Object.entries(permissionGroups).map(([noun, verbs]) => [noun, groupOf(verbs)])),
).superRefine((held, context) => {
  const complain: Complain = (permission, message) =>
    context.addIssue({ code: 'custom', path: permission.split('.'), message })
  for (const check of [somebodyCan, withinBounds, adjudicatorsAnswer]) check(permissionsOf(held), complain)
})
