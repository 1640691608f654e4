import { fold, type Range } from './fold'
import { ordinary } from './ordinary'
import type { Secret } from './secret'

/** Shorter words are near too many others. */
const shortest = 6

/** Words of this length are taken for a misspelling without a capital too. */
const long = 8

/**
 * Makes the function that finds words that are one slip of the pen away from a word of a protected address, or hold one run together with more;
 * those that are open are left.
 */
export function misspellings(secrets: readonly Secret[]): (bare: string, isSmall: (at: number) => boolean) => Range[] {
  const amid = secrets.flatMap((secret) => (typeof secret === 'object' && 'amid' in secret ? (secret.amid ?? []) : []))
  const open = new Set(amid.flatMap((phrase) => fold(phrase).text.match(/[\p{L}\p{N}]+/gu) ?? []))
  const words = [...new Set(secrets.flatMap(wordOf))].filter((word) => word.length >= shortest)
  return (bare, isSmall) =>
    words.length === 0
      ? []
      : [...bare.matchAll(/\p{L}{5,}/gu)].flatMap(({ 0: word, index }) => {
          const isSure = (one: string, at: number) => one.length >= long || !isSmall(index + at)
          const isHeld = (one: string) => word !== one && word.includes(one) && !ordinary.has(one)
          const isNear = (one: string) =>
            (isOneAway(one, word) && isSure(one, 0)) || (isHeld(one) && isSure(one, word.indexOf(one)))
          const isLeft = open.has(word) || ordinary.has(word)
          return !isLeft && words.some(isNear) ? [{ start: index, end: index + word.length }] : []
        })
}

/** A single word of an address or town. */
function wordOf(secret: Secret): string[] {
  if (typeof secret === 'string') return []
  const text = 'part' in secret ? secret.part : 'town' in secret ? secret.town : ''
  return /^\p{L}+$/u.test(text) ? [fold(text).text] : []
}

/** Whether one letter is left out, put in, another, or two are the wrong way round (Damerau). In the length of the words. */
export function isOneAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false
  let from = 0
  while (from < one.length && one[from] === other[from]) from += 1
  const [left, right] = [one.slice(from), other.slice(from)]
  if (left.slice(1) === right || left === right.slice(1) || left.slice(1) === right.slice(1)) return true
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2)
}
