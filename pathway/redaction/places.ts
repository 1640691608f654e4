import { linesOf, postcode } from './address'
import { fold } from './fold'
import { ordinary } from './ordinary'
import type { Pattern } from './secret'
import { between, bounded, inflection, spelled, spelt, wordsOf } from './writing'

/** Shorter pieces of an address would blot out ordinary words. */
const shortest = 5

/** An address, number or mail address in whole, and what of an address tells the house; what is too short is no piece. */
export function placePatterns(secret: string): Pattern[] {
  const whole = fold(secret).text.trim()
  if (isMail(whole)) return [{ piece: whole, pattern: mailPattern(whole), capitalised: false }]
  if (isNumber(whole)) return [{ piece: whole, pattern: numberPattern(whole), capitalised: false, readAs: ['spoken'] }]
  const { streets } = linesOf(whole)
  const withoutNumber = streets.map((line) => line.replace(/^(?:flat\s+)?\d+\s*[a-z]?\s+/, ''))
  const pieces = [whole, ...streets, ...withoutNumber].filter(
    (one) => one.replace(/[^\p{L}\p{N}]/gu, '').length >= shortest,
  )
  return [
    ...[...new Set(pieces)].map((piece) => ({ ...spelledPattern(piece), takes: 'number' as const })),
    ...(whole.match(postcode) ?? []).map((code) => ({
      ...spelledPattern(code),
      readAs: ['parted', 'spoken'] as const,
    })),
  ]
}

const spelledPattern = (piece: string): Pattern => ({
  ...{ piece, capitalised: ordinary.has(piece) },
  pattern: bounded(`${wordsOf(piece).map(spelled).join(between)}${inflection}`),
})

const isMail = (secret: string): boolean => /^[^\s@]+@[^\s@]+$/.test(secret)
const isNumber = (secret: string): boolean => /^[+\d\s().-]{9,}$/.test(secret)

/**
 * Every telephone number in a text, without extensions; digits of any script count. Two numbers may stand side by side with nothing but a blank
 * where the second begins with nought or `+`. What is too short to be one is none.
 */
export function numbersIn(text: string): string[] {
  const runs =
    fold(text)
      .text.replace(extension, ' / ')
      .match(/[+\d(][+\d\s().-]*\d/g) ?? []
  const apart = runs.flatMap((run) => run.split(/(?<=(?:\d\D{0,3}){9})\s+(?=[(]?[0+])/))
  return [...new Set(apart.map((one) => one.trim()))].filter((one) => one.replace(/\D/g, '').length >= 7)
}

const extension = /[\s,(]{0,3}(?<![\p{L}])(?:extension|extn|ext|x)[\s.:]{0,3}\d{1,6}/gu

/** As it is written, and as `mum.one (at) example dot org`. */
function mailPattern(mail: string): RegExp {
  const [local = '', domain = ''] = mail
    .split('@')
    .map((side) => (side.match(/[\p{L}\p{N}]+/gu) ?? []).map(spelt).join(dot))
  return bounded(`${local}${between}(?:@|at)${between}${domain}${inflection}`)
}

const dot = `${between}(?:dot${between})?`

/** At home and from abroad. */
function numberPattern(number: string): RegExp {
  const digits = nationalDigits(number)
  const from = `(?:[0o]${between}[0o]${between})?4${between}4${between}(?:[0o]${between})?`
  const body = digits.startsWith('0') ? `(?:${from}|[0o]${between})${spelt(digits.slice(1))}` : spelt(digits)
  return bounded(body)
}

const nationalDigits = (number: string): string => number.replace(/\D/g, '').replace(/^(?:0044|44(?=\d{9}))0?/, '0')

/** The last six digits of a number or more of them. */
export function tailPattern(secret: string): Pattern[] {
  const whole = fold(secret).text.trim()
  if (!isNumber(whole)) return []
  const digits = nationalDigits(whole)
  const before = Array.from(digits.slice(0, -6))
  const more = before.reduce((body, digit) => `(?:${body}${spelt(digit)}${between})?`, '')
  const body = `(?:[0o]${between}){0,2}${more}${spelt(digits.slice(-6))}(?:${between}(?:x|extn?|extension)[ -]{0,3}\\d{1,6})?`
  return [
    {
      ...{ piece: digits.slice(-6), capitalised: false, readAs: ['spoken'] },
      pattern: new RegExp(`(?<!\\d)${body}(?!\\d)`, 'gu'),
    },
  ]
}
