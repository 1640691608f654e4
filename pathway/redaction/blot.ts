import { bareOf, fold, type Range } from './fold'
import { patternsOf } from './patterns'
import type { Pattern, Secret } from './secret'

/** What is to be taken out, and what stands where it was. */
export interface Blotted {
  secrets: readonly Secret[]
  by: string
}

/**
 * Makes the function that takes secrets out of texts, however they are spaced, broken, accented or written in capitals; the rest of a text
 * stays as it is, letter for letter. Where secrets overlap, the first in order says what stands there. Pure.
 */
export function blotter(list: readonly Blotted[]): (text: string) => string {
  const all = list.map(({ secrets, by }) => ({ patterns: secrets.flatMap(patternsOf), by }))
  return (text) => {
    const { text: folded, placeOf } = fold(text)
    const bare = bareOf(folded)
    const found = all.flatMap(({ patterns, by }) =>
      patterns.flatMap((pattern) => placesIn(bare, pattern, text, placeOf).map((place) => ({ ...place, by }))),
    )
    return replaced(text, merged(found))
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

type Place = Range & { by: string }

function merged(places: readonly Place[]): Place[] {
  const all: Place[] = []
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = all.at(-1)
    if (last !== undefined && place.start < last.end) last.end = Math.max(last.end, place.end)
    else all.push({ ...place })
  }
  return all
}

function replaced(text: string, places: readonly Place[]): string {
  let [shown, at] = ['', 0]
  for (const { start, end, by } of places) {
    shown += text.slice(at, start) + by
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
