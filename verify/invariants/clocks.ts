import { calendarOf } from '../../pathway/clocks/case-clocks'
import type { BankHoliday } from '../../pathway/calendar/calendar'
import { due } from '../../pathway/clocks/due'
import { rungInstants } from '../../pathway/clocks/rungs'
import type { CaseEvent } from '../../pathway/events'
import type { Rules } from '../../pathway/rules'
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
    ...book.cases.map((one) =>
      each(
        one.events.filter(isA('clock-moved')),
        () => one.row.caseId,
        (event) => moveFault(book, one, event),
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

/** I7 besides: what was reached of a clock it had, and at its time or after it. */
export const rungsReached = (book: CouncilBook): Found =>
  together(
    ...book.cases.map((one) =>
      each(
        one.events.filter(isA('clock-rung-reached')),
        () => one.row.caseId,
        ({ seq, clock, rung, at }) => {
          const planned = clockBefore(one, seq, clock)?.rungs.find(({ name }) => name === rung)
          if (planned === undefined) return `${clock} reached ${rung}, which it does not have`
          return planned.at <= at ? undefined : `${clock} reached ${rung} before its time`
        },
      ),
    ),
  )

const before = ({ row, events }: CaseBook, seq: number) =>
  stories[row.kind].fold(events.filter((event) => event.seq < seq))
const clockBefore = (one: CaseBook, seq: number, name: string) =>
  clocksOf(before(one, seq)).findLast((clock) => clock.name === name)

/** The calendar that a case counts by under some rules, as it stood before an event. */
function calendarBefore(one: CaseBook, seq: number, rules: Rules) {
  const state = before(one, seq)
  return calendarOf(
    rules,
    hasOpened(state) && 'proclaimed' in state ? (state.proclaimed as readonly BankHoliday[]) : [],
  )
}

function dueFault(book: CouncilBook, one: CaseBook, event: Event<'clock-started'>): string | undefined {
  const { clock, rule, originAt } = event
  const rules = rulesIn(book, event.rulesVersion)
  if (rules === undefined) return `${clock} runs under rules that are not on record`
  const calendar = calendarBefore(one, event.seq, rules)
  const dueNow = due(rule, originAt, calendar)
  if (dueNow.dueAt !== event.due.dueAt)
    return `${clock} is due ${event.due.dueAt} on the record and ${dueNow.dueAt} by its rule`
  const rungs = rungInstants(rule, dueNow, calendar, originAt)
  return sameRungs(rungs, event.rungs) ? undefined : `the rungs of ${clock} are not where its rule has them`
}

/** A clock moves under the rules of the step that moved it: those of one of the versions that the case has had. */
function moveFault(book: CouncilBook, one: CaseBook, event: Event<'clock-moved'>): string | undefined {
  const clock = clockBefore(one, event.seq, event.clock)
  if (clock === undefined) return `${event.clock} was moved and never started`
  const { originAt = clock.originAt, ledger = clock.ledger, rule } = event
  const versions = new Set([clock.rulesVersion, one.row.rulesVersion, ...one.messages.map((told) => told.rulesVersion)])
  const explains = [...versions].some((version) => {
    const rules = rulesIn(book, version)
    if (rules === undefined) return false
    const calendar = calendarBefore(one, event.seq, rules)
    const dueNow = due(rule, originAt, calendar, ledger)
    return dueNow.dueAt === event.due.dueAt && sameRungs(rungInstants(rule, dueNow, calendar, originAt), event.rungs)
  })
  return explains ? undefined : `${event.clock} was moved to ${event.due.dueAt}, which its rule does not come to`
}

type Rungs = readonly { name: string; at: string }[]
const sameRungs = (some: Rungs, others: Rungs): boolean =>
  some.map(({ name, at }) => `${name} ${at}`).join() === others.map(({ name, at }) => `${name} ${at}`).join()

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
