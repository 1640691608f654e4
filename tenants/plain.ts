/** A value as a configuration file holds it, its sources taken out. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

export type Path = readonly (string | number)[]

/** How a path is written: `decision.clock.length`, `contacts.day.numbers.0`. */
export const sayPath = (path: readonly PropertyKey[]): string => path.map(String).join('.')

/** What a YAML parser made of a file, as plain values: its own types have no others. */
export function plainOf(value: unknown): Plain {
  if (Array.isArray(value)) return value.map(plainOf)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'object' || value === null) return null
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainOf(inner)]))
}

/** A block of named values, and not a list. */
export const isBlock = (value: unknown): value is Record<string, Plain> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list, of anything. */
export const isList = (value: Plain | undefined): value is readonly Plain[] => Array.isArray(value)

/** The value at a path; undefined where there is none. */
export function valueAt(value: Plain | undefined, path: Path): Plain | undefined {
  return path.reduce<Plain | undefined>((at, key) => {
    if (isList(at)) return at[Number(key)]
    return isBlock(at) && Object.hasOwn(at, key) ? at[key] : undefined
  }, value)
}
