import { fold } from './fold'

/** A postcode in a folded text. */
export const postcode = /[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/g

/** What streets and houses end with. */
const kinds = new Set(
  `street st road rd avenue ave lane ln close cl drive dr court ct gardens gdns crescent cres terrace terr square sq place pl grove gr
  house cottage cottages farm flats lodge hall manor villa villas towers mews row way walk rise hill park view green yard wharf quay parade
  buildings mansions caravan bungalow`.split(/\s+/),
)

/** An address as it tells where somebody lives: house and street, line by line, and apart from them towns and counties. */
interface Lines {
  streets: readonly string[]
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
  if (!/\d/.test(folded) && !all.some(isStreet)) return { streets: all, towns: [] }
  const isHouseAlone = /^(?:flat\s+)?\d+\s*[a-z]?$/.test(all[0] ?? '') || (all.length > 2 && !/\d/.test(all[0] ?? ''))
  const isHome = (line: string, index: number) =>
    index === 0 || (index === 1 && isHouseAlone) || /\d/.test(line) || isStreet(line)
  return { streets: all.filter(isHome).flatMap(withoutTown), towns: all.filter((line, index) => !isHome(line, index)) }
}

const isStreet = (line: string): boolean => kinds.has(line.replaceAll('.', '').split(/\s+/).at(-1) ?? '')

/** `3 Sample Road Sampleton` is also `3 Sample Road`. */
function withoutTown(line: string): string[] {
  const words = line.split(/\s+/)
  const end = words.findLastIndex((word) => kinds.has(word.replaceAll('.', '')))
  return end > 1 && end < words.length - 1 ? [line, words.slice(0, end + 1).join(' ')] : [line]
}

/** The towns and counties of protected addresses, without those where others live too: they tell of nobody. Folded. */
export function townsOnlyIn(addresses: readonly string[], others: readonly string[]): string[] {
  const known = others.map((other) => fold(other).text)
  const isKnown = (town: string) => known.some((other) => other.includes(town))
  return [...new Set(addresses.flatMap((one) => linesOf(one).towns))].filter((town) => !isKnown(town))
}
