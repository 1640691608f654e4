import { fold } from './fold'
import { generic, kin, ordinary, particles, titles } from './ordinary'
import type { Secret } from './secret'

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+(?:['’ʼ`][\p{L}\p{M}]+)*/gu) ?? []
const folded = (word: string): string => fold(word).text
const bare = (word: string): string => folded(word).replace(/[^\p{L}\p{N}]/gu, '')

/** Words of the names of those who are not hidden, folded: a surname of the whole family names nobody by itself. */
export const sharedWords = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap(wordsOf).map((word) => bare(word)))

/** A name in whole, and each word of it alone, a first name as well as a surname; without titles and initials, and what others share. */
export function nameSecrets(name: string, shared: ReadonlySet<string>): Secret[] {
  const all = wordsOf(name).filter((word) => !titles.has(bare(word)))
  const own = all.filter((word) => bare(word).length > 1 && !particles.has(bare(word)) && !shared.has(bare(word)))
  const whole = all.length > 1 ? [all.join(' ')] : []
  return [...whole, ...own].map((one) => ({ name: one }))
}

/**
 * A school, surgery or other organisation in whole and in short: every beginning of it that tells it from others, as `Oakhidden Primary` and
 * `Oakhidden` of `Oakhidden Primary School`. Its town or doctor after a comma too.
 */
export function organisationSecrets(organisation: string, shared: ReadonlySet<string>): Secret[] {
  const short = organisation.split(/[,;\n()/]+/).flatMap((part) => shortOf(wordsOf(part), shared))
  return [organisation, ...short.map((name) => ({ name }))]
}

function shortOf(words: readonly string[], shared: ReadonlySet<string>): string[] {
  const tells = (word: string) => !generic.has(bare(word)) && !titles.has(bare(word)) && !particles.has(bare(word))
  const from = words.findIndex(tells)
  if (from < 0) return words.length > 1 ? [words.join(' ')] : []
  const isSaints = isSaint(words[from - 1])
  const next = words[from + 1]
  const goesOn = next !== undefined && tells(next)
  const isWeak = (word = '') => bare(word).length < 3 || shared.has(bare(word)) || (goesOn && ordinary.has(bare(word)))
  const ends = words.map((_, index) => index + 1).filter((end) => end > from)
  const beginnings = ends.flatMap((end) => [words.slice(isSaints ? from - 1 : from, end), words.slice(from, end)])
  return beginnings.filter((one) => one.length > 1 || !isWeak(one[0])).map((one) => one.join(' '))
}

const isSaint = (word = ''): boolean => ['st', 'saint'].includes(bare(word))

/** What somebody is, as the record says it, each of several; and of grandparents and aunts also what else they are called. */
export function roleSecrets(role: string): Secret[] {
  const parts = role.split(/[,;:\n()/]+|\s(?:and|or|at)\s/i).map((part) => part.trim())
  const called = wordsOf(role).flatMap((word) => [...(kin.find((group) => group.has(bare(word))) ?? [])])
  return [...parts, ...called].filter((part) => bare(part).length > 1).map((one) => ({ role: one }))
}
