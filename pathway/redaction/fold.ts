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

/** Letters that no normalising takes apart, and a mark that is also written as a word. */
const alike: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', '&': 'and' },
}

/** One character without case, accents, and marks that do not show; `ﬁ` is two letters, and a full-width, bold or Cyrillic one as it looks. */
const foldedOne = (mark: string): string =>
  /^[\x20-\x25\x27-\x7e]$/.test(mark) ? mark.toLowerCase() : foldedRare(mark)

const foldedRare = (mark: string): string =>
  Array.from(mark.normalize('NFKD'), (one) => lookalikes.get(one) ?? one)
    .flatMap((one) => Array.from(one.toLowerCase().normalize('NFKD'), (small) => alike[small] ?? small))
    .join('')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(apostrophes, "'")

/** Signs that stand for an apostrophe, some of which count as letters. */
export const apostrophes = /['`´‘-‛′‵＇\u02b9-\u02cb\u055a\u05f3\u07f4\u07f5\ua78b\ua78c]/gu

/** Folds a text: however it is accented or written in capitals, it is the same. Pure. */
export function fold(original: string): Folded {
  const starts: number[] = []
  let [text, at] = ['', 0]
  for (const mark of original) {
    const folded = foldedOne(mark)
    for (let unit = 0; unit < folded.length; unit += 1) starts.push(at)
    text += folded
    at += mark.length
  }
  return { text, placeOf: (start, end) => ({ start: starts[start] ?? at, end: endAfter(starts, end, at) }) }
}

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
