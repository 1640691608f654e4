import { isSameName } from '../pathway/matters/access/export/named'
import { linesOf, townsOnlyIn } from '../pathway/redaction/address'
import { blotter, sharesPlace } from '../pathway/redaction/blot'
import {
  nameSecrets,
  organisationSecrets,
  roleSecrets,
  sharedWords,
  townsOf as townsIn,
} from '../pathway/redaction/parts'
import { addressSecrets, domainSecrets, mailSecrets, openOf, townSecrets, type Open } from '../pathway/redaction/reach'
import { seenByFamily } from '../pathway/redaction/relations'
import { numbersIn } from '../pathway/redaction/places'
import type { Secret } from '../pathway/redaction/secret'
import { tradeSecrets } from '../pathway/redaction/trades'
import type { KnownPerson } from './people'

/** Makes the function that takes out of texts what must not reach their recipient, however it is written (see `blotter`). Pure. */
export const redactor = (secrets: readonly Secret[]): ((text: string) => string) => blotter(secrets)

/** The same of one text. */
export const redact = (text: string, secrets: readonly Secret[]): string => redactor(secrets)(text)

/** How somebody is reached: address, each number, each mail address. */
export function reachOf({ contact: { address, phone = '', email = '' } = {} }: Pick<KnownPerson, 'contact'>): string[] {
  const [numbers, mails] = [numbersIn(phone), email.match(/[^\s@,;<>()]+@[^\s@,;<>()]+/g) ?? []]
  const whole = [address ?? '', ...(numbers.length > 0 ? numbers : [phone]), ...(mails.length > 0 ? mails : [email])]
  return whole.filter((one) => one !== '')
}

/** The same, each found in every part that tells it. */
function reachSecrets(reach: readonly string[], open: Open): Secret[] {
  return reach.flatMap((one): Secret[] => {
    if (/^[^\s@]+@[^\s@]+$/.test(one)) return mailSecrets(one, open)
    return /\p{L}/u.test(one) ? addressSecrets(one, open) : [one]
  })
}

/** What of the people is no secret: the names of all but whoever referred, and where those live who are not hidden. */
function openIn(people: readonly KnownPerson[], secret: readonly string[]): Open {
  const known = people.filter(({ referred }) => referred !== true)
  const open = known.filter(({ addressProtected }) => addressProtected !== true)
  const addresses = open.flatMap(({ contact }) => contact?.address ?? [])
  return openOf(
    known.flatMap(({ name }) => (name === '' ? [] : [name])),
    addresses,
    secret,
  )
}

/** The same as it is and as it ever was. */
export const everReachedAt = (person: KnownPerson): string[] => [
  ...new Set([...reachOf(person), ...(person.reachedBefore ?? []).flatMap((contact) => reachOf({ contact }))]),
]

/**
 * How they are and were reached where that is or was protected, but for what is open: how they are reached now where it is protected no more,
 * and what the recipient has too, whose own home it was. The same of each linked case that knows them.
 */
function protectedReach(person: KnownPerson, own: readonly string[]): string[] {
  return [...new Set([...protectedHere(person, own), ...protectedElsewhere(person, own)])]
}

const protectedElsewhere = ({ elsewhere = [] }: KnownPerson, own: readonly string[]): string[] =>
  elsewhere.flatMap((one) => protectedReach(one, own))

function protectedHere(person: KnownPerson, own: readonly string[]): string[] {
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
  const hiding = others.filter(({ addressProtected }) => addressProtected === true)
  const isHidden = (linked: boolean) => hiding.some((one) => linked || one.linked !== true)
  const known = namesIn(people.filter(({ referred }) => referred !== true))
  const open = openIn(
    people,
    others.flatMap((person) => protectedReach(person, own)),
  )
  return others.map((person) => {
    if (person.referred === true) {
      const shown = people.filter(({ referred }) => referred !== true)
      const elsewhere = reachSecrets(protectedElsewhere(person, own), open)
      const identity = identityOf(withoutShown(person, shown), shown, own)
      return { person, because: 'who-referred', secrets: [...identity, ...elsewhere] }
    }
    const tells = isHidden(person.linked === true) ? schoolSecrets(person.tells, known, people, open) : []
    const reach = protectedReach(person, own)
    const secrets = [...reachSecrets(reach, open), ...townsOf(reach, people, open), ...tells]
    return { person, because: 'address-protected', secrets }
  })
}

/**
 * Whoever referred without what is known of them as somebody of the family who is shown: their name, what they are to the child and how they
 * are reached. Taken out, it would say that they referred (000-05). What they are where they work stays hidden.
 */
function withoutShown(person: KnownPerson, shown: readonly KnownPerson[]): KnownPerson {
  const same = shown.filter(({ name }) => name !== '' && isSameName(name, person.name))
  if (same.length === 0) return person
  const { role, contact: _contact, ...rest } = person
  const known = new Set(same.flatMap(everReachedAt))
  const reachedBefore = everReachedAt(person).flatMap((one) => (known.has(one) ? [] : [{ address: one }]))
  return { ...rest, name: '', reachedBefore, ...(rest.organisation !== undefined && role !== undefined && { role }) }
}

