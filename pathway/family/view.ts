import { londonDate } from '../calendar/london'
import { isOpened, type Case, type OpenedCase } from '../case'
import type { CaseEvent } from '../events'
import { evolve, fold } from '../evolve'
import { roadsOf } from '../roads'
import type { Rules } from '../rules'
import type { WithheldPart } from '../withholding/facts'
import { standingAgainstFamily } from '../withholding/standing'
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
 * withheld from the family, they see the case as it stood before; when that ends, all of it (003-03, 004-52). A view that is nobody's in
 * particular is all the family's, who may read it together: what a manager withholds from one of them, or from their solicitor, is shown to
 * none of them meanwhile. In somebody's own view counts what is withheld from them or from all. While anything is withheld, no reason is
 * shown, not of what was decided before either: its letter may have been stopped for it. Pure.
 * @param personId whose view it is; what was said to one person is in nobody else's, and without one in none
 */
export function familyView(events: readonly CaseEvent[], rules: Rules, personId?: string): FamilyView {
  const { all, reasons } = withheldSince(events, personId)
  const shown = events.filter(({ seq }) => seq < all)
  const isAnyWithheld = all < Infinity || reasons < Infinity
  const entries = shown.flatMap((event) => entryOf(event, rules, personId).map(withReasons(!isAnyWithheld)))
  return {
    entries: entries.toSorted((a, b) => a.on.localeCompare(b.on)),
    meetings: meetingsOf(fold(shown), rules, personId),
  }
}

function entryOf(event: CaseEvent, rules: Rules, personId: string | undefined): FamilyEntry[] {
  const told = toldFamily(event, rules)
  if (told === undefined) return []
  const { to, ...entry } = told
  return to === undefined || to === personId ? [{ on: londonDate(event.at), ...entry }] : []
}

const withReasons =
  (shown: boolean) =>
  ({ why, ...happened }: FamilyEntry): FamilyEntry =>
    shown && why !== undefined ? { ...happened, why } : happened

/** From which event on, without a break until today, all is withheld from somebody, or the reasons are; after the last where nothing is. */
export function withheldSince(events: readonly CaseEvent[], personId?: string): { all: number; reasons: number } {
  let state: Case = fold([])
  let [all, reasons] = [Infinity, Infinity]
  for (const event of events) {
    state = evolve(state, event)
    const what = isOpened(state) ? whatIsWithheld(state, personId) : []
    all = what.includes('all') ? Math.min(all, event.seq) : Infinity
    reasons = what.includes('reasons') ? Math.min(reasons, event.seq) : Infinity
  }
  return { all, reasons }
}

function whatIsWithheld(state: OpenedCase, personId?: string): readonly WithheldPart[] {
  const decided = state.withheld.some(({ from }) => from === 'family')
  return [...(decided ? (['all'] as const) : []), ...standingAgainstFamily(state, personId).map(({ what }) => what)]
}

function meetingsOf(state: Case, rules: Rules, personId?: string): FamilyMeeting[] {
  if (!isOpened(state)) return []
  return roadsOf(state).flatMap(({ road }) => road.meetings?.(state, rules, personId) ?? [])
}
