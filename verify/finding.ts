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

/** What a check found in one council: how many things it looked at, and each that is not as it must be. */
export interface Found {
  checked: number
  wrong: { id: string; says: string }[]
}

/** Looks at each of some things: those for which something is said are wrong. */
export function each<T>(
  things: readonly T[],
  idOf: (thing: T) => string,
  look: (thing: T) => string | undefined,
): Found {
  const wrong = things.flatMap((thing) => {
    const says = look(thing)
    return says === undefined ? [] : [{ id: idOf(thing), says }]
  })
  return { checked: things.length, wrong }
}

/** Several findings as one. */
export const together = (...found: readonly Found[]): Found => ({
  checked: found.reduce((sum, { checked }) => sum + checked, 0),
  wrong: found.flatMap(({ wrong }) => wrong),
})
