import type { Range } from './fold'
import { isKind, isNumberWord } from './kinds'
import { titles } from './ordinary'
import type { Pattern } from './secret'

/** A text as it is searched: as it was given, folded, and folded with blanks for marks; the last two have the same places. */
export interface Seen {
  text: string
  folded: string
  bare: string
  placeOf: (start: number, end: number) => Range
}

const numberSign = /^(?=[a-z]*\d)[\doil]{1,4}[a-z]?$/
const isNumber = (word: string): boolean => numberSign.test(word) || isNumberWord(word)

/** What stands before the number of a house. */
const counted = /^(?:no|nr|number|flat|flt|apartment|apt|unit|room|floor|plot|house|door|lock|berth|pitch|box|po)$/

/** A place in a folded text with what goes with it there: by itself it would tell half of what was taken out. */
export function withBeside(found: Range, takes: Pattern['takes'], seen: Seen): Range {
  const place = withGlued(found, seen)
  if (takes === 'number') return withNumbers(place, seen)
  return takes === 'title' ? withMail(withTitles(place, seen), seen) : place
}

/** The rest of a word of which a part was found: `14` of `Rise14`. */
function withGlued({ start, end }: Range, { bare }: Seen): Range {
  const isGlued = (at: number) => /[\p{L}\p{N}]/u.test(bare[at] ?? '')
  const place = { start, end }
  while (isGlued(place.start) && isGlued(place.start - 1)) place.start -= 1
  while (isGlued(place.end - 1) && isGlued(place.end)) place.end += 1
  return place
}

/** Numbers on both sides, in figures or words, and the kind of house or street behind. */
function withNumbers({ start, end }: Range, { bare, folded }: Seen): Range {
  const place = { start, end }
  for (let word = before(bare, place.start); word !== undefined; word = before(bare, place.start)) {
    const isLed = place.start < start && counted.test(word.word)
    if (!(isNumber(word.word) || isLed) || isOfDate(folded.slice(0, word.start + word.word.length))) break
    place.start = word.start
  }
  for (let word = behind(bare, place.end); word !== undefined; word = behind(bare, place.end)) {
    const next = counted.test(word.word) ? behind(bare, word.end) : word
    if (next === undefined || !(isNumber(next.word) || isKind(next.word)) || isDateAt(folded.slice(next.end))) break
    place.end = next.end
  }
  return place
}

const isOfDate = (text: string): boolean => /\d[-/:.]\d{1,2}$/.test(text)
const isDateAt = (text: string): boolean => /^[-/:.]\d/.test(text)

/** Titles, and initials with a capital, before a name; `A` and `I` at the beginning of a sentence are none. */
function withTitles({ start, end }: Range, seen: Seen): Range {
  const place = { start, end }
  for (let word = before(seen.bare, place.start); word !== undefined; word = before(seen.bare, place.start)) {
    const isNumbered = /^\d{1,6}$/.test(word.word) && titles.has(before(seen.bare, word.start)?.word ?? '')
    if (!titles.has(word.word) && !isInitial(word, seen) && !isNumbered) break
    place.start = word.start
  }
  return place
}

function isInitial({ word, start }: Word, { text, folded, bare, placeOf }: Seen): boolean {
  if (!/^\p{L}$/u.test(word) || !/^\p{Lu}/u.test(text.slice(placeOf(start, start + 1).start))) return false
  if (!/[ai]/.test(word) || folded[start + 1] === '.' || titles.has(before(bare, start)?.word ?? '')) return true
  return word === 'a' && /[^.!?;:\s]\s*$/.test(folded.slice(0, start))
}

/** The rest of a mail address of which a part was found. */
function withMail({ start, end }: Range, { folded }: Seen): Range {
  const from = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){0,4}$/u.exec(
    folded.slice(Math.max(0, start - 120), start),
  )
  const on =
    /^(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:org|com|uk|net|sch|info|test|example|edu|eu|ie)(?![\p{L}\p{N}])/u.exec(
      folded.slice(end, end + 200),
    )
  const local = /^(?:[._%+-][\p{L}\p{N}]{1,63}){0,4}@[\p{L}\p{N}.-]{1,200}/u.exec(folded.slice(end, end + 400))
  return { start: start - (from?.[0].length ?? 0), end: end + (local?.[0] ?? on?.[0] ?? '').length }
}

interface Word extends Range {
  word: string
}

/** The word before or behind a place, where no more than a few marks stand between. */
function before(bare: string, at: number): Word | undefined {
  const from = Math.max(0, at - 40)
  const found = /(?<![^ @-])([\p{L}\p{N}]+)[ -]{1,3}$/u.exec(bare.slice(from, at))
  return found === null ? undefined : { word: found[1] ?? '', start: from + found.index, end: at }
}

function behind(bare: string, at: number): Word | undefined {
  const found = /^([ -]{1,3})([\p{L}\p{N}]+)(?![^ @-])/u.exec(bare.slice(at, at + 40))
  if (found === null) return undefined
  return { word: found[2] ?? '', start: at + (found[1] ?? '').length, end: at + found[0].length }
}
