/** As long as for a connection itself. */
const waitMs = 5_000

/** The turns of one of them, first come first served. */
class Line {
  private readonly share: number
  private readonly inVain: () => Error
  private taken = 0
  private readonly waiting: (() => void)[] = []

  constructor(share: number, inVain: () => Error) {
    this.share = share
    this.inVain = inVain
  }

  async take(): Promise<void> {
    if (this.taken < this.share) this.taken += 1
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
        reject(this.inVain())
      }, waitMs)
      this.waiting.push(mine)
    })
  }
}

/** Shares something out among councils, or what they do: each has so much of it at a time, however much there is to do; the rest is for the others. */
export class Turns {
  private readonly share: number
  private readonly inVain: () => Error
  private readonly turns = new Map<string, Line>()

  /** `share` turns at once; `inVain` makes the error of whoever waited for one in vain. */
  constructor(share: number, inVain: () => Error) {
    this.share = share
    this.inVain = inVain
  }

  /**
   * Does work when it is their turn. The turn is over with the work, or after `heldForMs`: what takes longer waits for something
   * else. Rejects where the turn does not come in 5 s.
   */
  async inTurn<T>(whose: string, work: () => Promise<T>, heldForMs?: number): Promise<T> {
    const turns = this.turns.get(whose) ?? new Line(this.share, this.inVain)
    this.turns.set(whose, turns)
    await turns.take()
    let isOver = false
    const end = () => {
      if (!isOver) turns.give()
      isOver = true
    }
    const limit = heldForMs === undefined ? undefined : setTimeout(end, heldForMs)
    try {
      return await work()
    } finally {
      clearTimeout(limit)
      end()
    }
  }
}
