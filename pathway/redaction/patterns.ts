import { fold } from './fold'
import { halfPatterns } from './halves'
import { longAndShort } from './kinds'
import { institutions, ordinary, sides } from './ordinary'
import { placePatterns, tailPattern } from './places'
import type { Pattern, Secret } from './secret'
import { between, bounded, inflection, spelled, wholeWord, wordPattern, wordsOf } from './writing'

/**
 * How a secret is found in a text that is folded, with blanks for marks (see `bareOf`). A name, an organisation or a role: word for word,
 * whatever stands between the words, in any letter case, as possessive or plural too; a single word that is also an ordinary one, or has two
 * letters, is a name only where it begins with a capital. What kind of an organisation it is, and of which side a relation, goes with it. An
 * address: the whole, house and street, the street without the number, the postcode; a number also with the code of the
 * country, or in its last six digits or more; a mail address also as it is said.
 */
export function patternsOf(secret: Secret): Pattern[] {
  if (typeof secret === 'string') return parted([...placePatterns(secret), ...tailPattern(secret)])
  if ('address' in secret)
    return withAmid([...parted(placePatterns(secret.address)), ...halfPatterns(secret.address)], secret)
  if ('mailbox' in secret) return mailbox(fold(secret.mailbox).text)
  const text = fold(textOf(secret)).text
  const words = wordsOf(text)
  if (words.length === 0) return []
  if ('part' in secret || 'town' in secret) return withAmid(parted(partPatterns(text, words, 'part' in secret)), secret)
  const pattern = bounded(`${butFor(secret)}${around(secret, words.map(wordPattern).join(''))}`)
  const capitalised = !('role' in secret) && words.length === 1 && (text.length < 3 || ordinary.has(text))
  const takes = 'role' in secret ? {} : { takes: 'title' as const }
  return withAmid([{ piece: text, pattern, capitalised, ...takes }], secret)
}

/** Sought also where words run into each other (`AtFigRow`). */
const parted = (patterns: readonly Pattern[]): Pattern[] => patterns.map((one) => ({ readAs: ['parted'], ...one }))

function withAmid(patterns: readonly Pattern[], secret: Secret): Pattern[] {
  if (typeof secret === 'string' || !('amid' in secret)) return [...patterns]
  const { amid } = secret
  return patterns.map((one) => ({ ...one, amid }))
}

function textOf(secret: Exclude<Secret, string | { address: string } | { mailbox: string }>): string {
  if ('name' in secret) return secret.name
  if ('place' in secret) return secret.place
  if ('part' in secret) return secret.part
  return 'town' in secret ? secret.town : secret.role
}

/** `Coles` is no plural of Cole where the family is called so. */
function butFor(secret: Exclude<Secret, string>): string {
  const spares = 'spares' in secret ? (secret.spares ?? []) : []
  const bodies = spares.map((one) => wordsOf(fold(one).text).map(wordPattern).join(''))
  return bodies.length === 0 ? '' : `(?!(?:${bodies.join('|')})(?![^ @-]))`
}

/** `Coles` and `Cole's` of Cole, `St Mary's Primary` of St Mary's, `paternal grandmother` of a grandmother, `RC school` of a school. */
function around(secret: Exclude<Secret, string>, body: string): string {
  const inflected = `${body}${inflection}`
  const kinds = `(?:${between}(?:${institutions})(?![^ @-]))*`
  if ('place' in secret) return `${inflected}${kinds}`
  if (!('role' in secret)) return inflected
  if (secret.of === undefined) return `(?:(?:${sides})[ -]{0,3})*${inflected}(?:[ -]{1,3}in[ -]{1,3}laws?)?`
  const led = [
    ...secret.of.map((place) => `${wordsOf(fold(place).text).map(wordPattern).join('')}(?:[ -]?s)?`),
    institutions,
  ]
  return `(?:(?:${led.join('|')})[ -]{1,3})*${inflected}${kinds}`
}

/** Some words of an address or town, each long enough parted anywhere; a single one that is short or ordinary only with a capital. */
function partPatterns(piece: string, words: readonly string[], isHome: boolean): Pattern[] {
  const body = words
    .map((word, index) => (index > 0 && word === 's' ? `(?:${between}s)?` : joined(word, index)))
    .join('')
  const capitalised = words.length === 1 && !/\d/.test(piece) && (piece.length < 6 || ordinary.has(piece))
  return [{ piece, pattern: bounded(`${body}${inflection}`), capitalised, ...(isHome && { takes: 'number' as const }) }]
}

const joined = (word: string, index: number): string =>
  `${index === 0 ? '' : between}${word.length > 5 || /\d/.test(word) ? spelled(word) : wholeWord(word)}`

function mailbox(local: string): Pattern[] {
  const words = local.match(/[\p{L}\p{N}]+/gu) ?? []
  const body = words.join('(?:[._+-]{0,2}|\\s{1,2}(?:dot|punkt)\\s{1,2})')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${body})(?![\\p{L}\\p{N}])`, 'gu')
  return words.length === 0 ? [] : [{ piece: local, pattern, capitalised: false, marked: true, takes: 'title' }]
}

/** How a phrase of those who are no secret is found. */
export const phrasePattern = (phrase: string): RegExp =>
  bounded(
    wordsOf(fold(phrase).text)
      .map((word) => longAndShort(word).join('|'))
      .map((word) => `(?:${word})`)
      .join(between),
  )
