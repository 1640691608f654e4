import { blotter } from '../../../redaction/blot'
import { fold } from '../../../redaction/fold'
import { nameSecrets, organisationSecrets, roleSecrets, sharedWords } from '../../../redaction/parts'
import type { Secret } from '../../../redaction/secret'
import type { Json, KnownPerson, WithheldGround } from './facts'
import { isSameName, nameOf } from './named'

/** Takes out of a text whatever names somebody who is withheld, or says how to reach them. */
export type Scrub = (text: string) => string

/** Somebody who is withheld, and on which ground. */
export interface WithheldPerson {
  person: KnownPerson
  ground: WithheldGround
}

/** What tells nobody apart: kinds and codes, which stand in every record. */
const commonPlace = new Set([
  ...['kind', 'sex', 'ethnicity', 'language', 'who', 'expectedOn', 'flags', 'format', 'prefers'],
  ...['name', 'forenames', 'surname', 'role'],
])
const named = ['name', 'forenames', 'surname', 'doctor']
const places = ['school', 'doctor', 'organisation']
const shortest = 5

/** What somebody shown has too: words of names, and whole values such as the address of a family. */
interface Shared {
  words: ReadonlySet<string>
  leaves: ReadonlySet<string>
}

/**
 * Makes the function that scrubs texts for one case: names, whole and in parts, what they are and where they work, dates of birth, telephone
 * numbers, addresses and whatever else the referral says of who is withheld, however it is written (see `blotter`). A part of a name that
 * somebody shown has too, such as the surname of a family, is left, for it names nobody by itself.
 */
export function scrubFor(withheld: readonly WithheldPerson[], shown: readonly KnownPerson[]): Scrub {
  const shared: Shared = {
    words: sharedWords(shown.flatMap(({ said }) => named.map((field) => textOf(said[field])))),
    leaves: new Set(shown.flatMap(({ said }) => leavesOf(said)).map(folded)),
  }
  return blotter(withheld.flatMap(({ person }) => secretsOf(asShown(person, shown), shared)))
}

/** Who referred and is shown as somebody of the family has nothing hidden of what they are called: that it is gone would say that they referred. */
function asShown(person: KnownPerson, shown: readonly KnownPerson[]): KnownPerson {
  const name = nameOf(person.said)
  const isShown = person.kind === 'referrer' && name !== '' && shown.some(({ said }) => isSameName(nameOf(said), name))
  if (!isShown) return person
  const { name: _name, role, ...said } = person.said
  return { ...person, said: { ...said, ...(said['organisation'] !== undefined && role !== undefined && { role }) } }
}

const leavesOf = (said: KnownPerson['said']): string[] =>
  Object.entries(said).flatMap(([name, value]) => (commonPlace.has(name) ? [] : textsOf(value)))

const withoutPlaces = (said: KnownPerson['said']): KnownPerson['said'] =>
  Object.fromEntries(Object.entries(said).filter(([name]) => !places.includes(name)))

function secretsOf({ said }: KnownPerson, { words, leaves }: Shared): Secret[] {
  const own = (text: string) => text.trim() !== '' && !leaves.has(folded(text))
  const called = [textOf(said['name']), `${textOf(said['forenames'])} ${textOf(said['surname'])}`.trim()]
  return [
    ...called.flatMap((name) => nameSecrets(name, words)),
    ...roleSecrets(textOf(said['role'])),
    ...places
      .map((field) => textOf(said[field]))
      .filter(own)
      .flatMap((place) => organisationSecrets(place, words)),
    ...leavesOf(withoutPlaces(said)).filter(own).flatMap(leafSecrets),
  ]
}

/** What is too short to be found as a text is looked for as a word. */
const leafSecrets = (leaf: string): Secret[] => [leaf, ...(leaf.length < shortest ? [{ role: leaf }] : [])]

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
const folded = (text: string): string => fold(text).text

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((inner: Json) => textsOf(inner))
}
