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
    children: children.map(({ interpreter = false }) => newPerson('child', false, interpreter)),
    people: people.map((one) => newPerson(one.kind, one.parentalResponsibility, one.interpreter ?? false)),
    referrer: newPerson('referrer', false, false),
  }
}

function newPerson(kind: Person['kind'], parentalResponsibility: boolean, interpreter: boolean): Person {
  return { id: randomUUID(), kind, parentalResponsibility, interpreter }
}
