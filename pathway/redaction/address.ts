import { fold } from './fold'
import { isKind } from './kinds'

/** A postcode in a folded text. */
export const postcode = /[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/g

/** An address as it tells where somebody lives: house and street, line by line, and apart from them towns and counties. */
interface Lines {
  streets: readonly string[]
  /** The same without the town that stands behind a street in its line. */
  homes: readonly string[]
  towns: readonly string[]
}

/**
 * Which lines of an address tell the house or the street: those with a number, those that end as streets do, the first, and the one behind a
 * house that stands alone; whatever else is there is town or county. Folded, without the postcode.
 */
export function linesOf(address: string): Lines {
  const folded = fold(address).text
  const lines = folded.split(/[\n,;]+/).map((line) => line.replace(postcode, '').trim())
  const all = lines.filter((line) => line !== '')
  if (!/\d/.test(folded) && !all.some(isStreet)) return { streets: all, homes: all, towns: [] }
  const isHouseAlone = /^(?:flat\s+)?\d+\s*[a-z]?$/.test(all[0] ?? '') || (all.length > 2 && !/\d/.test(all[0] ?? ''))
  const isHome = (line: string, index: number) =>
    index === 0 || (index === 1 && isHouseAlone) || /\d/.test(line) || isStreet(line)
  const parted = all.filter(isHome).map(withoutTown)
  return {
    streets: parted.flatMap(({ line, home }) => (line === home ? [line] : [line, home])),
    homes: parted.map(({ home }) => home),
    towns: [...parted.flatMap(({ town }) => town), ...all.filter((line, index) => !isHome(line, index))],
  }
}

const bareWord = (word: string): string => word.replaceAll('.', '')
const isStreet = (line: string): boolean => isKind(bareWord(line.split(/\s+/).at(-1) ?? ''))

/** `3 Sample Road Sampleton` is also `3 Sample Road`; what begins with `St` in the middle is a saint. */
function withoutTown(line: string): { line: string; home: string; town: string[] } {
  const words = line.split(/\s+/)
  const end = words.findLastIndex((word) => bareWord(word) !== 'st' && isKind(bareWord(word)))
  if (end <= 1 || end === words.length - 1) return { line, home: line, town: [] }
  return { line, home: words.slice(0, end + 1).join(' '), town: [words.slice(end + 1).join(' ')] }
}

/** The towns and counties of protected addresses, without those where others live too: they tell of nobody. Folded. */
export function townsOnlyIn(addresses: readonly string[], others: readonly string[]): string[] {
  const known = others.map((other) => fold(other).text)
  const isKnown = (town: string) => known.some((other) => other.includes(town))
  return [...new Set(addresses.flatMap((one) => linesOf(one).towns))].filter((town) => !isKnown(town))
}
