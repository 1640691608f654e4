import type { Pool } from 'pg'

/** So many connections a pool opens. */
export const connections = 10
/** So many of them one council may have at a time: the rest is there for the others, however much that one has to do. */
const share = 7
/** As long as for a connection itself. */
const waitMs = 5_000

/** A council waited in vain for its turn. Its code is PostgreSQL's for too many connections: trying again later helps. */
export class NoTurnError extends Error {
  override readonly name = 'NoTurnError'
  readonly code = '53300'
}

/** The turns of one council at one pool, first come first served. */
class Turns {
  private taken = 0
  private readonly waiting: (() => void)[] = []

  async take(): Promise<void> {
    if (this.taken < share) this.taken += 1
    else await this.wait()
  }

  /** Whoever waits longest gets it. */
  give(): void {
    const next = this.waiting.shift()
    if (next === undefined) this.taken -= 1
    else next()
  }

  private wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      const mine = () => {
        clearTimeout(limit)
        resolve()
      }
      const limit = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(mine), 1)
        reject(new NoTurnError('The council has all the connections that it may have at once'))
      }, waitMs)
      this.waiting.push(mine)
    })
  }
}

const turnsOf = new WeakMap<Pool, Map<string, Turns>>()

/** Does work that takes a connection of the pool, when it is the council's turn. Throws `NoTurnError` where that does not come in 5 s. */
export async function inTurn<T>(pool: Pool, council: string, work: () => Promise<T>): Promise<T> {
  const ofPool = turnsOf.get(pool) ?? new Map<string, Turns>()
  turnsOf.set(pool, ofPool)
  const turns = ofPool.get(council) ?? new Turns()
  ofPool.set(council, turns)
  await turns.take()
  try {
    return await work()
  } finally {
    turns.give()
  }
}
