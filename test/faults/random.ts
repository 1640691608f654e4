/** Numbers that look random and are the same for the same seed: what a seed did once it does again. */
export interface Random {
  /** From 0 up to and without 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True so often, of 1. */
  chance(share: number): boolean
  /** One of these. Throws where there is none. */
  pick<T>(items: readonly T[]): T
  /** A stream of numbers of its own, so that what one part draws does not shift what another does. */
  fork(): Random
}

/** Mulberry32: 32 bits of state, plenty for choosing what to break next. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new Error('There is nothing to pick from')
      return item
    },
    fork: () => seeded(between(0, 2 ** 32 - 1)),
  }
}
