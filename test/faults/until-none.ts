import { until } from '../support/until'

const longestWaitMs = 90_000

/** Waits until nothing is missing any more. Throws, naming what still is, after `limitMs`. */
export async function untilNone(missing: () => Promise<readonly string[]>, limitMs = longestWaitMs): Promise<void> {
  let left: readonly string[] = []
  const isSo = async () => {
    left = await missing()
    return left.length === 0
  }
  await until('nothing to be missing', isSo, limitMs).catch((error: unknown) => {
    throw left.length === 0
      ? error
      : new Error(`waited ${limitMs / 1000} s in vain for: ${left.slice(0, 10).join('; ')}`)
  })
}
