import { townsOnlyIn } from '../pathway/redaction/address'
import { blotter } from '../pathway/redaction/blot'
import { nameSecrets, organisationSecrets, roleSecrets, sharedWords } from '../pathway/redaction/parts'
import type { Secret } from '../pathway/redaction/secret'
import type { KnownPerson } from './people'

/** Makes the function that takes out of texts what must not reach their recipient, however it is written (see `blotter`). Pure. */
export const redactor = (secrets: readonly Secret[]): ((text: string) => string) => blotter(secrets)

/** The same of one text. */
export const redact = (text: string, secrets: readonly Secret[]): string => redactor(secrets)(text)

/** How somebody is reached: address, number, mail address. */
export const reachOf = ({ contact = {} }: Pick<KnownPerson, 'contact'>): string[] =>
  [contact.address, contact.phone, contact.email].flatMap((one) => (one === undefined ? [] : [one]))

/** The same as it is and as it ever was. */
const everReachedAt = (person: KnownPerson): string[] => [
  ...new Set([...reachOf(person), ...(person.reachedBefore ?? []).flatMap((contact) => reachOf({ contact }))]),
]

/**
 * How they are and were reached where that is or was protected, but for what is open: how they are reached now where it is protected no more,
 * and what the recipient has too, whose own home it was.
 */
function protectedReach(person: KnownPerson, own: readonly string[]): string[] {
  if (person.addressProtected !== true && person.onceProtected !== true) return []
  const now = reachOf(person)
  const isOpen = (one: string) => (now.includes(one) ? person.addressProtected !== true : own.includes(one))
  return everReachedAt(person).filter((one) => !isOpen(one))
}

/** Somebody of whom something is kept from a recipient, why, and what. */
export interface HiddenPerson {
  person: KnownPerson
  because: 'address-protected' | 'who-referred'
  secrets: readonly Secret[]
}

/**
 * What a page to this recipient must not hold, of whom: how and where the people are and were reached whose address is protected, save the
 * recipient's own, with school and doctor of the children, which tell it; and, for anybody else, who referred (000-05, 003-03).
 * @param recipientId the opaque id of a person, or undefined where it goes to an agency
 */
export function hiddenFrom(recipientId: string | undefined, people: readonly KnownPerson[]): HiddenPerson[] {
  const others = people.filter(({ id }) => id !== recipientId)
  const own = people.filter(({ id }) => id === recipientId).flatMap(everReachedAt)
  const isHidden = others.some(({ addressProtected }) => addressProtected === true)
  const known = namesIn(people.filter(({ referred }) => referred !== true))
  return others.map((person) => {
    if (person.referred === true) return { person, because: 'who-referred', secrets: identityOf(person, known) }
    const tells = isHidden ? person.tells.flatMap((place) => organisationSecrets(place, known)) : []
    const reach = [...protectedReach(person, own), ...townsOf(person, people)]
    return { person, because: 'address-protected', secrets: [...reach, ...tells] }
  })
}

/** The town where somebody lives who must not be found, unless it is the town of others too, who are not hidden. */
function townsOf(person: KnownPerson, people: readonly KnownPerson[]): Secret[] {
  if (person.addressProtected !== true) return []
  const others = people.filter(({ addressProtected, referred }) => addressProtected !== true && referred !== true)
  const addressesOf = (contacts: readonly KnownPerson['contact'][]) => contacts.flatMap((one) => one?.address ?? [])
  const theirs = addressesOf([person.contact, ...(person.reachedBefore ?? [])])
  return townsOnlyIn(theirs, addressesOf(others.map(({ contact }) => contact))).map((town) => ({ town }))
}

/** The same of all together. */
export const secretsFrom = (recipientId: string | undefined, people: readonly KnownPerson[]): Secret[] =>
  hiddenFrom(recipientId, people).flatMap(({ secrets }) => secrets)

/** All that names somebody who is hidden: name, what they are, where they work, school and doctor, and how they are reached. */
export function identityOf(person: KnownPerson, known: ReadonlySet<string>): Secret[] {
  const { name, role = '', organisation, tells } = person
  const places = [...(organisation === undefined ? [] : [organisation]), ...tells].flatMap((place) =>
    organisationSecrets(place, known),
  )
  return [...nameSecrets(name, known), ...roleSecrets(role), ...places, ...everReachedAt(person)]
}

/** The words of the names of those who are no secret: a grandmother who refers has the surname of the child. */
export const namesIn = (people: readonly KnownPerson[]): ReadonlySet<string> =>
  sharedWords(people.map(({ name }) => name))
