import { caseKeysIn } from '../../../db/case-keys'
import type { CouncilTx } from '../../../db/pool'
import { everReachedAt, hiddenFrom, identityOf, redactor, type HiddenPerson } from '../../../notices/redact'
import type { KnownPerson } from '../../../notices/people'
import { peopleOfCase } from '../../../notices/people-of-case'
import type { Disclosure, RedactionGround } from '../../../pathway/matters/access/facts'
import type { DisclosedCase, HeldCase } from '../../../pathway/matters/access/export/facts'
import { readersIn, type Asking } from '../../../pathway/matters/access/export/named'
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
  const own = people.filter(({ id }) => id === askerId).flatMap(everReachedAt)
  const withheld = named.flatMap(({ personId, ground }): TakenOut[] => {
    const person = people.find(({ id }) => id === personId)
    return person === undefined ? [] : [{ caseId, person, because: ground, secrets: identityOf(person, shown, own) }]
  })
  return [...hiddenFrom(askerId, asked).map((one): TakenOut => ({ caseId, ...one })), ...withheld]
}

/**
 * A disclosed case without it, however it is written (see `redact`). Where people who are shown live and go to school, as it was told of them,
 * says nothing of who referred, and would if it were gone: a neighbour has the same street. How who asks is reached is theirs, whoever else
 * lived there; only where somebody hides now is taken out of it.
 * @param askerId who asks, as somebody of the case
 */
export function takeOut(
  disclosed: DisclosedCase,
  held: HeldCase,
  taken: readonly TakenOut[],
  askerId?: string,
): DisclosedCase {
  const hiding = (which: (because: TakenOut['because']) => boolean) =>
    redactor(taken.filter(({ because }) => which(because)).flatMap(({ secrets }) => secrets))
  const hide = hiding(() => true)
  const hideOthers = hiding((because) => because !== 'who-referred')
  const hideProtected = hiding((because) => because === 'address-protected')
  const people = disclosed.people.map((one, index) => {
    if ('withheld' in one) return one
    const { id, said = {} } = held.people[index] ?? {}
    const told = (names: readonly string[]) =>
      Object.fromEntries(Object.entries(said).filter(([name]) => names.includes(name)))
    const own = id === askerId ? without(told(['contact']), hideProtected) : {}
    return { ...one, said: { ...without(one.said, hide), ...without(told(places), hideOthers), ...own } }
  })
  return { ...without(disclosed, hide), people }
}

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
