/** An invariant of the record, by its number. */
export type InvariantId = `I${number}`

/** Where an invariant does not hold. Opaque ids and codes only. */
export interface Violation {
  invariant: InvariantId
  council: string
  /** Of the case, message, notice, workflow or table it is about. */
  id: string
  says: string
}

/** A council of which nothing was checked, for a row of it is not as rows are written here. */
export interface Broken {
  council: string
  says: string
}

/** What a check found in one council: how many things it looked at, and each that is not as it must be. */
export interface Found {
  checked: number
  wrong: { id: string; says: string }[]
}

/** Looks at each of some things: those for which something is said are wrong, and those that are so broken that it cannot be looked at them. */
export function each<T>(
  things: readonly T[],
  idOf: (thing: T) => string,
  look: (thing: T) => string | undefined,
): Found {
  const wrong = things.flatMap((thing) => {
    const says = attempt(() => look(thing))
    return says === undefined ? [] : [{ id: idOf(thing), says }]
  })
  return { checked: things.length, wrong }
}

function attempt(look: () => string | undefined): string | undefined {
  try {
    return look()
  } catch (error) {
    return unchecked(error)
  }
}

/** What is said of something that breaks who looks at it: without the words of the error, which may be of what is on record. */
export const unchecked = (error: unknown): string =>
  `it cannot be checked (${error instanceof Error ? error.name : 'unknown'})`

/** Several findings as one. */
export const together = (...found: readonly Found[]): Found => ({
  checked: found.reduce((sum, { checked }) => sum + checked, 0),
  wrong: found.flatMap(({ wrong }) => wrong),
})
