import { roles, type Actor } from '../../pathway/roles'
import type { BookedMessage } from '../books'

/** Who sent a message, in the roles that there are. */
export const actorOf = ({ actorId, actorRoles, actorDeputyFor }: BookedMessage): Actor => ({
  id: actorId,
  roles: roles.filter((role) => actorRoles.includes(role)),
  ...(actorDeputyFor !== null && { deputyFor: actorDeputyFor }),
})
