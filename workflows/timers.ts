import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow'
import { sayBriefly } from '../pathway/calendar/words'
import type { Clock } from '../pathway/case'
import { timersWanted, type WantedTimer } from '../pathway/clocks/timers-wanted'
import type { ClockCommand } from '../pathway/commands'
import type { Standing } from '../pathway/standing'
import type { Instant } from '../pathway/time'

interface Armed {
  rung: string
  at: Instant
  scope: CancellationScope
}

/** One durable timer for each open clock, armed for the clock's next rung and named for people who read the Temporal UI. */
export class Timers {
  private readonly armed = new Map<string, Armed>()

  private readonly fired: (command: ClockCommand) => void

  /** @param fired told of each rung whose instant has come, never twice for the same arming */
  constructor(fired: (command: ClockCommand) => void) {
    this.fired = fired
  }

  /** Arms, moves and cancels so that the timers are those of the case's open clocks. */
  arm(state: Standing, now: Instant): void {
    const wanted = timersWanted(state)
    for (const name of this.armed.keys()) if (!wanted.some(({ clock }) => clock.name === name)) this.cancel(name)
    for (const timer of wanted) this.armClock(timer, now)
  }

  private armClock({ clock, rung }: WantedTimer, now: Instant): void {
    const before = this.armed.get(clock.name)
    if (before !== undefined && before.rung === rung.name && before.at === rung.at) return
    this.cancel(clock.name)
    const scope = new CancellationScope()
    this.armed.set(clock.name, { rung: rung.name, at: rung.at, scope })
    this.waitFor(clock, rung, scope, Date.parse(rung.at) - Date.parse(now))
  }

  private waitFor(clock: Clock, rung: { name: string; at: Instant }, scope: CancellationScope, ms: number): void {
    const reached = () => {
      if (this.armed.get(clock.name)?.scope === scope) this.armed.delete(clock.name)
      this.fired({ kind: 'reach-rung', clock: clock.name, rung: rung.name })
    }
    if (ms <= 0) return reached()
    sleepIn(scope, ms, summaryOf(clock, rung)).then(reached, (error: unknown) => {
      if (!isCancellation(error)) throw error
    })
  }

  private cancel(name: string): void {
    this.armed.get(name)?.scope.cancel()
    this.armed.delete(name)
  }
}

/**
 * Sleeps, until the scope is cancelled. The scope's run ends at once and only the timer is waited for: each promise that is left open is
 * held by the worker with its stack trace, for weeks.
 */
function sleepIn(scope: CancellationScope, ms: number, summary: string): Promise<void> {
  let timer = Promise.resolve()
  void scope.run(() => {
    timer = sleep(ms, { summary })
    return Promise.resolve()
  })
  return timer
}

/** What the timer's bar says in the Temporal UI: the clock, when it is due, and which rung the timer is for. A few words, no data of anybody. */
function summaryOf({ rule, due }: Clock, rung: { name: string; at: Instant }): string {
  const clock = `${rule.label}, due ${sayBriefly(due.dueAt)}`
  return rung.name === 'due' ? clock : `${clock}: ${rung.name} ${sayBriefly(rung.at)}`
}
