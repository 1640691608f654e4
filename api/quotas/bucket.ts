/** How much is let through: so many at once, and then so many a minute. */
export interface Allowance {
  burst: number
  perMinute: number
}

/** A token bucket: full at first, one token out for each request, filled again evenly. */
export class Bucket {
  private readonly allowance: Allowance
  private tokens: number
  private filledAt: number

  constructor(allowance: Allowance, now: number) {
    this.allowance = allowance
    this.tokens = allowance.burst
    this.filledAt = now
  }

  /** How many milliseconds until a token is there; 0 where one is. */
  wait(now: number): number {
    const { burst, perMinute } = this.allowance
    this.tokens = Math.min(burst, this.tokens + ((now - this.filledAt) * perMinute) / 60_000)
    this.filledAt = now
    return this.tokens >= 1 ? 0 : Math.ceil(((1 - this.tokens) * 60_000) / perMinute)
  }

  /** Takes the token that `wait` found. */
  take(): void {
    this.tokens -= 1
  }

  /** Whether it is as good as a new one. */
  isFull(now: number): boolean {
    return this.wait(now) === 0 && this.tokens >= this.allowance.burst
  }
}
