/** The parts of the bench, in the order they run: what keeps servers busy first, what stops a worker after it. */
export const partNames = [
  'referral',
  'decision',
  'standard',
  'long',
  'replay',
  'memory',
  'notices',
  'isolation',
] as const
export type PartName = (typeof partNames)[number]

/** Half of all measurements lie below `p50`, all but the worst twentieth below `p95`. */
export interface Spread {
  readonly p50: number
  readonly p95: number
  /** All but the worst hundredth; of what is measured often enough. */
  readonly p99?: number
}

/** One thing that was measured. */
export interface Figure {
  readonly part: PartName
  readonly what: string
  /** How it was measured, in a sentence or two. */
  readonly how: string
  readonly n: number
  readonly unit: 'ms' | 'KB' | 'count'
  readonly ours: Spread
  /** The same of bare Temporal, in the same run. Absent for what is only counted. */
  readonly bare?: Spread
  /** The most that the ratio to bare Temporal should be or, for what is only counted, the count. Absent where nothing is asked. */
  readonly goal?: Partial<Spread>
}

/** How many times as much ours takes as bare Temporal. */
export function ratioOf({ ours, bare }: Figure): Spread | undefined {
  if (bare === undefined) return undefined
  const tail = ours.p99 === undefined || bare.p99 === undefined ? {} : { p99: ours.p99 / bare.p99 }
  return { p50: ours.p50 / bare.p50, p95: ours.p95 / bare.p95, ...tail }
}

/** Whether a figure is within its goal; undefined where it has none. */
export function isMet(figure: Figure): boolean | undefined {
  const { goal, ours } = figure
  if (goal === undefined) return undefined
  const seen = ratioOf(figure) ?? ours
  const isWithin = (name: 'p50' | 'p95' | 'p99') => (seen[name] ?? Infinity) <= (goal[name] ?? Infinity)
  return isWithin('p50') && isWithin('p95') && isWithin('p99')
}

/** The spread of some measurements. Throws when there are none. */
export function spreadOf(values: readonly number[]): Spread {
  return { p50: quantile(values, 0.5), p95: quantile(values, 0.95) }
}

/** The same with `p99`. Throws when there are none. */
export const spreadToTheTail = (values: readonly number[]): Spread => ({
  ...spreadOf(values),
  p99: quantile(values, 0.99),
})

/** The smallest value that this share of all values does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('Nothing was measured')
  return value
}
