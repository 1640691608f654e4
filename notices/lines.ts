import { sayHours } from '../pathway/contacts/say-hours'
import type { Effective } from '../tenants/schema'
import type { Lines } from './write'

/** Whom to ring and where to complain, of a council's contacts, as it stands under a notice; nothing where the council has not supplied it. */
export function linesOf({ day, outOfHours, complaints }: Effective['contacts']): Lines {
  return {
    day: day === 'not-supplied' ? [] : day.numbers,
    ...(day !== 'not-supplied' && day.hours !== 'not-supplied' && { dayHours: sayHours(day.hours) }),
    outOfHours: outOfHours === 'not-supplied' ? [] : outOfHours.numbers,
    complaints: complaints === 'not-supplied' ? [] : complaints.slice(0, 1).flatMap(waysOf),
  }
}

type Card = Exclude<Effective['contacts']['complaints'], 'not-supplied'>[number]

const waysOf = ({ name, telephone, email, web, post }: Card): string[] => [
  ...(telephone === undefined ? [] : [`ring ${telephone.join(' or ')}`]),
  ...(email === undefined ? [] : [`e-mail ${email}`]),
  ...(web === undefined ? [] : [`see ${web}`]),
  ...(post === undefined ? [] : [`write to ${name}, ${post.join(', ')}`]),
]
