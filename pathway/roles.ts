/** Whom a person may act as. They may have several roles; the token of their council says which. */
export const personRoles = [
  'duty-worker', // takes contacts and referrals at the front door
  'social-worker',
  'duty-manager', // decides on new referrals
  'team-manager', // line manager of the social worker
  'service-manager', // next in line when a clock is escalated
  'conference-chair', // chairs child protection conferences, apart from the line of the case
  'administrator', // keeps configuration and calendar
  'viewer',
  'support-engineer', // keeps Caseway running, and sees no record but by emergency access
] as const

/** Who acts: people, and the systems of a council, which send referrals and ask what became of them. */
export const roles = [...personRoles, 'council-system'] as const

export type Role = (typeof roles)[number]

/** Who sends a command: a stable opaque person id of the council's own, never a name. */
export interface Actor {
  id: string
  roles: readonly Role[]
  /**
   * For whom they stand in. It gives permissions and nothing else: who may see what is restricted, whom a matter is hidden from, goes by
   * `id` alone. Absent: for nobody.
   */
  deputyFor?: readonly Deputised[]
}

/** Somebody who is stood in for, with the permissions for which they are. */
export interface Deputised {
  personId: string
  permissions: readonly string[]
}

/** In what capacity somebody acts, as the record has it: their roles, and for whom they stand in. */
export const capacityOf = ({ roles, deputyFor = [] }: Actor): string =>
  [...roles, ...deputyFor.map(({ personId }) => `deputy-of:${personId}`)].join(' ')

/** What each role is called in sentences. */
export const roleWords: Record<Role, string> = {
  'duty-worker': 'duty worker',
  'social-worker': 'social worker',
  'duty-manager': 'duty manager',
  'team-manager': 'team manager',
  'service-manager': 'service manager',
  'conference-chair': 'conference chair',
  administrator: 'administrator',
  viewer: 'viewer',
  'support-engineer': 'support engineer',
  'council-system': 'council system',
}

/** A role in words; what is no role of ours is said as it is. */
export const sayRole = (name: string): string =>
  roles.map((role) => (role === name ? roleWords[role] : '')).join('') || name
