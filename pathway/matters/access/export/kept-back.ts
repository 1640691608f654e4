import { isOpened, type OpenedCase } from '../../../case'
import type { CaseEvent } from '../../../events'
import { fold } from '../../../evolve'
import type { Rules } from '../../../rules'
import type { Instant } from '../../../time'
import { withholdingKinds } from '../../../withholding/facts'
import { standing, standingAgainst } from '../../../withholding/standing'
import type { HeldCase } from './facts'

/**
 * Which entries of a case are kept back from who asks unless it is decided to show them: those that tell what is withheld, from whom and
 * why; where the reasons are withheld from who asks, the entries that give reasons; and where all is, every entry since (000-05, 003-03,
 * 004-52). What is withheld now counts, however far the record is disclosed, and so does what was withheld at the moments named.
 * @param reader `askerId`: who asks, as somebody of the case; undefined where that is not known: what is withheld from anybody is then
 * kept back
 * @returns numbers of entries
 */
export function keptBack(held: HeldCase, { askerId, moments }: Reader, rules: Rules): ReadonlySet<number> {
  const record = held.events.map(({ event }) => event)
  const against = together(statesAt(recordOf(held), moments).map((state) => withheldFrom(state, askerId)))
  const isKept = (event: CaseEvent) =>
    tellsOfWithholding(event, rules) ||
    (against.reasons && givesReasons(event)) ||
    (against.allSince !== undefined && event.at >= against.allSince)
  return new Set(record.filter(isKept).map(({ seq }) => seq))
}

/** Who asks, and at which moments beside now what was withheld from them counts. */
export interface Reader {
  askerId: string | undefined
  moments: readonly Instant[]
}

/** The whole record as it is now, beyond what is disclosed. */
export const recordOf = ({ events, since = [] }: HeldCase): CaseEvent[] => [
  ...events.map(({ event }) => event),
  ...since,
]

/** The case as it is now, and as it was at each moment. */
const statesAt = (record: readonly CaseEvent[], moments: readonly Instant[]): OpenedCase[] =>
  [record.length, ...moments.map((moment) => record.findLastIndex(({ at }) => at <= moment) + 1)]
    .map((until) => fold(record.slice(0, until)))
    .filter(isOpened)

interface Against {
  reasons: boolean
  /** Since when all is withheld, where it is. */
  allSince?: string
}

function withheldFrom(state: OpenedCase, askerId: string | undefined): Against {
  const stands = askerId === undefined ? standing(state) : standingAgainst(state, askerId)
  const group = state.people.find(({ id }) => id === askerId)?.kind === 'referrer' ? 'referrer' : 'family'
  const decided = state.withheld.some(({ from }) => askerId === undefined || from === group)
  const [since] = stands
    .filter(({ what }) => what === 'all')
    .map(({ decidedAt }) => decidedAt)
    .toSorted()
  return { reasons: decided || stands.length > 0, ...(since !== undefined && { allSince: since }) }
}

/** All that is withheld at any of the moments. */
function together(all: readonly Against[]): Against {
  const [since] = all.flatMap(({ allSince }) => allSince ?? []).toSorted()
  return { reasons: all.some(({ reasons }) => reasons), ...(since !== undefined && { allSince: since }) }
}

const steps: readonly string[] = [...withholdingKinds, 'override-consent']

function tellsOfWithholding(event: CaseEvent, { withholding }: Rules): boolean {
  switch (event.type) {
    case 'notices-withheld':
    case 'withholding-ended':
      return true
    case 'consent-overridden':
      return !event.asked || !event.explained
    case 'step-refused':
    case 'approval-given':
    case 'approval-declined':
    case 'step-withdrawn':
      return steps.includes(event.command)
    case 'approval-asked':
      return steps.includes(event.step.kind)
    default:
      return 'clock' in event && event.clock.startsWith(`${withholding.review.name}:`)
  }
}

/** Answers of records and notes say what was found and why as much as a reason does. */
const givesReasons = (event: CaseEvent): boolean =>
  event.type === 'record-made' || ['reason', 'note', 'analysis'].some((field) => field in event)
