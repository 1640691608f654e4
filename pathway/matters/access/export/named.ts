import { fold } from '../../../redaction/fold'
import type { LocalDate } from '../../../time'
import type { Disclosure } from '../facts'
import type { HeldCase, KnownPerson } from './facts'

/** Somebody as a form names them. */
export interface Named {
  name: string
  dateOfBirth?: LocalDate
}

/** Who asks, and on whose behalf, as the form and the proposal say. */
export interface Asking extends Pick<Disclosure, 'asker'> {
  asking: Named
  /** Whom it is about, where somebody else asks, and not a parent for their child, whose words are the child's own. */
  onBehalfOf?: Named
}

/** Those of a case who read what is sent, as far as that is certain. */
export interface Readers {
  /** Who asks. */
  askerId?: string
  /** Whose own words are given whole: who asks, and on whose behalf. */
  own: ReadonlySet<string>
}

/** Whether two names are the same, however they are accented or written in capitals. */
export const isSameName = (one: string, other: string): boolean => fold(one).text === fold(other).text

/** Whether nothing tells two apart: the same name, and no two dates of birth. */
export const mayBeSame = (one: Named, other: Named): boolean =>
  isSameName(one.name, other.name) &&
  (one.dateOfBirth === undefined || other.dateOfBirth === undefined || one.dateOfBirth === other.dateOfBirth)

const shortestBeginning = 3

/**
 * Whether somebody of a case could be who asks: born on the same day, or, where one day is not known, of a name whose every word stands in
 * the other, whole or begun (Dan, Daniel James), in any order. A slip of the pen in an id would else give one person what is another's.
 */
export function couldBe({ said }: KnownPerson, asking: Named): boolean {
  const { dateOfBirth } = said
  if (typeof dateOfBirth === 'string' && asking.dateOfBirth !== undefined) return dateOfBirth === asking.dateOfBirth
  return mayBeCalled(nameOf(said), asking.name)
}

/** Whether two names of two words or more may be one person's: every word of one stands in the other, whole or begun, in any order. */
export function mayBeCalled(one: string, other: string): boolean {
  const [fewer = [], more = []] = [one, other].map(wordsOf).toSorted((a, b) => a.length - b.length)
  const begins = (short: string, long: string) => short.length >= shortestBeginning && long.startsWith(short)
  const isIn = (word: string) => more.some((theirs) => word === theirs || begins(word, theirs) || begins(theirs, word))
  return fewer.length > 1 && fewer.every(isIn)
}

const wordsOf = (name: string): string[] =>
  fold(name)
    .text.split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '')

/** The name of somebody of a case, as the referral says it; empty where it says none. */
export const nameOf = ({ name, forenames, surname }: KnownPerson['said']): string =>
  (typeof name === 'string' ? [name] : [forenames, surname].filter((one) => typeof one === 'string')).join(' ')

/**
 * Whom of a case we take for who asks: whom the proposal names, else the one person of that name, unless they were born on another day.
 * Where there is none, and where several share the name, nobody: nothing is then shown or given back on the strength of a name.
 */
export function readersIn({ caseId, people }: HeldCase, { asker = [], asking, onBehalfOf }: Asking): Readers {
  const askerId = asker.find((one) => one.caseId === caseId)?.personId ?? tiedTo(people, asking)
  const behalf = onBehalfOf === undefined ? undefined : tiedTo(people, onBehalfOf)
  const own = new Set([askerId, behalf].filter((one) => one !== undefined))
  return { ...(askerId !== undefined && { askerId }), own }
}

function tiedTo(people: readonly KnownPerson[], asking: Named): string | undefined {
  const [one, ...more] = people.filter(({ said }) => isSameName(nameOf(said), asking.name))
  if (one === undefined || more.length > 0) return undefined
  const { dateOfBirth } = one.said
  const known = { name: asking.name, ...(typeof dateOfBirth === 'string' && { dateOfBirth }) }
  return mayBeSame(known, asking) ? one.id : undefined
}
