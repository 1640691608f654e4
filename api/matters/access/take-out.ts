import { caseKeysIn } from '../../../db/case-keys'
import type { CouncilTx } from '../../../db/pool'
import {
  everReachedAt,
  hiddenFrom,
  identityOf,
  reachOfOther,
  redactor,
  type HiddenPerson,
} from '../../../notices/redact'
import type { KnownPerson } from '../../../notices/people'
import { peopleOfCase } from '../../../notices/people-of-case'
import type { Disclosure, RedactionGround } from '../../../pathway/matters/access/facts'
import type { DisclosedCase, HeldCase, Json } from '../../../pathway/matters/access/export/facts'
import { isSameName, readersIn, type Asking } from '../../../pathway/matters/access/export/named'
import { redacted } from '../../../pathway/redaction/blot'
import type { Keyring } from '../../../sealing/keyring'

/** Of whom of one disclosed case what is taken out, and why. */
export interface TakenOut extends Omit<HiddenPerson, 'because'> {
  caseId: string
  because: HiddenPerson['because'] | RedactionGround | 'others-contact'
}

/**
 * What is taken out of everything that is disclosed, over what was decided to be withheld: how those are reached whose address is protected,
 * unless it is they who ask; who referred, unless it was decided to show them; all that names or reaches the people who are withheld;
 * and how anybody else is reached, unless that was decided to be shown (Data Protection Act 2018, schedule 2, paragraph 16).
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
  const own = people.filter(({ id }) => id === askerId).flatMap(everReachedAt)
  const withheld = named.flatMap(({ personId, ground }): TakenOut[] => {
    const person = people.find(({ id }) => id === personId)
    return person === undefined ? [] : [{ caseId, person, because: ground, secrets: identityOf(person, shown, own) }]
  })
  const isReached = (id: string) =>
    disclosure.contactsShown?.some((one) => one.caseId === caseId && one.personId === id)
  const others = shown.flatMap((person): TakenOut[] => {
    if (person.id === askerId || person.addressProtected === true || isReached(person.id) === true) return []
    return [{ caseId, person, because: 'others-contact', secrets: reachOfOther(person, shown, own) }]
  })
  return [...hiddenFrom(askerId, asked).map((one): TakenOut => ({ caseId, ...one })), ...withheld, ...others]
}

/** Takes out of what somebody wrote in the entries of a case what must not be read in it (see `disclose`). */
export const hidingIn =
  (taken: readonly TakenOut[]) =>
  (caseId: string): Redactor =>
    redactor(taken.filter((one) => one.caseId === caseId).flatMap(({ secrets }) => secrets))

/**
 * What was said at the beginning, the people and what stands beside the entries without it, however it is written (see `redact`); of the
 * entries `disclose` takes it out. Where people who are shown live and go to school, as it was told of them, says nothing of who referred,
 * and would if it were gone: a neighbour has the same street. How who asks is reached is theirs, whoever else lived there; only where
 * somebody hides now is taken out of it. How others are reached is theirs, unless it is decided to show it; and that somebody's address is
 * protected is told to nobody else.
 */
export function takeOut(
  disclosed: DisclosedCase,
  held: HeldCase,
  taken: readonly TakenOut[],
  { askerId, contactsShown = [] }: Seeing = {},
): DisclosedCase {
  const hiding = (which: (because: TakenOut['because']) => boolean) =>
    redactor(taken.filter(({ because }) => which(because)).flatMap(({ secrets }) => secrets))
  const hide = hiding(() => true)
  const hideOthers = hiding((because) => because !== 'who-referred' && because !== 'others-contact')
  const hideProtected = hiding((because) => because === 'address-protected')
  const own = reachIn(held.people.find(({ id }) => id === askerId)?.said['contact'])
  const isShown = (id: string) => contactsShown.some((one) => one.caseId === held.caseId && one.personId === id)
  const people = disclosed.people.map((one, index) => {
    const known = held.people[index]
    if ('withheld' in one || known === undefined) return one
    const said = { ...without(one.said, hide), ...without(only(known.said, places), hideOthers) }
    if (known.id === askerId)
      return { ...one, said: { ...said, ...without(only(known.said, ['contact']), hideProtected) } }
    const { addressProtected: _theirs, ...seen } = said
    return { ...one, said: isShown(known.id) ? seen : withoutReach(seen, known.said, own) }
  })
  const { concern, beside } = disclosed
  const entries = disclosed.entries.map((entry) =>
    'withheld' in entry || entry.beside === undefined ? entry : { ...entry, beside: without(entry.beside, hide) },
  )
  return {
    ...{ ...disclosed, people, entries },
    ...(concern !== undefined && { concern: hide(concern) }),
    ...(beside !== undefined && { beside: without(beside, hide) }),
  }
}

/** Who sees it, as somebody of the case, and of whom it was decided to show how they are reached. */
interface Seeing extends Pick<Disclosure, 'contactsShown'> {
  askerId?: string | undefined
}

/** What of somebody's contact details who asks has too, as where they live together, stands. */
function withoutReach(seen: KnownSaid, said: KnownSaid, own: readonly string[]): KnownSaid {
  const { contact } = seen
  if (!isObject(contact)) return seen
  const had = isObject(said['contact']) ? said['contact'] : {}
  const isOwn = (name: string) => own.some((one) => isSameName(one, textOf(had[name])))
  const shown = Object.entries(contact).map(([name, value]): [string, Json] => [name, isOwn(name) ? value : redacted])
  return { ...seen, contact: Object.fromEntries<Json>(shown) }
}

type KnownSaid = HeldCase['people'][number]['said']
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isObject = (value: unknown): value is KnownSaid =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const reachIn = (contact: unknown): string[] => (isObject(contact) ? Object.values(contact).map(textOf) : [])

const only = (said: KnownSaid, names: readonly string[]): KnownSaid =>
  Object.fromEntries(Object.entries(said).filter(([name]) => names.includes(name)))

const places = ['contact', 'school', 'doctor']

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
