import { mayBeCalled } from '../pathway/matters/access/export/named'
import { linesOf, postcode as postcodes } from '../pathway/redaction/address'
import { fold } from '../pathway/redaction/fold'
import { numbersIn } from '../pathway/redaction/places'

/** Somebody as a form of a matter names them, with all that could tell who they are in the record. */
export interface Asked {
  forenames: string
  surname: string
  dateOfBirth?: string | undefined
  /** Addresses, postcodes, numbers and mail addresses, as they were given. */
  reach: readonly string[]
}

const titles = new Set(
  `mr mister mrs mistress ms miss mx master dr doctor prof professor sir dame lady lord rev revd reverend hon madam`.split(
    ' ',
  ),
)

const lettersOf = (text: string): string => fold(text).text.replaceAll(/[^\p{L}\p{N}]/gu, '')

/** `O'Brien` is one word, `D.J.` two; titles are none. */
const wordsOf = (name: string): string[] =>
  fold(name)
    .text.replaceAll("'", '')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '' && !titles.has(word))

const [shortestBeginning, shortestRun] = [3, 4]

/** The same, or one the beginning of the other; one letter is an initial. */
function isLike(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short === long || ((short.length === 1 || short.length >= shortestBeginning) && long.startsWith(short))
}

/** `DJ` and `Jo` may be any name with that first letter. */
const isForename = (one: string, other: string): boolean =>
  isLike(one, other) || ([one, other].some((word) => word.length < shortestBeginning) && one[0] === other[0])

/**
 * Whether somebody of this name may be taken for who asks, so that what is kept back of their case is kept back. It errs towards it, since it
 * only takes more out of letters: titles are nothing, an initial is any name with it, and where either has no forename, the surname is enough.
 * What gives somebody access is `couldBe`, which does not. Pure.
 */
export function mayBeTakenFor(name: string, { forenames, surname }: Pick<Asked, 'forenames' | 'surname'>): boolean {
  const [first, last] = [wordsOf(forenames), wordsOf(surname)]
  if (mayBeCalled(name, `${forenames} ${surname}`)) return true
  if (last.length === 0) return isNamed(name, [], first)
  return isNamed(name, first, last) || (first.length > 0 && isNamed(name, last, first))
}

/** Who gave no name at all may be anybody; who has none in the record may not be found by one. */
function isNamed(name: string, forenames: readonly string[], surname: readonly string[]): boolean {
  const words = wordsOf(name)
  if (words.length === 0) return false
  if (surname.length === 0) return true
  const rest = words.filter((word) => !surname.some((one) => isLike(one, word)))
  const run = surname.join('')
  if (rest.length === words.length && !(run.length >= shortestRun && words.join('').includes(run))) return false
  return (
    forenames.length === 0 || rest.length === 0 || forenames.some((one) => rest.some((word) => isForename(one, word)))
  )
}

/** Whether any of the name may be the surname of who asks. */
export const mayShareSurname = (name: string, { forenames, surname }: Pick<Asked, 'forenames' | 'surname'>): boolean =>
  [surname, forenames].some((one) => isNamed(name, [], wordsOf(one)))

/** Postcode, number, mail address, and the house: each as it stands in `lettersOf` a text that holds it, however it is spaced there. */
function keysOf(reach: string): string[] {
  if (reach.includes('@')) return [lettersOf(reach)]
  const homes = linesOf(reach).homes.filter((line) => /\d/.test(line) && /\p{L}{3}/u.test(line))
  const numbers = numbersIn(reach).map((one) => one.replaceAll(/\D/g, '').slice(-9))
  return [...(fold(reach).text.match(postcodes) ?? []), ...homes].map(lettersOf).concat(numbers)
}

/** Makes what tells whether a text holds an address, postcode, number or mail address of theirs. Pure. */
export function reachedAs(asked: readonly Asked[]): (text: string) => boolean {
  const keys = asked.flatMap(({ reach }) => reach.flatMap(keysOf)).filter((key) => key.length >= shortestRun)
  return (text) => {
    const letters = keys.length === 0 ? '' : lettersOf(text)
    return keys.some((key) => letters.includes(key))
  }
}
