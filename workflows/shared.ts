import type { ClockRule } from '../pathway/clocks/clock'
import type { Rules } from '../pathway/rules'

/** Beyond this many the earliest are forgotten. All councils together have some hundreds at a time. */
const keptAtMost = 2_000

/**
 * Gives every case that has the same JSON value the same frozen object in place of its own copy.
 *
 * What it has given out is seen by all cases that a worker holds. It is found by nothing but its exact text and cannot be changed, so whether
 * a case gets its own copy or an earlier one makes a difference to memory and to nothing else (docs/decisions/0019). For configuration only.
 */
function shareByText<T extends object>(): (value: T) => T {
  const kept = new Map<string, T>()
  return (value) => {
    const text = JSON.stringify(value)
    const found = kept.get(text)
    if (found !== undefined) return found
    for (const earliest of kept.keys()) if (kept.size >= keptAtMost) kept.delete(earliest)
    kept.set(text, value)
    freeze(value)
    return value
  }
}

function freeze(value: object): void {
  const inside: unknown[] = Object.values(value)
  for (const inner of inside) if (typeof inner === 'object' && inner !== null) freeze(inner)
  Object.freeze(value)
}

/** The rules of a council as all its cases have them. */
export const sharedRules = shareByText<Rules>()

/** The rule of a clock as all cases have it whose clock runs under the same. */
export const sharedClockRule = shareByText<ClockRule>()
