import { apostrophes, fold } from './fold'
import { everybodys, generic, heads, ordinary, particles, personal, titles } from './ordinary'
import { alsoCalled } from './relations'
import type { Secret } from './secret'

const wordsOf = (text: string): string[] =>
  text.replace(apostrophes, "'").match(/[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu) ?? []
const folded = (word: string): string => fold(word).text
const bare = (word: string): string => folded(word).replace(/[^\p{L}\p{N}]/gu, '')

/** Words of the names of those who are not hidden, folded: a surname of the whole family names nobody by itself. */
export const sharedWords = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap(wordsOf).map((word) => bare(word)))

/**
 * A name in whole, each word of it alone, a first name as well as a surname, what is within a word (`Pascoe` of `O'Pascoe`), and any two of
 * them run together; without titles and initials, and what others share.
 */
export function nameSecrets(name: string, shared: ReadonlySet<string>): Secret[] {
  const all = wordsOf(name).filter((word) => !titles.has(bare(word)))
  const names = all.filter((word) => bare(word).length > 1 && !particles.has(bare(word)))
  const isOwn = (word: string) => !singularsOf(bare(word)).some((one) => shared.has(one))
  const own = names.filter(isOwn)
  const within = own.flatMap(partsOf).filter(isOwn)
  const together = names.flatMap((one) =>
    names.filter((other) => other !== one && (isOwn(one) || isOwn(other))).map((other) => bare(one) + bare(other)),
  )
  const whole = all.length > 1 ? [all.join(' ')] : []
  return [...new Set([...whole, ...own, ...within, ...together])].map((one) => ({ name: one, ...sparing(one, shared) }))
}

/** A word, and what it may be the plural or possessive of. */
const singularsOf = (word: string): string[] => [
  word,
  ...(/[^s]s$/.test(word) ? [word.slice(0, -1)] : []),
  ...(/(?:s|x|z|ch|sh)es$/.test(word) ? [word.slice(0, -2)] : []),
]

/** What looks like the plural of the last word and is a name of those who are not hidden, as all the words before it are. */
function sparing(text: string, shared: ReadonlySet<string>): { spares?: readonly string[] } {
  const words = wordsOf(text)
  const [last, before] = [bare(words.at(-1) ?? ''), words.slice(0, -1)]
  const names = [`${last}s`, `${last}es`].filter((one) => shared.has(one))
  if (names.length === 0 || !before.every((word) => shared.has(bare(word)))) return {}
  return { spares: names.map((one) => [...before, one].join(' ')) }
}

/** What is behind O', D', Mc and Mac, with the other of the two, and each of two that are written as one. */
function partsOf(word: string): string[] {
  const behind = word.split("'").slice(1)
  const [, mac = ''] = /^ma?c(\p{L}{4,}|(?=\p{Lu})\p{L}{3,})$/iu.exec(word) ?? []
  const two = /^\p{Lu}\p{Ll}{2,}(?=\p{Lu})/u.test(word) ? (word.match(/\p{Lu}[\p{Ll}\p{M}]+/gu) ?? []) : []
  return [...behind, ...(mac === '' ? [] : [mac, `Mc ${mac}`, `Mac ${mac}`]), ...two].filter((one) => one.length > 2)
}

/**
 * A school, surgery or other organisation in whole and in short: every run of its words that tells it from others, as `Oakhidden Primary` and
 * `Oakhidden` of `Oakhidden Primary School`. A place that leads (`Oakhidden St Piran's`), whose council it is, or that stands behind a comma
 * is everybody's town, and goes only together with more.
 */
export function organisationSecrets(organisation: string, shared: ReadonlySet<string>): Secret[] {
  const [first = [], ...rest] = organisation.split(/[,;\n()/]+/).map(wordsOf)
  const others = rest.filter((words) => words.some(isKind))
  const short = [first, ...others].flatMap((words) => shortOf(words, shared))
  return [...new Set([organisation, ...short])].map((place) => ({ place, ...sparing(place, shared) }))
}

/** The places in the name of an organisation that are everybody's, and say which it is only together with what it is. */
export function townsOf(organisation: string): string[] {
  const [first = [], ...rest] = organisation.split(/[,;\n()/]+/).map(wordsOf)
  const leading = first.filter((word, index) => tells(word) && index === first.findIndex(tells) && isLed(first, index))
  const behind = rest.filter((words) => words.length > 0 && !words.some(isKind)).map((words) => words.join(' '))
  return [...leading, ...behind]
}

const tells = (word: string): boolean =>
  !generic.has(bare(word)) && !titles.has(bare(word)) && !particles.has(bare(word))
const isKind = (word: string): boolean => generic.has(bare(word)) || titles.has(bare(word))

function shortOf(words: readonly string[], shared: ReadonlySet<string>): string[] {
  const telling = words.filter(tells)
  if (telling.length === 0) return words.length > 1 ? [words.join(' ')] : []
  const isTown = (index: number) => index === words.findIndex(tells) && isLed(words, index)
  const isWeak = (word: string, index: number) =>
    bare(word).length < 3 ||
    shared.has(bare(word)) ||
    isTown(index) ||
    (telling.length > 1 && (ordinary.has(bare(word)) || personal.has(bare(word))))
  const runs = words.flatMap((_, from) => words.slice(from).map((_one, more) => ({ from, end: from + more + 1 })))
  return runs
    .filter(({ from, end }) => tells(words[from] ?? '') || isSaint(words[from]) || end === words.length)
    .filter(({ from, end }) => {
      const own = words.slice(from, end).flatMap((word, at) => (tells(word) ? [{ word, index: from + at }] : []))
      return own.length > 1 || own.some(({ word, index }) => !isWeak(word, index)) || (own.length > 0 && end - from > 2)
    })
    .map(({ from, end }) => words.slice(from, end).join(' '))
}

/** Whether this word is the place before somebody's name, or the place of a council. */
function isLed(words: readonly string[], index: number): boolean {
  const behind = words.slice(index + 1)
  if (words.some((word) => everybodys.has(bare(word)))) return true
  if (isSaint(words[index - 1]) || personal.has(bare(words[index] ?? ''))) return false
  return behind.some((word) => isSaint(word) || personal.has(bare(word))) || behind.filter(tells).length > 1
}

const isSaint = (word = ''): boolean => ['st', 'saint'].includes(bare(word))

/**
 * What somebody is, as the record says it, each of several; its head alone where that says something (`teacher` of `class teacher`); and what
 * else such people are called.
 */
export function roleSecrets(role: string): Secret[] {
  const parts = role.split(/[,;:\n()/]+|\s(?:and|or|at)\s/i).map((part) => part.trim())
  const headOf = (part: string) => wordsOf(part.split(/\s(?:of|in|for|with|from|to)\s/i)[0] ?? '').at(-1) ?? ''
  const own = parts.map(headOf).filter((head) => ![head, head.replace(/s$/i, '')].some((one) => heads.has(bare(one))))
  const singular = [...parts, ...own].filter((one) => bare(one).length > 4).map((one) => one.replace(/(?<!s)s$/i, ''))
  const qualifiers = /maternal|paternal/i.test(role) ? ['maternal', 'paternal'] : []
  const called = [...parts, ...own, ...singular, ...qualifiers, ...alsoCalled(folded(role))]
  return [...new Set(called)].filter((part) => bare(part).length > 1).map((one) => ({ role: one }))
}
