import { isOpened, type Case } from '../pathway/case'
import { isPastDue, openClocks } from '../pathway/clocks/case-clocks'
import type { Rules } from '../pathway/rules'
import type { Instant } from '../pathway/time'
import { earliest, waitingFor } from '../pathway/waiting'
import type { CaseListing } from './contracts'

/** What lists and trays show of the case at `now`: its stage, whom it waits for, and the clock that is due first. Pure. */
export function listingOf(state: Case, rules: Rules, now: Instant): CaseListing {
  const { who } = waitingFor(state, rules)
  const listing = { stage: state.stage, waitingFor: who, overdue: false }
  if (!isOpened(state)) return listing
  const open = openClocks(state)
  const first = earliest(open)
  const overdue = open.some((clock) => clock.status === 'breached' || isPastDue(clock, now))
  return {
    ...listing,
    overdue,
    ...(first === undefined ? {} : { nextDueAt: first.due.dueAt, nextDueClock: first.name }),
    ...(state.allocatedTo === undefined ? {} : { assignee: state.allocatedTo }),
  }
}
