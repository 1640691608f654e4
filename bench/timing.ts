/** How long the work takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Two things measured side by side. */
export interface Pair {
  readonly ours: () => Promise<number>
  readonly bare: () => Promise<number>
}

/** Measurements of both, as they came. */
export interface Measured {
  readonly ours: number[]
  readonly bare: number[]
}

/** Measures both in turn, first the one and then the other first, so that neither always runs in the other's wake. */
export async function interleaved(rounds: number, { ours, bare }: Pair): Promise<Measured> {
  const measured: Measured = { ours: [], bare: [] }
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) measured.ours.push(await ours())
    measured.bare.push(await bare())
    if (round % 2 === 1) measured.ours.push(await ours())
  }
  return measured
}

/** Does something many times, a few at once, and resolves to all that came of it. */
export async function manyTimes<T>(times: number, atOnce: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let begun = 0
  const worker = async () => {
    while (begun < times) {
      begun += 1
      results.push(await work())
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
