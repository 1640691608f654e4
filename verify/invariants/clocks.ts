import { calendarOf } from '../../pathway/clocks/case-clocks'
import { due } from '../../pathway/clocks/due'
import type { CaseEvent } from '../../pathway/events'
import { hasOpened } from '../../pathway/standing'
import type { RecordedAny } from '../../pathway/stamp'
import type { CaseBook, CouncilBook } from '../books'
import { each, together, type Found } from '../finding'
import { clocksOf, stories } from '../stories'
import { rulesIn } from './record'

const caseIdOf = ({ row }: CaseBook) => row.caseId
type Event<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>
const isA =
  <T extends CaseEvent['type']>(type: T) =>
  (event: RecordedAny): event is Event<T> =>
    event.type === type

/** How long after its instant a rung of a live case may be on the record before something is broken. */
const latenessMs = 120_000

/** I7: every clock that started is due when its rule, its origin and the calendar make it, and no rung's instant has passed unnoticed. */
export const dueInstants = (book: CouncilBook): Found =>
  together(
    ...book.cases.map((one) =>
      each(
        one.events.filter(isA('clock-started')),
        () => one.row.caseId,
        (event) => dueFault(book, one, event),
      ),
    ),
    each(
      book.cases.filter(({ row }) => !row.practice),
      caseIdOf,
      ({ row, events }) => {
        const open = clocksOf(stories[row.kind].fold(events)).filter(
          ({ settledAt, status }) => settledAt === undefined && status !== 'paused',
        )
        const missed = open.find(({ rungs }) =>
          rungs.some(
            ({ at, reachedAt }) => reachedAt === undefined && Date.parse(book.now) - Date.parse(at) > latenessMs,
          ),
        )
        return missed === undefined ? undefined : `a rung of ${missed.name} has passed and was not reached`
      },
    ),
  )

function dueFault(book: CouncilBook, { row, events }: CaseBook, event: Event<'clock-started'>): string | undefined {
  const rules = rulesIn(book, event.rulesVersion)
  if (rules === undefined) return `${event.clock} runs under rules that are not on record`
  const state = stories[row.kind].fold(events.filter(({ seq }) => seq < event.seq))
  const proclaimed =
    hasOpened(state) && 'proclaimed' in state && Array.isArray(state.proclaimed) ? state.proclaimed : []
  const { dueAt } = due(event.rule, event.originAt, calendarOf(rules, proclaimed))
  return dueAt === event.due.dueAt
    ? undefined
    : `${event.clock} is due ${event.due.dueAt} on the record and ${dueAt} by its rule`
}

/** I8: each rung of a clock is reached once for each due instant, at or after it; a breach has the true due instant. */
export const breaches = (book: CouncilBook): Found =>
  together(
    ...book.cases.map(({ row, events }) => {
      const reached = events.filter(isA('clock-rung-reached'))
      const started = events.filter(isA('clock-started'))
      return each(
        reached,
        () => row.caseId,
        ({ seq, clock, rung, dueAt, breached, at }) => {
          const start = started.findLast((one) => one.clock === clock && one.seq < seq)?.seq ?? 0
          const same = reached.filter(
            (one) =>
              one.clock === clock && one.rung === rung && one.dueAt === dueAt && one.seq > start && one.seq <= seq,
          )
          if (same.length > 1) return `${clock} reached ${rung} twice`
          return breached && at < dueAt ? `${clock} was breached before it was due` : undefined
        },
      )
    }),
  )
