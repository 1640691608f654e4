import { groundWords, type Json, type KnownPerson, type WithheldGround } from './facts'

/** Takes out of a text whatever names somebody who is withheld, or says how to reach them. */
export type Scrub = (text: string) => string

/** Somebody who is withheld, and on which ground. */
export interface WithheldPerson {
  person: KnownPerson
  ground: WithheldGround
}

/** What tells nobody apart: kinds and codes, which stand in every record. */
const commonPlace = new Set(['kind', 'sex', 'ethnicity', 'language', 'who', 'expectedOn', 'flags'])
const shortest = 2
const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof'])

/** What somebody shown has too: words of names, and whole values such as the address of a family. */
interface Shared {
  words: ReadonlySet<string>
  leaves: ReadonlySet<string>
}

/**
 * Makes the function that scrubs texts for one case: names, whole and in parts, dates of birth, telephone numbers however they are spaced,
 * addresses and whatever else the referral says of who is withheld. A part of a name that somebody shown has too, such as the surname of
 * a family, is left, for it names nobody by itself.
 */
export function scrubFor(withheld: readonly WithheldPerson[], shown: readonly KnownPerson[]): Scrub {
  const shared: Shared = {
    words: new Set(shown.flatMap(namesOf).flatMap(wordsOf).map(folded)),
    leaves: new Set(shown.flatMap(({ said }) => leavesOf(said)).map(folded)),
  }
  const patterns = withheld.flatMap(({ person, ground }) =>
    tokensOf(person, shared)
      .toSorted((a, b) => b.length - a.length)
      .map((token) => ({ pattern: patternOf(token), by: `[withheld: ${groundWords[ground]}]` })),
  )
  return (text) => patterns.reduce((before, { pattern, by }) => before.replace(pattern, by), text.normalize('NFC'))
}

const leavesOf = (said: KnownPerson['said']): string[] =>
  Object.entries(said).flatMap(([name, value]) => (commonPlace.has(name) ? [] : textsOf(value)))

function tokensOf({ said }: KnownPerson, { words, leaves }: Shared): string[] {
  const parts = namesOf({ said })
    .flatMap(wordsOf)
    .filter((word) => !words.has(folded(word)))
  const whole =
    'forenames' in said && 'surname' in said ? [`${textOf(said['forenames'])} ${textOf(said['surname'])}`] : []
  const own = leavesOf(said).filter(
    (leaf) => !leaves.has(folded(leaf)) && wordsOf(leaf).some((word) => !words.has(folded(word))),
  )
  return [...new Set([...whole, ...own, ...parts])].filter((token) => token.trim().length >= shortest)
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

const namesOf = ({ said }: Pick<KnownPerson, 'said'>): string[] =>
  ['name', 'forenames', 'surname', 'doctor'].flatMap((field) => textOf(said[field]) || [])

const wordsOf = (text: string): string[] =>
  text.split(/[\s,]+/).filter((word) => word !== '' && !titles.has(folded(word)))

const folded = (word: string): string => word.normalize('NFC').toLowerCase()

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((inner: Json) => textsOf(inner))
}

/** Digits match however they are spaced; words match whole, in any case, over any white space. */
function patternOf(token: string): RegExp {
  const text = token.normalize('NFC').trim()
  if (/^[+\d][\d\s().-]{5,}$/.test(text))
    return new RegExp(text.replaceAll(/\D/g, '').replaceAll(/\d(?=\d)/g, String.raw`$&[\s().-]*`), 'g')
  const words = text.split(/\s+/).map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`))
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`\s+`)}(?![\p{L}\p{N}])`, 'giu')
}
