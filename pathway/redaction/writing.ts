import { longAndShort } from './kinds'

/** Spaces, breaks, hyphens, apostrophes, dots and brackets may stand anywhere between words, or nowhere. */
export const between = '[ -]{0,8}'

/** The words of a folded text. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}@]+/gu) ?? []

/** What makes a possessive or plural. */
export const inflection = '(?:e?s|[ -]{1,2}s(?:[ -]{1,2}s)?(?![^ ]))?'

/** A pattern of whole words; a word ends where figures begin, and the other way round (`14Rise`). */
export const bounded = (body: string): RegExp => new RegExp(`${begins}(?:${body})${ends}`, 'gu')

const begins = '(?:(?<![^ @-])|(?<=\\d)(?=[^\\d @-])|(?<=[^\\d @-])(?=\\d))'
const ends = '(?:(?![^ @-])|(?<=\\d)(?=[^\\d @-])|(?<=[^\\d @-])(?=\\d))'

/** Of an address or a number any letter may be parted from the next; in what has digits, O is nought, and I and L are one. */
export const spelt = (word: string): string =>
  Array.from(word, /\d/.test(word) ? digitOrLetter : (mark) => mark).join(between)

function digitOrLetter(mark: string): string {
  if (mark === '0' || mark === 'o') return '[0o]'
  return mark === '1' || mark === 'i' || mark === 'l' ? '[1il]' : mark
}

/** The same of a word that may be written long or short. */
export const spelled = (word: string): string => either(word, spelt)

/** A name is parted only at the end of a line, or in all its letters: `Ina` is not `in a`. `St Mary's` is also `St Mary`. */
export function wordPattern(word: string, index: number): string {
  if (index === 0) return wholeWord(word)
  return word === 's' ? `(?:${between}s)?` : `${between}${wholeWord(word)}`
}

/** The same of one word. */
export function wholeWord(word: string): string {
  const parted = (one: string) => Array.from(one).join('(?:- +)?')
  const spaced = word.length > 2 ? `|${Array.from(word).join('[ -]{1,3}')}` : ''
  return either(word, (one) => `(?:${parted(one)}${one === word ? spaced : ''})`)
}

function either(word: string, write: (word: string) => string): string {
  const all = longAndShort(word)
  return all.length === 1 ? write(word) : `(?:${all.map(write).join('|')})`
}
