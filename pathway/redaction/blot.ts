import { withBeside, type Seen } from './beside'
import { bareOf, fold, type Range } from './fold'
import { misspellings } from './misspelt'
import { patternsOf, phrasePattern } from './patterns'
import { placePatterns } from './places'
import { readAs, readings } from './readings'
import type { Pattern, Secret } from './secret'

/** What stands where something was taken out: the same everywhere, for a mark that says why would say who. */
export const redacted = '[not shown]'

/**
 * Makes the function that takes secrets out of texts, however they are spaced, broken, accented or written in capitals; the rest of a text
 * stays as it is, letter for letter. Pure.
 */
export function blotter(secrets: readonly Secret[]): (text: string) => string {
  const find = finder(secrets)
  return (text) => replaced(text, find(text))
}

/** Makes the function that says in how many places of a text a secret stands. Pure. */
export function counter(secrets: readonly Secret[]): (text: string) => number {
  const find = finder(secrets)
  return (text) => find(text).length
}

function finder(secrets: readonly Secret[]): (text: string) => Range[] {
  const patterns = secrets.flatMap(patternsOf)
  const misspelt = misspellings(secrets)
  const phrases = new Map(patterns.flatMap(({ amid = [] }) => amid).map((one) => [one, phrasePattern(one)]))
  return (text) => {
    const seen = seenIn(text)
    const found = foundIn(seen, patterns, phrases)
    const near = misspelt(seen.bare, isSmallIn(seen)).map((place) => withBeside(place, 'number', seen))
    const here = [...found, ...near].map(({ start, end }) => seen.placeOf(start, end))
    return merged([...here, ...otherwise(text, patterns, phrases)])
  }
}

type Phrases = ReadonlyMap<string, RegExp>

/** The places of patterns in a text, with what goes with them, but not within what is open. */
function foundIn(seen: Seen, patterns: readonly Pattern[], phrases: Phrases): Range[] {
  const left = new Map<string, Range[]>()
  const leftIn = (phrase: string) => {
    const places = left.get(phrase) ?? placesOf(seen.bare, phrases.get(phrase))
    left.set(phrase, places)
    return places
  }
  return patterns.flatMap((pattern) =>
    occurrences(seen, pattern)
      .filter((place) => !pattern.amid?.some((phrase) => leftIn(phrase).some((one) => isWithin(place, one))))
      .map((place) => withBeside(place, pattern.takes, seen)),
  )
}

/** The places of patterns in the other readings of a text, as places of the text itself. */
function otherwise(text: string, patterns: readonly Pattern[], phrases: Phrases): Range[] {
  return readAs.flatMap((way) => {
    const sought = patterns.filter((pattern) => pattern.readAs?.includes(way))
    const reading = sought.length === 0 ? undefined : readings[way](text)
    if (reading === undefined) return []
    const seen = seenIn(reading.text)
    return foundIn(seen, sought, phrases).map(({ start, end }) => {
      const place = seen.placeOf(start, end)
      return reading.originOf(place.start, place.end)
    })
  })
}

function seenIn(text: string): Seen {
  const { text: folded, placeOf } = fold(text)
  return { text, folded, bare: bareOf(folded), placeOf }
}

const isSmallIn =
  ({ text, placeOf }: Seen) =>
  (at: number): boolean =>
    /^\p{Ll}/u.test(text.slice(placeOf(at, at + 1).start).slice(0, 2))

const isWithin = (place: Range, other: Range): boolean => other.start <= place.start && place.end <= other.end

const placesOf = (text: string, pattern: RegExp | undefined): Range[] =>
  pattern === undefined
    ? []
    : [...text.matchAll(pattern)].map((found) => ({ start: found.index, end: found.index + found[0].length }))

function occurrences(seen: Seen, { pattern, capitalised, ending, marked }: Pattern): Range[] {
  const places = placesOf(marked === true ? seen.folded : seen.bare, pattern)
  const isSmall = isSmallIn(seen)
  const lastWord = ({ start, end }: Range) => start + seen.bare.slice(start, end).search(/\p{L}+$/u)
  return places.filter((place) => !(capitalised && isSmall(place.start)) && !(ending && isSmall(lastWord(place))))
}

function merged(places: readonly Range[]): Range[] {
  const all: Range[] = []
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = all.at(-1)
    if (last !== undefined && place.start < last.end) last.end = Math.max(last.end, place.end)
    else all.push({ ...place })
  }
  return all
}

function replaced(text: string, places: readonly Range[]): string {
  let [shown, at] = ['', 0]
  for (const { start, end } of places) {
    shown += text.slice(at, start) + redacted
    at = end
  }
  return shown + text.slice(at)
}

/** Whether a text names the same house, number or mail address as the secrets do; the same town is not the same place. Pure. */
export const sharesPlace = (text: string, places: readonly string[]): boolean =>
  places
    .flatMap(placePatterns)
    .filter(({ piece }) => /[\d@]/.test(piece))
    .some(({ pattern }) => bareOf(fold(text).text).search(pattern) >= 0)
