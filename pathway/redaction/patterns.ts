import { fold } from './fold'
import { ordinary } from './ordinary'
import type { Pattern, Secret } from './secret'

/** Shorter pieces of an address would blot out ordinary words. */
const shortest = 5

/**
 * How a secret is found in a text that is folded, with blanks for marks (see `bareOf`). A name or a role: word for word, whatever stands
 * between the words, in any letter case; a single word that is also an ordinary one, or has two letters, is a name only where it begins with
 * a capital. A text: the whole, its lines, its street without the number, its postcode; a number also with the code of the country.
 */
export function patternsOf(secret: Secret): Pattern[] {
  if (typeof secret === 'string')
    return piecesOf(fold(secret).text).map((piece) => ({
      piece,
      pattern: placePattern(piece),
      capitalised: isOrdinary(piece),
    }))
  const text = fold('name' in secret ? secret.name : secret.role).text
  const words = wordsOf(text)
  if (words.length === 0) return []
  const pattern = bounded(words.map(wordPattern).join(between))
  const capitalised = 'name' in secret && words.length === 1 && (text.length < 3 || isOrdinary(text))
  return [{ piece: text, pattern, capitalised }]
}

const isOrdinary = (piece: string): boolean => ordinary.has(piece)
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}@]+/gu) ?? []

const postcode = /[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/g

/** What is too short is no piece. */
function piecesOf(secret: string): string[] {
  const whole = secret.trim()
  const lines = whole.split(/[\n,;]+/).map((line) => line.trim())
  const withoutPostcode = lines.map((line) => line.replace(postcode, '').trim())
  const streets = withoutPostcode.map((line) => line.replace(/^(?:flat\s+)?\d+\s*[a-z]?\s+/, ''))
  const pieces = isNumber(whole) ? [whole] : [whole, ...lines, ...withoutPostcode, ...streets]
  const long = pieces.filter((piece) => piece.replace(/[^\p{L}\p{N}]/gu, '').length >= shortest)
  return [...new Set([...long, ...(whole.match(postcode) ?? [])])]
}

const isNumber = (secret: string): boolean => /^[+\d\s().-]{9,}$/.test(secret)

/** Spaces, breaks, hyphens, apostrophes, dots and brackets may stand anywhere between words, or nowhere. */
const between = '[ -]{0,8}'

const bounded = (body: string): RegExp => new RegExp(`(?<![^ @-])(?:${body})(?![^ @-])`, 'gu')

const placePattern = (piece: string): RegExp =>
  bounded(
    isNumber(piece)
      ? numberPattern(piece)
      : wordsOf(piece)
          .map((word) => longOrShort(word, spelt))
          .join(between),
  )

/** Of an address or a number any letter may be parted from the next. */
const spelt = (word: string): string => Array.from(word).join(between)

/** A name is parted only at the end of a line, or in all its letters: `Ina` is not `in a`. `St Mary's` is also `St Mary`. */
function wordPattern(word: string, index: number): string {
  if (word === 's' && index > 0) return 's?'
  const parted = (one: string) => Array.from(one).join('(?:- +)?')
  const spaced = word.length > 2 ? `|${Array.from(word).join('[ -]{1,3}')}` : ''
  return longOrShort(word, (one) => `(?:${parted(one)}${one === word ? spaced : ''})`)
}

/** At home and from abroad. */
function numberPattern(number: string): string {
  const digits = number.replace(/\D/g, '').replace(/^(?:0044|44(?=\d{9}))0?/, '0')
  const from = `(?:0${between}0${between})?4${between}4${between}(?:0${between})?`
  return digits.startsWith('0') ? `(?:${from}|0${between})${spelt(digits.slice(1))}` : spelt(digits)
}

/** How words of streets and saints are written, long or short. */
const alike: readonly (readonly string[])[] = [
  ...[
    ['street', 'st', 'saint'],
    ['road', 'rd'],
    ['avenue', 'ave'],
    ['lane', 'ln'],
    ['close', 'cl'],
    ['drive', 'dr'],
  ],
  ...[
    ['court', 'ct'],
    ['gardens', 'gdns'],
    ['crescent', 'cres'],
    ['terrace', 'terr'],
    ['square', 'sq'],
    ['place', 'pl'],
  ],
  ['grove', 'gr'],
]

function longOrShort(word: string, write: (word: string) => string): string {
  const all = alike.find((group) => group.includes(word))
  return all === undefined ? write(word) : `(?:${all.map(write).join('|')})`
}
