import { bareOf, fold } from '../pathway/redaction/fold'
import type { KnownPerson } from './people'

/**
 * The people of a case with what the cases linked with it know of those who are hidden (000-05, 003-03, 004-02): whoever has the name of somebody
 * whose address is protected there is protected here as they are there, and how they are and were reached there is as secret here. What is
 * known of those who are not in this case, and schools and doctors of children beside somebody hidden, stand behind them without a name, as
 * `linked`. Pure.
 * @param linked the people of each linked referral, as they are known there
 */
export function withLinked(people: readonly KnownPerson[], linked: readonly (readonly KnownPerson[])[]): KnownPerson[] {
  const all = linked.flatMap(hiddenThere)
  const taken = new Set(people.filter((one) => nameOf(one) !== '').map(sameAs))
  const here = people.map((person) => asThere(person, nameOf(person) === '' ? [] : all.filter(isNamed(nameOf(person)))))
  return [...here, ...all.filter((one) => !taken.has(sameAs(one))).map(unnamed)]
}

/** However it is accented, written in capitals or spaced. */
const nameOf = ({ name }: KnownPerson): string => bareOf(fold(name).text).trim().replace(/\s+/g, ' ')

/** A father and his child of the same name are both protected, and neither reads what is the other's. */
const sameAs = (one: KnownPerson) => `${one.forenames === undefined ? 'adult' : 'child'} ${nameOf(one)}`

const isNamed = (name: string) => (one: KnownPerson) => nameOf(one) === name

const isProtected = ({ addressProtected, onceProtected }: KnownPerson) =>
  addressProtected === true || onceProtected === true

/** Those of a linked case of whom something is hidden there; of the children beside somebody hidden only what tells where they are. */
function hiddenThere(people: readonly KnownPerson[]): KnownPerson[] {
  const isHiding = people.some(({ addressProtected }) => addressProtected === true)
  return people.flatMap((one): KnownPerson[] => {
    const tells = isHiding ? one.tells : []
    if (isProtected(one)) return [{ ...one, tells }]
    return tells.length === 0 ? [] : [{ id: one.id, name: one.name, tells }]
  })
}

function asThere(person: KnownPerson, there: readonly KnownPerson[]): KnownPerson {
  const elsewhere = there.filter(isProtected)
  return {
    ...person,
    tells: [...new Set([...person.tells, ...there.flatMap(({ tells }) => tells)])],
    ...(elsewhere.some(({ addressProtected }) => addressProtected === true) && { addressProtected: true }),
    ...(elsewhere.length > 0 && { onceProtected: true as const, elsewhere }),
  }
}

/** Nothing but what is secret: their name is for nobody who reads this case. */
const unnamed = ({ id, contact, reachedBefore, addressProtected, onceProtected, tells }: KnownPerson): KnownPerson => ({
  ...{ id, name: '', tells, linked: true },
  ...(contact !== undefined && { contact }),
  ...(reachedBefore !== undefined && { reachedBefore }),
  ...(addressProtected !== undefined && { addressProtected }),
  ...(onceProtected !== undefined && { onceProtected }),
})
