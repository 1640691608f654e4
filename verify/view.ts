import { isDeepStrictEqual } from 'node:util'
import { hasOpened } from '../pathway/standing'
import type { Rules } from '../pathway/rules'
import type { CaseBook } from './books'
import { stories } from './stories'

/** One field of the read model that is not what the record says. The case itself (`state`) is not shown: it is sealed. */
export interface Difference {
  field: string
  is: unknown
  mustBe: unknown
}

type Foldable = Pick<CaseBook, 'row' | 'events' | 'state' | 'recorded'>

/** What the application may write once and never change: `rebuild` names it and leaves it. */
export const fixedFields: readonly string[] = ['practice', 'receivedAt']

/** The read model's row as its record makes it; undefined before anything is on the record. */
export function viewOf({ row, events, recorded }: Foldable, rules: Rules) {
  const last = recorded.at(-1)
  if (last === undefined || events.length === 0) return undefined
  const story = stories[row.kind]
  const state = story.fold(events)
  const opened = story.fold(events.slice(0, 1))
  const [at, later] = [last.at, [last.recordedAt, last.at].toSorted().at(-1) ?? last.at]
  const listing = story.listing(events, rules, at)
  // When a turn was taken is not on the record, only when what it heard was accepted: between the two a clock may have passed its due date.
  const isEither = listing.overdue !== story.listing(events, rules, later).overdue
  return {
    fields: {
      seq: events.length,
      stage: listing.stage,
      nextDueAt: listing.nextDueAt ?? null,
      nextDueClock: listing.nextDueClock ?? null,
      overdue: isEither ? row.overdue : listing.overdue,
      waitingRole: listing.waitingFor,
      assignee: listing.assignee ?? null,
      hiddenFrom: listing.hiddenFrom ?? null,
      admitted: listing.admitted ?? null,
      conflicted: listing.conflicted ?? [],
      team: listing.team ?? null,
    },
    // As it was when it was accepted: a receipt that is corrected later is in the record alone.
    fixed: hasOpened(opened)
      ? { practice: opened.practice, receivedAt: new Date(opened.receivedAt).toISOString() }
      : { practice: row.practice, receivedAt: row.receivedAt },
    state,
  }
}

/** Each field of the read model that is not what the record says. */
export function differences(one: Foldable, rules: Rules): Difference[] {
  const view = viewOf(one, rules)
  if (view === undefined) return one.row.seq === 0 ? [] : [{ field: 'seq', is: one.row.seq, mustBe: 0 }]
  const is: Record<string, unknown> = { ...one.row }
  const fields = Object.entries({ ...view.fields, ...view.fixed }).flatMap(([field, mustBe]) =>
    isDeepStrictEqual(is[field], mustBe) ? [] : [{ field, is: is[field], mustBe }],
  )
  const same = isDeepStrictEqual(JSON.parse(JSON.stringify(view.state)), one.state)
  return same ? fields : [...fields, { field: 'state', is: 'sealed', mustBe: 'the record folded' }]
}
