import type { Clock } from '../case'
import { hasOpened, type Standing } from '../standing'
import { nextRung, openClocks } from './case-clocks'

/** A timer that a case needs: for this rung of this clock. */
export interface WantedTimer {
  clock: Clock
  rung: Clock['rungs'][number]
}

/** The timers of a case, or a matter, as it stands: one for each open clock that has a rung ahead, none for any other. Pure. */
export const timersWanted = (state: Standing): WantedTimer[] =>
  (hasOpened(state) ? openClocks(state) : []).flatMap((clock) => {
    const rung = nextRung(clock)
    return rung === undefined ? [] : [{ clock, rung }]
  })
