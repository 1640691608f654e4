import { randomUUID } from 'node:crypto'
import type { Person } from '../../pathway/people'
import type { Intake } from '../schemas/intake'

/** Who is in a referral, by opaque ids made here: names stay in the sealed referral. */
export interface Numbered {
  /** One a child, in the order sent. Each is in its own case only. */
  children: readonly Person[]
  /** Family and others, in the order sent; in every case. */
  people: readonly Person[]
  /** In every case, also where anonymous: who is not told must be on record too. */
  referrer: Person
}

/** Gives everybody in a referral an opaque id. */
export function numberPeople({ children, people = [] }: Intake): Numbered {
  return {
    children: children.map((one) => newPerson('child', false, one)),
    people: people.map((one) => newPerson(one.kind, one.parentalResponsibility, one)),
    referrer: newPerson('referrer', false, {}),
  }
}

/** What somebody needs at every contact, as it was sent; the adjustments themselves stay in the sealed referral. */
interface Needs {
  interpreter?: boolean
  adjustments?: string
}

function newPerson(kind: Person['kind'], parentalResponsibility: boolean, needs: Needs): Person {
  const { interpreter = false, adjustments } = needs
  const person = { id: randomUUID(), kind, parentalResponsibility, interpreter }
  return adjustments === undefined ? person : { ...person, adjustments: true }
}
