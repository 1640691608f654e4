import { isStale } from '../pathway/contacts/stale'
import type { LocalDate } from '../pathway/time'
import type { Configuration } from './rule-maker'
import type { Effective } from './schema'
import { notSupplied } from './schema/parts'

type Contacts = Effective['contacts']

/** What a way to reach the council, other than ringing its front door, is for. */
export const purposes = ['referralsInWriting', 'complaints', 'recordsAccess', 'advocacy', 'youngPeople'] as const
export type Purpose = (typeof purposes)[number]

/** A service with the ways in which it is reached, as the configuration has it. */
export type Card = Extract<Contacts[Purpose], readonly unknown[]>[number]

/** Something that is rung or written to, and where the configuration has it: which file, and `contacts.day`, `contacts.complaints.0`. */
export interface Contact {
  file: string
  path: string
  name: string
  lastVerified: LocalDate
  /** The row, or what else, that the day of the last verification rests on. */
  verifiedBy: string
}

const orNone = <Item>(list: readonly Item[] | typeof notSupplied): readonly Item[] => (list === notSupplied ? [] : list)

/** The cards of a purpose with their paths; none where the council has not supplied any. */
export const cardsOf = (contacts: Contacts, purpose: Purpose): { path: string; card: Card }[] =>
  orNone(contacts[purpose]).map((card, index) => ({ path: `contacts.${purpose}.${index}`, card }))

/** Every contact of a council, the national numbers among them, in the order of the configuration. */
export function contactsOf({ effective: { contacts }, origins }: Configuration): Contact[] {
  const contact = (path: string, { name, lastVerified }: Pick<Contact, 'name' | 'lastVerified'>): Contact => {
    const { file, source } = origins.get(`${path}.lastVerified`) ?? { file: 'unknown', source: 'unknown' }
    return { file, path, name, lastVerified, verifiedBy: source }
  }
  const { police, day, outOfHours, teamDutyNumbers } = contacts
  return [
    contact('contacts.police.emergency', police.emergency),
    contact('contacts.police.other', police.other),
    ...(day === notSupplied ? [] : [contact('contacts.day', day)]),
    ...(outOfHours === notSupplied ? [] : [contact('contacts.outOfHours', outOfHours)]),
    ...orNone(teamDutyNumbers).map((team, index) => contact(`contacts.teamDutyNumbers.${index}`, team)),
    ...purposes.flatMap((purpose) => cardsOf(contacts, purpose).map(({ path, card }) => contact(path, card))),
  ]
}

/**
 * The contacts of councils that, on a London day, were last verified longer ago than allowed, or are said to have been on a later day,
 * which cannot be right; the national numbers once.
 */
export function staleContactsOf(tenants: readonly Configuration[], on: LocalDate): Contact[] {
  const stale = tenants.flatMap((tenant) =>
    contactsOf(tenant).filter(
      ({ lastVerified }) => lastVerified > on || isStale(lastVerified, on, tenant.effective.contacts.staleAfterMonths),
    ),
  )
  return [...new Map(stale.map((contact) => [`${contact.file} ${contact.path}`, contact])).values()]
}
