import type { KnownPerson } from './people'

/** What stands where something was taken out. */
export const redacted = '[not shown]'

/** Shorter pieces would blot out ordinary words. */
const shortest = 5

/**
 * Takes out of a text what must not reach its recipient: every name, address, number and mail address among `secrets`, however it is spaced,
 * broken, accented or written in capitals; of an address also each of its lines, its street without the number, and its postcode; of a number
 * also with the code of the country. A single word, such as a town that is also an ordinary word, only where it begins with a capital. Pure.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const pieces = [...new Set(secrets.flatMap(piecesOf))].toSorted((a, b) => b.length - a.length)
  const bare = text.normalize('NFD')
  const shown = pieces.reduce((rest, piece) => blot(rest, piece), bare)
  return shown === bare ? text : shown.normalize('NFC')
}

/** Whether a text names the same house, number or mail address as the secrets do; the same town is not the same place. */
export const sharesPlace = (text: string, secrets: readonly string[]): boolean =>
  secrets
    .flatMap(piecesOf)
    .filter((piece) => /[\d@]/.test(piece))
    .some((piece) => patternOf(piece).test(text.normalize('NFD')))

function blot(text: string, piece: string): string {
  const isOneWord = /^\p{L}+$/u.test(piece)
  return text.replace(patternOf(piece), (found) => (isOneWord && /^\p{Ll}/u.test(found) ? found : redacted))
}

const postcode = /[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b/gi

/** The whole, its lines, a street without the number of the house, and postcodes; what is too short is no piece. */
function piecesOf(secret: string): string[] {
  const whole = secret.trim()
  const lines = whole.split(/[\n,;]+/).map((line) => line.trim())
  const withoutPostcode = lines.map((line) => line.replace(postcode, '').trim())
  const streets = withoutPostcode.map((line) => line.replace(/^(?:flat\s+)?\d+\s*[a-z]?\s+/i, ''))
  const pieces = isNumber(whole) ? [whole] : [whole, ...lines, ...withoutPostcode, ...streets]
  const long = pieces.filter((piece) => piece.replace(/[^\p{L}\p{N}]/gu, '').length >= shortest)
  return [...long, ...(whole.match(postcode) ?? [])].map((piece) => piece.normalize('NFD').replace(/\p{M}/gu, ''))
}

const isNumber = (secret: string): boolean => /^[+\d\s().-]{9,}$/.test(secret)

/** Spaces, breaks, hyphens, dots and brackets may stand anywhere between letters and digits, or nowhere. */
const between = '[^\\p{L}\\p{N}@]{0,8}'

function patternOf(piece: string): RegExp {
  const body = isNumber(piece)
    ? numberPattern(piece)
    : (piece.match(/[\p{L}\p{N}@]+/gu) ?? []).map(wordPattern).join(between)
  return new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}\\p{M}])`, 'giu')
}

const spelt = (word: string): string => Array.from(word, (mark) => `${mark}\\p{M}*`).join(between)

/** At home and from abroad. */
function numberPattern(number: string): string {
  const digits = number.replace(/\D/g, '').replace(/^(?:0044|44(?=\d{9}))0?/, '0')
  const from = `(?:0${between}0${between}|\\+${between})?4${between}4${between}(?:0${between})?`
  return digits.startsWith('0') ? `(?:${from}|0${between})${spelt(digits.slice(1))}` : spelt(digits)
}

/** How the last word of a street is written, long or short. */
const shortened: Readonly<Record<string, string>> = {
  ...{ street: 'st', road: 'rd', avenue: 'ave', lane: 'ln', close: 'cl', drive: 'dr', court: 'ct', gardens: 'gdns' },
  ...{ crescent: 'cres', terrace: 'terr', square: 'sq', place: 'pl', grove: 'gr' },
}

function wordPattern(word: string): string {
  const [long, short] =
    Object.entries(shortened).find((pair) => pair.includes(word.toLowerCase())) ?? ([word, undefined] as const)
  return short === undefined ? spelt(word) : `(?:${spelt(long)}|${spelt(short)})`
}

/** All that tells how or where somebody is reached. */
export const reachOf = ({ contact = {}, tells: more }: KnownPerson): string[] =>
  [contact.address, contact.phone, contact.email, ...more].flatMap((one) => (one === undefined ? [] : [one]))

/**
 * What a page to this recipient must not hold: how and where the people are reached whose address is protected, save the recipient's own;
 * and, for anybody else, who referred (000-05, 003-03).
 * @param recipientId the opaque id of a person, or undefined where it goes to an agency
 */
export function secretsFrom(recipientId: string | undefined, people: readonly KnownPerson[]): string[] {
  const others = people.filter(({ id }) => id !== recipientId)
  const isHidden = others.some(({ addressProtected }) => addressProtected === true)
  return others.flatMap((one) => {
    if (one.referred === true) return [...namesOf(one, people), ...reachOf(one)]
    if (one.addressProtected === true) return reachOf(one)
    return isHidden ? one.tells : []
  })
}

/** The name, and each word of it that is nobody else's: a grandmother who refers has the surname of the child. */
function namesOf({ id, name }: KnownPerson, people: readonly KnownPerson[]): string[] {
  const theirs = new Set(people.filter((one) => one.id !== id).flatMap((one) => one.name.toLowerCase().split(/\s+/)))
  return [name, ...name.split(/\s+/).filter((word) => !theirs.has(word.toLowerCase()))].filter((word) => word !== '')
}
