import { londonDate } from '../calendar/london'
import { isOpened, type Case } from '../case'
import type { CaseEvent } from '../events'
import { evolve, fold } from '../evolve'
import { roadsOf } from '../roads'
import type { Rules } from '../rules'
import type { FamilyEntry, FamilyMeeting } from './entry'
import { toldFamily } from './words'

/** A case as its family may see it. */
export interface FamilyView {
  entries: readonly FamilyEntry[]
  /** The meetings to come, and which of them the family may attend (003-04). */
  meetings: readonly FamilyMeeting[]
}

/**
 * What happened in a case, for the family to read: stages, what was decided and why, and the meetings they may attend. While something is
 * withheld from the family, they see the case as it stood before; when that ends, all of it (003-03, 004-52). Pure.
 * @param personId whose view it is; what was said to one person is in nobody else's, and without one in none
 */
export function familyView(events: readonly CaseEvent[], rules: Rules, personId?: string): FamilyView {
  const shown = beforeWithholding(events)
  const entries = shown.flatMap((event) => entryOf(event, rules, personId)).toSorted((a, b) => a.on.localeCompare(b.on))
  return { entries, meetings: meetingsOf(fold(shown), rules) }
}

function entryOf(event: CaseEvent, rules: Rules, personId: string | undefined): FamilyEntry[] {
  const told = toldFamily(event, rules)
  if (told === undefined) return []
  const { to, ...entry } = told
  return to === undefined || to === personId ? [{ on: londonDate(event.at), ...entry }] : []
}

/** The events up to the one from which on, without a break until today, something is withheld from the family. */
function beforeWithholding(events: readonly CaseEvent[]): readonly CaseEvent[] {
  let state: Case = fold([])
  let since: number | undefined
  for (const event of events) {
    state = evolve(state, event)
    const withheld = isOpened(state) && state.withheld.some(({ from }) => from === 'family')
    since = withheld ? (since ?? event.seq) : undefined
  }
  return since === undefined ? events : events.filter(({ seq }) => seq < since)
}

function meetingsOf(state: Case, rules: Rules): FamilyMeeting[] {
  if (!isOpened(state)) return []
  return roadsOf(state).flatMap(({ road }) => road.meetings?.(state, rules) ?? [])
}
