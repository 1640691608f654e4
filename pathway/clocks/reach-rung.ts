import type { ClockCommand } from '../commands'
import type { ClockEventBody } from '../events'
import type { Instant } from '../time'
import { isPaused, openClock, type WithClocks } from './case-clocks'

/** A timer fired. A rung that was reached or lies ahead, or whose clock has stopped or is paused, says nothing: a clock may move or stop as its timer fires. */
export function reachRung(state: WithClocks, command: ClockCommand, now: Instant): ClockEventBody[] {
  const clock = openClock(state, command.clock)
  if (clock === undefined || isPaused(clock)) return []
  const rung = clock.rungs.find((r) => r.name === command.rung && r.reachedAt === undefined && r.at <= now)
  if (rung === undefined) return []
  const breached = rung.at >= clock.due.dueAt && clock.rule.force !== 'usual'
  const { dueAt } = clock.due
  return [{ type: 'clock-rung-reached', clock: clock.name, rung: rung.name, tell: rung.tell, dueAt, breached }]
}
