import type { Clock } from '../case'
import { evolveClocks } from '../evolve-clocks'
import type { NoticeTemplate } from '../notice'
import { noticeKinds } from '../notice-kinds'
import { withItsTurn, type RecordedAny } from '../stamp'
import type { LocalDate } from '../time'
import { isCommon } from './machine-of'

/**
 * The day by which the clock is due that a notice of an event speaks of: the one that ran then, of those that its template names, and its
 * due day as it is at the end of the record. Undefined where it names none, or nothing is waited for by it any more.
 * @param events the whole record of the matter
 */
export function dueSpokenOf(
  events: readonly RecordedAny[],
  seq: number,
  template: NoticeTemplate,
): LocalDate | undefined {
  const { speaksOf = [] } = noticeKinds[template]
  const then = clocksAfter(withItsTurn(events, seq))
  // Clocks are only ever added, so that each stays at its place.
  const clock = clocksAfter(events)[then.findLastIndex(({ name }) => speaksOf.includes(name))]
  return clock?.status === 'not-required' ? undefined : clock?.due.dueOn
}

const clocksAfter = (events: readonly RecordedAny[]): readonly Clock[] =>
  events.filter(isCommon).reduce<{ clocks: readonly Clock[] }>(evolveClocks, { clocks: [] }).clocks
