import { fold } from '../../../redaction/fold'
import type { KnownPerson } from './facts'

/** Whether two names are the same, however they are accented or written in capitals. */
export const isSameName = (one: string, other: string): boolean => fold(one).text === fold(other).text

/** The name of somebody of a case, as the referral says it; empty where it says none. */
export const nameOf = ({ name, forenames, surname }: KnownPerson['said']): string =>
  (typeof name === 'string' ? [name] : [forenames, surname].filter((one) => typeof one === 'string')).join(' ')

/**
 * Whom of a case we take for who asks: the one person of that name. Undefined where there is none, and where several share it: nothing is
 * then shown or given back on the strength of a name.
 */
export function askerAmong<T>(people: readonly T[], nameOfOne: (one: T) => string, askerName: string): T | undefined {
  const named = people.filter((one) => isSameName(nameOfOne(one), askerName))
  return named.length === 1 ? named[0] : undefined
}
