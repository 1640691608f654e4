import { isPastDue, openClocks } from '../pathway/clocks/case-clocks'
import { hasOpened, type Standing } from '../pathway/standing'
import type { Instant } from '../pathway/time'
import { earliest, type Waiting } from '../pathway/waiting'
import type { CaseListing } from './contracts'

/** What lists and trays show of a case or a matter at `now`: its stage, whom it waits for, and the clock that is due first. Pure. */
export function listingOf(state: Standing, { who }: Waiting, now: Instant): CaseListing {
  const listing = { stage: state.stage, waitingFor: who, overdue: false }
  if (!hasOpened(state)) return listing
  const open = openClocks(state)
  const first = earliest(open)
  const overdue = open.some((clock) => clock.status === 'breached' || isPastDue(clock, now))
  return {
    ...listing,
    overdue,
    ...(first === undefined ? {} : { nextDueAt: first.due.dueAt, nextDueClock: first.name }),
    ...(state.allocatedTo === undefined ? {} : { assignee: state.allocatedTo }),
    ...(state.hiddenFrom === undefined ? {} : { hiddenFrom: state.hiddenFrom }),
    ...(state.restriction === undefined ? {} : { admitted: state.restriction.admitted }),
    ...(state.conflicted === undefined ? {} : { conflicted: state.conflicted }),
    ...(state.team === undefined ? {} : { team: state.team }),
  }
}
