import type { Actor, Role } from './roles'

/** What there is to be permitted, by what it concerns. Each step and each route names one; which roles have it, a council configures. */
const verbs = {
  referral: ['submit'],
  access: ['emergency', 'read', 'review'],
  receipt: ['read'],
  matter: ['receive'],
  case: ['read', 'act', 'work', 'allocate', 'close'],
  record: ['read', 'read-all-teams', 'restrict'],
  restricted: ['know'],
  conflict: ['declare'],
  'manager-record': ['make'],
  configuration: ['read'],
  history: ['decode'],
  practice: ['run'],
  alarm: ['read'],
  audit: ['read'],
  revocation: ['make'],
  deputy: ['appoint'],
  retention: ['read'],
  hold: ['place', 'lift'],
  destruction: ['propose', 'approve'],
  decision: ['make'],
  approval: ['give'],
  consent: ['record', 'override'],
  interpreter: ['waive'],
  information: ['withhold'],
  assessment: ['start', 'set-length', 'submit', 'authorise'],
  checkpoint: ['decide'],
  overrun: ['explain'],
  omission: ['explain'],
  'unseen-child': ['explain'],
  outcome: ['decide'],
  'child-in-need-plan': ['make', 'review'],
  'strategy-discussion': ['hold'],
  'section-47-enquiry': ['conclude'],
  conference: ['arrange', 'chair'],
  'child-protection-plan': ['review'],
  accommodation: ['decide'],
  clock: ['change'],
  'bank-holiday': ['proclaim'],
  'records-access': ['handle', 'decide'],
  complaint: ['handle', 'answer', 'adjudicate'],
} as const

type Verbs = typeof verbs

/** What may be permitted to a role: `noun.verb`. */
export type Permission = { [N in keyof Verbs]: `${N}.${Verbs[N][number]}` }[keyof Verbs]

/** Each noun with its verbs, as configuration groups them. */
export const permissionGroups: Readonly<Record<string, readonly string[]>> = verbs

/** Whether there is a permission of this name. */
export function isPermission(name: string): name is Permission {
  const [noun = '', ...verb] = name.split('.')
  return Object.hasOwn(verbs, noun) && permissionGroups[noun]?.includes(verb.join('.')) === true
}

/** Every permission, in the order in which they are shown. */
export const permissionNames: readonly Permission[] = Object.entries(permissionGroups)
  .flatMap(([noun, all]) => all.map((verb) => `${noun}.${verb}`))
  .filter(isPermission)

/** Which roles have each permission. One that is not there, nobody has. */
export type Permissions = { readonly [P in Permission]?: readonly Role[] }

interface Table {
  permissions: Permissions
}

/** The roles that have a permission, the one that mostly uses it first. */
export const rolesWith = (permission: Permission, { permissions }: Table): readonly Role[] =>
  permissions[permission] ?? []

/** Whether this person has a permission, by one of their roles or as the deputy of somebody. What nobody has, no deputy has. */
export function may({ roles, deputyFor = [] }: Actor, permission: Permission, table: Table): boolean {
  const holders = rolesWith(permission, table)
  if (holders.some((role) => roles.includes(role))) return true
  return holders.length > 0 && deputyFor.some(({ permissions }) => permissions.includes(permission))
}

/** Who is waited for where somebody with a permission is. */
export const mostly = (permission: Permission, table: Table, otherwise: Role): Role =>
  rolesWith(permission, table)[0] ?? otherwise