/** How somebody who is shown is and was reached, but for what the reader has too. */
export function reachOfOther(person: KnownPerson, shown: readonly KnownPerson[], own: readonly string[]): Secret[] {
  const isOwn = (one: string) => own.some((mine) => isSameName(mine, one) || sharesPlace(one, [mine]))
  const reach = everReachedAt(person).filter((one) => !isOwn(one))
  const others = shown.filter(({ id }) => id !== person.id)
  return reachSecrets(reach, openIn(others, reach))
}

/** School and doctor of a hidden child, in every part, with a slip of the pen, and their town, unless that is somebody's open one. */
function schoolSecrets(
  places: readonly string[],
  known: ReadonlySet<string>,
  people: readonly KnownPerson[],
  open: Open,
): Secret[] {
  const named = places.flatMap((place) => organisationSecrets(place, known))
  const words = named.flatMap((one) =>
    typeof one === 'object' && 'place' in one && /^\p{L}{6,}$/u.test(one.place) ? [one.place] : [],
  )
  const openly = openAddresses(people, []).map((one) => one.toLowerCase())
  const towns = places.flatMap(townsIn).filter((town) => !openly.some((one) => one.includes(town.toLowerCase())))
  const isOpen = (word: string) => open.words.has(word.toLowerCase())
  const slips = words.filter((word) => !isOpen(word)).map((town) => ({ town, amid: open.phrases }))
  return [...named, ...slips, ...towns.flatMap((town) => townSecrets(town, open))]
}

/** Where others live who are not hidden, but for those who live at one of these addresses: theirs would tell the town of it. */
function openAddresses(people: readonly KnownPerson[], hidden: readonly string[]): string[] {
  const others = people.filter(({ addressProtected, referred }) => addressProtected !== true && referred !== true)
  const homes = new Set(hidden.flatMap((one) => linesOf(one).homes.slice(0, 1)))
  return others
    .flatMap(({ contact }) => contact?.address ?? [])
    .filter((one) => !sharesPlace(one, hidden) && !linesOf(one).homes.some((home) => homes.has(home)))
}

/** The towns of protected addresses, unless others live there too, who are not hidden, or they themselves do, openly, now. */
function townsOf(reach: readonly string[], people: readonly KnownPerson[], open: Open): Secret[] {
  const addresses = reach.filter((one) => /\p{L}/u.test(one) && !one.includes('@'))
  return townsOnlyIn(addresses, openAddresses(people, addresses)).flatMap((town) => townSecrets(town, open))
}

/** The same of all together. */
export const secretsFrom = (recipientId: string | undefined, people: readonly KnownPerson[]): Secret[] =>
  hiddenFrom(recipientId, people).flatMap(({ secrets }) => secrets)

/**
 * All that names somebody who is hidden: name, what they are, where they work, school and doctor, and how they are reached.
 * @param shown those who are no secret
 * @param own how the recipient is and was reached, which is theirs whoever else had it, save where somebody hides now
 */
export function identityOf(person: KnownPerson, shown: readonly KnownPerson[], own: readonly string[] = []): Secret[] {
  const { name, role = '', organisation, tells, addressProtected } = person
  const hiding = addressProtected === true ? reachOf(person) : []
  const reach = everReachedAt(person).filter((one) => hiding.includes(one) || !own.includes(one))
  const known = namesIn(shown)
  const places = [...(organisation === undefined ? [] : [organisation]), ...tells].flatMap((place) =>
    organisationSecrets(place, known),
  )
  const whole = [
    ...nameSecrets(name, known),
    ...roleSecrets(role),
    ...places,
    ...reachSecrets(reach, openIn(shown, reach)),
  ]
  return person.referred === true
    ? [...whole, ...workOf(person, shown, redactor(places)), ...kinshipOf(role, shown)]
    : whole
}

/** What tells of whoever referred by the kind of their work, but within the name of another school or doctor of the family, and their domain. */
function workOf(person: KnownPerson, shown: readonly KnownPerson[], hide: (text: string) => string): Secret[] {
  const { role = '', organisation = '', contact } = person
  const isHidden = shown.some(({ addressProtected }) => addressProtected === true)
  const others = isHidden ? [] : shown.flatMap(({ tells }) => tells).filter((place) => hide(place) === place)
  const { phrases } = openIn(shown, everReachedAt(person))
  const mails = shown.flatMap((one) => one.contact?.email ?? [])
  return [
    ...tradeSecrets(role, organisation, {
      words: namesIn(shown),
      phrases: [...phrases, ...others.flatMap(withoutPlace)],
    }),
    ...(contact?.email === undefined ? [] : domainSecrets(contact.email, mails)),
  ]
}

/** `Blueberry Lane Academy` of `Blueberry Lane Academy, Oakhidden`. */
const withoutPlace = (place: string): string[] => [place, place.split(',')[0] ?? place]

/** What the grown-ups of the family call whoever referred. */
function kinshipOf(role: string, shown: readonly KnownPerson[]): Secret[] {
  const children = namesIn(shown.filter(({ forenames }) => forenames !== undefined))
  const adults = namesIn(shown.filter(({ forenames }) => forenames === undefined))
  return seenByFamily(
    role,
    [...adults].filter((word) => !children.has(word)),
  ).map((one) => ({ role: one }))
}

/** The words of the names of those who are no secret: a grandmother who refers has the surname of the child. */
export const namesIn = (people: readonly KnownPerson[]): ReadonlySet<string> =>
  sharedWords(people.map(({ name }) => name))
