import { marksOf } from './encoded'
import { lookalikes } from './lookalikes'

/** A text as it is compared, and where each of its letters stands in the original. */
export interface Folded {
  text: string
  /** The piece of the original that a piece of the folded text stands for. */
  placeOf: (start: number, end: number) => Range
}

/** From the first character, to before the last, of a text. */
export interface Range {
  start: number
  end: number
}

/** Letters that no normalising takes apart, and marks that are also written as a word. */
const alike: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', '&': 'and', '#': ' no ' },
}

/** One character without case, accents, and marks that do not show; `ﬁ` is two letters, and a full-width, bold or Cyrillic one as it looks. */
const foldedOne = (mark: string): string => (/^[ !"$%'-~]$/.test(mark) ? mark.toLowerCase() : foldedRare(mark))

const foldedRare = (mark: string): string =>
  Array.from(mark.normalize('NFKD'), (one) => lookalikes.get(one) ?? digitOf(one))
    .flatMap((one) => Array.from(one.toLowerCase().normalize('NFKD'), (small) => alike[small] ?? small))
    .join('')
    .replace(invisible, '')
    .replace(apostrophes, "'")

/** Marks that do not show, and accents; control characters but those that end a line or part words. */
const invisible = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\ufffc]|(?![\t-\r\x85])\p{Cc}/gu

/** A digit of any script as ours: they stand in tens, from nought to nine. */
function digitOf(mark: string): string {
  if (!isDigit(mark)) return mark
  const code = mark.codePointAt(0) ?? 0
  let nought = code
  while (isDigit(String.fromCodePoint(nought - 1))) nought -= 1
  return String((code - nought) % 10)
}

const isDigit = (mark: string): boolean => /^\p{Nd}$/u.test(mark)

/** Signs that stand for an apostrophe, some of which count as letters. */
export const apostrophes = /['`´‘-‛′‵＇\u02b9-\u02cb\u055a\u05f3\u07f4\u07f5\ua78b\ua78c]/gu

/** Folds a text: however it is accented, encoded or written in capitals, it is the same. Pure. */
export function fold(original: string): Folded {
  const starts: number[] = []
  let [text, at] = ['', 0]
  for (const { read, length } of marksOf(original)) {
    const folded = read === '' ? '' : foldedOne(read)
    for (let unit = 0; unit < folded.length; unit += 1) starts.push(at)
    text += folded
    at += length
  }
  return { text, placeOf: placesIn(starts, at) }
}

/** What piece of a text a piece of another stands for, by where each of the characters of the other stands in it. */
export const placesIn =
  (starts: readonly number[], length: number) =>
  (start: number, end: number): Range => ({ start: starts[start] ?? length, end: endAfter(starts, end, length) })

/** Up to the next character of the original, so that accents behind the last letter go with it. */
function endAfter(starts: readonly number[], end: number, length: number): number {
  const last = starts[end - 1]
  let next = end
  while (next < starts.length && starts[next] === last) next += 1
  return starts[next] ?? length
}

/** A folded text with a hyphen for every dash and a blank for whatever else is no letter or digit; every letter stays in its place. */
export const bareOf = (folded: string): string =>
  folded
    .replace(/\p{Pd}/gu, (dash) => '-'.repeat(dash.length))
    .replace(/[^\p{L}\p{N}@-]/gu, (mark) => ' '.repeat(mark.length))
