/** How many different cases one person may ask for within how long. */
export interface DifferentCases {
  most: number
  withinMinutes: number
}

/** The different cases that one person asked for lately, the one asked for longest ago first. */
export class Reading {
  private readonly cases = new Map<string, number>()

  /** How many milliseconds until one more different case is let through; 0, and it is noted, where it is now. */
  note(caseId: string, { most, withinMinutes }: DifferentCases, now: number): number {
    const since = now - withinMinutes * 60_000
    for (const [one, at] of this.cases) {
      if (at > since) break
      this.cases.delete(one)
    }
    const [oldest = now] = this.cases.values()
    if (!this.cases.has(caseId) && this.cases.size >= most) return oldest - since
    this.cases.delete(caseId)
    this.cases.set(caseId, now)
    return 0
  }

  /** Whether nothing of it counts any more. */
  isOver({ withinMinutes }: DifferentCases, now: number): boolean {
    return [...this.cases.values()].every((at) => at <= now - withinMinutes * 60_000)
  }
}
