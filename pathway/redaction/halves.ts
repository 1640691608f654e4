import { linesOf, postcode } from './address'
import { fold } from './fold'
import { isKind, longAndShort } from './kinds'
import { ordinary } from './ordinary'
import type { Pattern } from './secret'
import { bounded } from './writing'

/** What a number of a house is not, beside the word `number`: of what it may be said, and what it may count. */
const saidOf =
  'action|point|page|question|item|case|reference|ref|phone|form|section|bus|ward|week|visit|child|plan|room|year'
const counted = 'years?|months?|weeks?|days?|hours?|minutes?|visits?|times|people|children|bus|priority'

/** What an inward half may also be: an ordinal or a measure. */
const measures = /^\d(?:st|nd|rd|th|ft|lb|hr|yr|wk|pt)$/

/** Half of what tells where a house is: its number with `number` or the kind of its street, and the second half of its postcode. */
export function halfPatterns(address: string): Pattern[] {
  const inwards = (fold(address).text.match(postcode) ?? []).map((code) => code.replace(/\s/g, '').slice(-3))
  return [...linesOf(address).homes.flatMap(numberPatterns), ...[...new Set(inwards)].flatMap(inwardPatterns)]
}

function numberPatterns(line: string): Pattern[] {
  const words = line.match(/[\p{L}\p{N}]+/gu) ?? []
  const [number = '', kind = ''] = [words.find((word) => /^\d{1,4}[a-z]?$/.test(word)), words.at(-1)]
  if (number === '') return []
  const written = number === '1' ? '1' : longAndShort(number).join('|')
  const numbered = bounded(
    `(?<!(?:${saidOf})s?[ -]{1,3})(?:number[ -]{1,3}(?:${written})|(?:no|nr)[ -]{0,3}${number})(?![ -]{1,3}(?:${counted}))`,
  )
  const typed = bounded(`(?:${written})[ -]{1,3}(?:${longAndShort(kind).join('|')})`)
  return [
    { piece: `number ${number}`, pattern: numbered, capitalised: false },
    ...(isKind(kind)
      ? [
          {
            piece: `${number} ${kind}`,
            pattern: typed,
            capitalised: false,
            ...(ordinary.has(kind) && { ending: true as const }),
          },
        ]
      : []),
  ]
}

const inwardPatterns = (inward: string): Pattern[] => [
  {
    piece: inward,
    pattern: bounded(inward),
    capitalised: false,
    ...(measures.test(inward) && { ending: true as const }),
  },
  { piece: inward, pattern: bounded(`${inward[0] ?? ''}[ -]${inward.slice(1)}`), capitalised: false, ending: true },
]
