import { bareOf, fold, type Range } from './fold'
import { patternsOf } from './patterns'
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
  return (text) => {
    const { text: folded, placeOf } = fold(text)
    const bare = bareOf(folded)
    return merged(patterns.flatMap((pattern) => placesIn(bare, pattern, text, placeOf)))
  }
}

function placesIn(
  bare: string,
  { pattern, capitalised }: Pattern,
  text: string,
  placeOf: (start: number, end: number) => Range,
): Range[] {
  const places = [...bare.matchAll(pattern)].map((found) => placeOf(found.index, found.index + found[0].length))
  return capitalised ? places.filter(({ start }) => !/^\p{Ll}/u.test(text.slice(start))) : places
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
    .flatMap(patternsOf)
    .filter(({ piece }) => /[\d@]/.test(piece))
    .some(({ pattern }) => bareOf(fold(text).text).search(pattern) >= 0)
