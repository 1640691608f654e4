import { placesIn, type Range } from './fold'

/** A text as it may be read, and what piece of the text as it was given a piece of it stands for. */
export interface Reading {
  text: string
  originOf: (start: number, end: number) => Range
}

/** `parted`: a blank before every capital within a word. `spoken`: digits in words, as a number is said, in figures. */
export const readAs = ['parted', 'spoken'] as const
export type ReadAs = (typeof readAs)[number]

/** Each way in which a text may be read otherwise than it is written; nothing where it is the same. In the length of the text. Pure. */
export const readings: Readonly<Record<ReadAs, (text: string) => Reading | undefined>> = {
  parted: (text) => rewritten(text, /(?<=\p{Ll})(?=\p{Lu})/gu, () => ' '),
  spoken: (text) => rewritten(text, said, ({ groups = {} }) => figuresOf(groups)),
}

const ones = 'zero one two three four five six seven eight nine'.split(' ')
const tens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tys = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const noughts = 'oh|nought|naught|nil'
const one = `${ones.join('|')}|${noughts}`
const apart = '[\\s,.-]{1,3}'

/** `oh`, `double oh`, `nine hundred`, `twenty-two`, `twelve`. */
const said = new RegExp(
  `(?<!\\p{L})(?:(?:(?<times>double|treble|triple)${apart})?(?<digit>${one})(?:${apart}(?<hundreds>hundred|thousand))?|` +
    `(?<teen>${tens.join('|')})|(?<ty>${tys.join('|')})(?:${apart}(?<unit>${ones.slice(1).join('|')}))?)(?!\\p{L})`,
  'giu',
)

function figuresOf({ times, digit, hundreds, teen, ty, unit }: Readonly<Record<string, string | undefined>>): string {
  if (teen !== undefined) return String(10 + tens.indexOf(teen.toLowerCase()))
  if (ty !== undefined) return `${String(2 + tys.indexOf(ty.toLowerCase()))}${figure(unit ?? 'zero')}`
  const as = times === undefined ? 1 : times.toLowerCase() === 'double' ? 2 : 3
  const more = hundreds === undefined ? '' : hundreds.toLowerCase() === 'hundred' ? '00' : '000'
  return figure(digit ?? '').repeat(as) + more
}

const figure = (word: string): string => String(Math.max(0, ones.indexOf(word.toLowerCase())))

function rewritten(text: string, pattern: RegExp, write: (found: RegExpExecArray) => string): Reading | undefined {
  const starts: number[] = []
  let [read, at] = ['', 0]
  const keep = (end: number) => {
    for (let one = at; one < end; one += 1) starts.push(one)
    read += text.slice(at, end)
  }
  for (const found of text.matchAll(pattern)) {
    const written = write(found)
    keep(found.index)
    for (let unit = 0; unit < written.length; unit += 1) starts.push(found.index)
    read += written
    at = found.index + found[0].length
  }
  keep(text.length)
  return read === text ? undefined : { text: read, originOf: placesIn(starts, text.length) }
}
