import { Bucket, type Allowance } from './bucket'
import { Reading, type DifferentCases } from './reading'

/** What a request is, so far as it counts: decisions have an allowance of their own, which no storm of anything else uses up. */
export type Load = 'reading' | 'writing' | 'deciding'

/** What a council and each of its people may ask for; see `quotas` in the configuration. */
export interface Quotas extends Record<Load, { person: Allowance; council: Allowance }> {
  /** Tries without a valid token under the address of the council. */
  withoutToken: Allowance
  differentCases: DifferentCases
}

/** Too much: when to come again, and whether it is the first such answer for a minute, which alone is put on record. */
export interface TooMuch {
  waitMs: number
  isFirst: boolean
}

const mostKept = 20_000
const toldEveryMs = 60_000

/**
 * Counts what is asked for, in the memory of one process: as many processes let through as many times as much. Councils are counted
 * apart, so none uses up what is another's.
 */
export class Gauge {
  private readonly now: () => number
  private readonly buckets = new Map<string, Bucket>()
  private readonly readings = new Map<string, Reading>()
  private readonly told = new Map<string, number>()

  /** `now` in milliseconds, never going back. */
  constructor(now: () => number = () => performance.now()) {
    this.now = now
  }

  /** For how many somebodies it keeps a count. */
  get size(): number {
    return this.buckets.size + this.readings.size
  }

  /** Counts one request of a person of a council. A refused one is counted for nobody. */
  admit(quotas: Quotas, council: string, person: string, load: Load): TooMuch | null {
    const own = this.bucket(`${load} ${council} ${person}`, quotas[load].person)
    const all = this.bucket(`${load} ${council}`, quotas[load].council)
    return this.takeAll([own, all], `${load} ${council} ${person}`)
  }

  /** Counts one try without a valid token. */
  admitNobody(quotas: Quotas, council: string): TooMuch | null {
    return this.takeAll([this.bucket(`nobody ${council}`, quotas.withoutToken)], `nobody ${council}`)
  }

  /** Counts a case that a person asks for. */
  noteCase({ differentCases }: Quotas, council: string, person: string, caseId: string): TooMuch | null {
    const now = this.now()
    const key = `${council} ${person}`
    const reading = this.readings.get(key) ?? new Reading()
    if (!this.readings.has(key)) {
      if (this.readings.size >= mostKept) drop(this.readings, (one) => one.isOver(differentCases, now))
      this.readings.set(key, reading)
    }
    const waitMs = reading.note(caseId, differentCases, now)
    return waitMs === 0 ? null : this.tooMuch(`cases ${key}`, waitMs, differentCases.withinMinutes * 60_000)
  }

  private takeAll(buckets: readonly Bucket[], key: string): TooMuch | null {
    const waitMs = Math.max(...buckets.map((bucket) => bucket.wait(this.now())))
    if (waitMs > 0) return this.tooMuch(key, waitMs, toldEveryMs)
    for (const bucket of buckets) bucket.take()
    return null
  }

  private bucket(key: string, allowance: Allowance): Bucket {
    const now = this.now()
    const bucket = this.buckets.get(key) ?? new Bucket(allowance, now)
    if (!this.buckets.has(key)) {
      if (this.buckets.size >= mostKept) drop(this.buckets, (one) => one.isFull(now))
      this.buckets.set(key, bucket)
    }
    return bucket
  }

  private tooMuch(key: string, waitMs: number, everyMs: number): TooMuch {
    const now = this.now()
    const isFirst = (this.told.get(key) ?? -Infinity) <= now - everyMs
    if (isFirst) {
      if (this.told.size >= mostKept) drop(this.told, (at) => at <= now - everyMs)
      this.told.set(key, now)
    }
    return { waitMs, isFirst }
  }
}

function drop<T>(kept: Map<string, T>, isSpent: (one: T) => boolean): void {
  for (const [key, one] of kept) if (isSpent(one)) kept.delete(key)
}
