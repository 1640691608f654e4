import { isKeyAway, SealingError } from '../../sealing/errors'

/** Nothing where the seal is not ours: the checks say so. A council's key that is away is another matter. */
export async function orUndefined<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof SealingError) || isKeyAway(error)) throw error
    return undefined
  }
}
