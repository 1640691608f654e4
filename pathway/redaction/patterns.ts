import { linesOf, postcode } from './address'
import { fold } from './fold'
import { institutions, ordinary, sides } from './ordinary'
import type { Pattern, Secret } from './secret'

/** Shorter pieces of an address would blot out ordinary words. */
const shortest = 5

/**
 * How a secret is found in a text that is folded, with blanks for marks (see `bareOf`). A name, an organisation or a role: word for word,
 * whatever stands between the words, in any letter case, as possessive or plural too; a single word that is also an ordinary one, or has two
 * letters, is a name only where it begins with a capital. What kind of an organisation it is, and of which side a relation, goes with it. A
 * text: the whole, house and street, the street without the number, the postcode; a number also with the code of the country.
 */
export function patternsOf(secret: Secret): Pattern[] {
  if (typeof secret === 'string')
    return piecesOf(fold(secret).text).map((piece) => ({
      piece,
      pattern: placePattern(piece),
      capitalised: isOrdinary(piece),
    }))
  const text = fold(textOf(secret)).text
  const words = wordsOf(text)
  if (words.length === 0) return []
  const pattern = bounded(`${butFor(secret)}${around(secret, words.map(wordPattern).join(''))}`)
  const capitalised = !('role' in secret) && words.length === 1 && (text.length < 3 || isOrdinary(text))
  return [{ piece: text, pattern, capitalised }]
}

function textOf(secret: Exclude<Secret, string>): string {
  if ('name' in secret) return secret.name
  if ('place' in secret) return secret.place
  return 'town' in secret ? secret.town : secret.role
}

/** `Coles` is no plural of Cole where the family is called so. */
function butFor(secret: Exclude<Secret, string>): string {
  const spares = 'spares' in secret ? (secret.spares ?? []) : []
  const bodies = spares.map((one) => wordsOf(fold(one).text).map(wordPattern).join(''))
  return bodies.length === 0 ? '' : `(?!(?:${bodies.join('|')})(?![^ @-]))`
}

/** `Coles` and `Cole's` of Cole, `St Mary's Primary` of St Mary's, `paternal grandmother` of a grandmother. */
function around(secret: Exclude<Secret, string>, body: string): string {
  if ('town' in secret) return body
  const inflected = `${body}(?:e?s|[ -]{1,2}s(?:[ -]{1,2}s)?(?![^ ]))?`
  if ('place' in secret) return `${inflected}(?:${between}(?:${institutions})(?![^ @-]))*`
  return 'role' in secret ? `(?:(?:${sides})[ -]{0,3})*${inflected}(?:[ -]{1,3}in[ -]{1,3}laws?)?` : inflected
}

const isOrdinary = (piece: string): boolean => ordinary.has(piece)
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}@]+/gu) ?? []

/** What is too short is no piece. */
function piecesOf(secret: string): string[] {
  const whole = secret.trim()
  const { streets } = linesOf(whole)
  const withoutNumber = streets.map((line) => line.replace(/^(?:flat\s+)?\d+\s*[a-z]?\s+/, ''))
  const pieces = isNumber(whole) ? [whole] : [whole, ...streets, ...withoutNumber]
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
  if (index === 0) return wholeWord(word)
  return word === 's' ? `(?:${between}s)?` : `${between}${wholeWord(word)}`
}

function wholeWord(word: string): string {
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
