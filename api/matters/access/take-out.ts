import { caseKeysIn } from '../../../db/case-keys'
import type { CouncilTx } from '../../../db/pool'
import { hiddenFrom, identityOf, redactor, type HiddenPerson } from '../../../notices/redact'
import type { KnownPerson } from '../../../notices/people'
import { peopleOfCase } from '../../../notices/sight'
import type { Disclosure, RedactionGround } from '../../../pathway/matters/access/facts'
import type { DisclosedCase, HeldCase } from '../../../pathway/matters/access/export/facts'
import { readersIn, type Asking } from '../../../pathway/matters/access/export/named'
import { counter } from '../../../pathway/redaction/blot'
import type { Secret } from '../../../pathway/redaction/secret'
import type { Keyring } from '../../../sealing/keyring'

/** Of whom of one disclosed case what is taken out, and why. */
export interface TakenOut extends Omit<HiddenPerson, 'because'> {
  caseId: string
  because: HiddenPerson['because'] | RedactionGround
}

/**
 * What is taken out of everything that is disclosed, over what was decided to be withheld: how those are reached whose address is protected,
 * unless it is they who ask; who referred, unless it was decided to show them; and all that names or reaches the people who are withheld.
 */
export async function takenOutOf(
  tx: CouncilTx,
  keyring: Keyring,
  held: readonly HeldCase[],
  asked: Disclosure & Asking,
): Promise<TakenOut[]> {
  const keys = caseKeysIn(tx, keyring)
  const all: TakenOut[] = []
  for (const one of held) {
    const people = await peopleOfCase(tx, keys, one.caseId)
    all.push(...hiddenIn(people, one.caseId, readersIn(one, asked).askerId, asked))
  }
  return all
}

/**
 * The same of one case.
 * @param askerId who asks, as somebody of the case; undefined where that is not certain: nothing of anybody is then their own
 * @param disclosure what was decided: who is withheld, and in which cases who referred is shown
 */
export function hiddenIn(
  people: readonly KnownPerson[],
  caseId: string,
  askerId: string | undefined,
  disclosure: Disclosure,
): TakenOut[] {
  const isShown = disclosure.referrerShownIn?.includes(caseId) === true
  const asked = isShown ? people.map(({ referred: _shown, ...one }) => one) : people
  const named = disclosure.people.filter((one) => one.caseId === caseId)
  const isNamed = (id: string) => named.some(({ personId }) => personId === id)
  const shown = people.filter(({ id, referred }) => referred !== true && !isNamed(id))
  const withheld = named.flatMap(({ personId, ground }): TakenOut[] => {
    const person = people.find(({ id }) => id === personId)
    return person === undefined ? [] : [{ caseId, person, because: ground, secrets: identityOf(person, shown) }]
  })
  return [...hiddenFrom(askerId, asked).map((one): TakenOut => ({ caseId, ...one })), ...withheld]
}

/**
 * A disclosed case without it, however it is written (see `redact`). Where people who are shown live and go to school, as it was told of them,
 * says nothing of who referred, and would if it were gone: a neighbour has the same street.
 */
export function takeOut(disclosed: DisclosedCase, held: HeldCase, taken: readonly TakenOut[]): DisclosedCase {
  const hide = redactor(taken.flatMap(({ secrets }) => secrets))
  const hideOthers = redactor(
    taken.filter(({ because }) => because !== 'who-referred').flatMap(({ secrets }) => secrets),
  )
  const people = disclosed.people.map((one, index) => {
    if ('withheld' in one) return one
    const told = Object.entries(held.people[index]?.said ?? {}).filter(([name]) => places.includes(name))
    return { ...one, said: { ...without(one.said, hide), ...without(Object.fromEntries(told), hideOthers) } }
  })
  return { ...without(disclosed, hide), people }
}

const places = ['contact', 'school', 'doctor']

/** What a detail is that is taken out. */
export type DetailKind = 'who-referred' | 'person' | 'address' | 'telephone' | 'e-mail' | 'school-or-doctor'

/** For whoever signs off: what was found of somebody in one record, and is taken out. */
export interface FoundDetail {
  /** Which record of the export, from 1. */
  record: number
  whose: string
  because: TakenOut['because']
  what: DetailKind
  /** In how many places it stands. */
  places: number
  /** The numbers of the entries in which it stands; 0 for what was said at the beginning and of people. */
  entries: readonly number[]
}

/** What is to be taken out and stands in the material as it is held: a line for each person and kind of detail (001-24, 001-30). Pure. */
export function foundIn(held: readonly HeldCase[], taken: readonly TakenOut[]): FoundDetail[] {
  return held.flatMap((one, index) =>
    taken
      .filter(({ caseId }) => caseId === one.caseId)
      .flatMap((of) => kindsOf(of).flatMap((what) => detailIn(one, of, what)))
      .map((found) => ({ record: index + 1, ...found })),
  )
}

function detailIn({ concern = '', people, events }: HeldCase, of: TakenOut, what: DetailKind) {
  const count = counter(of.secrets.filter((secret) => kindOf(of, secret) === what))
  const material = [
    { entry: 0, value: [concern, people.filter(({ id }) => id !== of.person.id).map(({ said }) => said)] },
    ...events.map(({ event }) => ({ entry: event.seq, value: event })),
  ]
  const found = material
    .map(({ entry, value }) => ({ entry, places: sum(textsOf(value).map(count)) }))
    .filter(({ places }) => places > 0)
  if (found.length === 0) return []
  const places = sum(found.map((one) => one.places))
  return [{ whose: of.person.name, because: of.because, what, places, entries: found.map(({ entry }) => entry) }]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

const kindsOf = (of: TakenOut): DetailKind[] => [...new Set(of.secrets.map((secret) => kindOf(of, secret)))]

/** Of whoever is withheld as a whole, all is one; of a protected address, what it is that reaches them. */
function kindOf({ because }: TakenOut, secret: Secret): DetailKind {
  if (because === 'who-referred') return 'who-referred'
  if (because !== 'address-protected') return 'person'
  if (typeof secret !== 'string' && 'mailbox' in secret) return 'e-mail'
  if (typeof secret !== 'string')
    return 'town' in secret || 'address' in secret || 'part' in secret ? 'address' : 'school-or-doctor'
  if (secret.includes('@')) return 'e-mail'
  return /\p{L}/u.test(secret) ? 'address' : 'telephone'
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

type Redactor = (text: string) => string

/** What stands in every export alike, and nobody wrote. */
const ours = ['kind', 'withheld', 'words', 'at', 'number', 'by']

function without<T>(value: T, hide: Redactor): T
function without(value: unknown, hide: Redactor): unknown {
  if (typeof value === 'string') return hide(value)
  if (Array.isArray(value)) return value.map((one: unknown) => without(one, hide))
  if (typeof value !== 'object' || value === null) return value
  const shown = ([name, inner]: [string, unknown]): [string, unknown] => [
    name,
    ours.includes(name) ? inner : without(inner, hide),
  ]
  return Object.fromEntries(Object.entries(value).map(shown))
}
