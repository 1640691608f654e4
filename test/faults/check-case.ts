import { isDeepStrictEqual } from 'node:util'
import { fold } from '../../pathway'
import { isOpened, type Case, type Clock } from '../../pathway/case'
import { isOpen } from '../../pathway/clocks/case-clocks'
import type { CaseRecord } from '../support/bed'
import type { AcceptedCase } from './ledger'

/** What is wrong with the record of a case: a gap, a view that differs from it, a due date that is not the one acknowledged. */
export function recordFindings(one: AcceptedCase, { events, row, state }: CaseRecord): string[] {
  const gap = events.findIndex(({ seq }, index) => seq !== index + 1)
  const folded = fold(events)
  return [
    ...(gap < 0 ? [] : [`event ${gap + 1} is missing or there twice`]),
    ...(row.seq === events.length ? [] : [`the view stands at event ${row.seq} of ${events.length}`]),
    ...(isDeepStrictEqual(plain(folded), state) ? [] : ['the record folded again is not the view']),
    ...[...one.dueAt].flatMap(([name, dueAt]) => dueFindings(folded, name, dueAt)),
  ]
}

function dueFindings(folded: Case, name: string, dueAt: string): string[] {
  const onRecord = clocksOf(folded).find((clock) => clock.name === name)?.due.dueAt
  return onRecord === dueAt ? [] : [`${name} was acknowledged as due ${dueAt} and is due ${onRecord ?? 'never'}`]
}

/** What is wrong with the rungs of a case's clocks: one reached twice, or before its time. */
export function rungFindings({ events }: CaseRecord): string[] {
  const reached = events.flatMap((event) =>
    event.type === 'clock-rung-reached' ? [`${event.clock} ${event.rung}`] : [],
  )
  const twice = reached.filter((name, index) => reached.indexOf(name) !== index)
  const early = rungsOf(fold(events)).filter(({ at, reachedAt }) => reachedAt !== undefined && reachedAt < at)
  return [
    ...twice.map((name) => `${name} was reached twice`),
    ...early.map(({ name, at, reachedAt }) => `${name} of ${at} was reached early, ${reachedAt ?? ''}`),
  ]
}

/** The rungs of running clocks that lie before `now` and have not been reached. */
export function missingRungs({ events }: CaseRecord, now: string): string[] {
  return rungsOf(fold(events))
    .filter(({ open, at, reachedAt }) => open && at <= now && reachedAt === undefined)
    .map(({ name, at }) => `${name} of ${at} has not been reached`)
}

function rungsOf(state: Case) {
  return clocksOf(state).flatMap((clock) =>
    clock.rungs.map((rung) => ({ ...rung, name: `${clock.name} ${rung.name}`, open: isOpen(clock) })),
  )
}

const clocksOf = (state: Case): readonly Clock[] => (isOpened(state) ? state.clocks : [])

/** As it is after a turn through JSON, where what is undefined is absent. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
