import { redacted, sharesPlace } from '../pathway/redaction/blot'
import type { Secret } from '../pathway/redaction/secret'
import { agencyWords } from '../pathway/agency-words'
import type { OpenedCase, WritingWaiver } from '../pathway/case'
import type { CaseEvent } from '../pathway/events'
import { audienceOf, type Audience } from '../pathway/notice-kinds'
import type { NoticeWords } from '../pathway/notice-words'
import { isOvertaken } from '../pathway/overtaken'
import { agencies, isProfessional } from '../pathway/people'
import { groundAgainst, groundAgainstAgency, reasonsWithheld } from '../pathway/telling'
import { canBePhone } from '../pathway/reach-forms'
import type { LocalDate } from '../pathway/time'
import type { Effective } from '../tenants/schema'
import { compose, type Addressed, type Desk, type Problem, type Resolved } from './compose'
import { guessIn } from './guesses'
import type { KnownPerson } from './people'
import { reachOf, secretsFrom } from './redact'

/** All that the record and the configuration say at the moment of sending. */
export interface Sight {
  desk: Desk
  recipient: { kind: 'person' | 'role' | 'agency'; id: string }
  event: CaseEvent
  /** The London day on which it is sent. */
  on: LocalDate
  state: OpenedCase
  people: ReadonlyMap<string, KnownPerson>
  /** What the recipient said themselves, as the record has it (see `ownWordsOf`). */
  said?: readonly string[]
  sending: Effective['sending']
}

/**
 * Where a notice goes and what it says, from the record as it stands now and not as it stood when the notice was recorded: whoever may not
 * be told any more is not, and a protected address is on nobody else's page (000-05, 003-03, 004-52; 002-03 and 002-04 for interpreters and
 * formats). Pure.
 */
export function resolve(sight: Sight): Resolved {
  switch (sight.recipient.kind) {
    case 'role':
      return toRole(sight)
    case 'agency':
      return toAgency(sight)
    case 'person':
      return toPerson(sight)
  }
}

function toRole({ desk, recipient, sending }: Sight): Resolved {
  const at = Object.entries(sending.mailboxes).find(([role]) => role === recipient.id)?.[1]
  if (at === undefined) return { do: 'tray' }
  const name = recipient.id.replaceAll('-', ' ')
  return compose(desk, { audience: 'staff', name, channel: 'email', at, format: 'standard', secrets: [] })
}

/** Where the council has given no address of an agency, somebody of the council tells them, and says so. */
function toAgency(sight: Sight): Resolved {
  const { recipient, state, event, sending } = sight
  const agency = agencies.find((one) => one === recipient.id)
  if (agency === undefined) return { do: 'hold', problem: 'template-broken' }
  const ground = groundAgainstAgency(state, agency, 'aboutPersonId' in event ? event.aboutPersonId : undefined)
  if (ground !== undefined) return { do: 'stop', ground }
  const at = sending.agencies[agency]
  if (at === undefined) return { do: 'hold', problem: 'no-address' }
  return written(sight, { audience: 'agency', name: agencyWords[agency], channel: 'email', at, format: 'standard' })
}

function toPerson(sight: Sight): Resolved {
  const { recipient, state } = sight
  const person = state.people.find(({ id }) => id === recipient.id)
  const known = sight.people.get(recipient.id)
  if (person === undefined || known === undefined) return { do: 'hold', problem: 'template-broken' }
  const ground = groundAgainst(state, person.id, sight.desk.template)
  if (ground !== undefined) return { do: 'stop', ground }
  if (isOvertaken(sight.event, person.id, state, sight.on)) return { do: 'stop', ground: 'overtaken' }
  const problem = inTheWay(sight, known)
  if (problem !== undefined) return { do: 'hold', problem }
  const way = wayTo(known, sight.sending.channels)
  if (way === undefined) return { do: 'hold', problem: noWayTo(known) }
  const format = known.format === 'large-print' ? 'large-print' : 'standard'
  const called = known.forenames ?? known.name
  return written(sight, { audience: audienceOf(person.kind), name: known.name, called, ...way, format })
}

/** An approval of one contact is for speaking; only one for writing lets a page go that they may not be able to read (002-03, 002-04, 004-26). */
function inTheWay({ state, people }: Sight, known: KnownPerson): Problem | undefined {
  if (known.left === true) return 'recipient-left'
  if (sharesProtected(known, people)) return 'shares-protected-address'
  const needed = state.people.find(({ id }) => id === known.id)
  const interpreter = known.interpreter ?? needed?.interpreter === true
  const mayWrite = (need: WritingWaiver['need']) =>
    state.writingWaivers?.some((one) => one.personId === known.id && one.need === need) === true
  if (interpreter && !mayWrite('interpreter')) return 'interpreter-needed'
  const isPrint = known.format === undefined || known.format === 'standard' || known.format === 'large-print'
  return isPrint || mayWrite('adjustments') ? undefined : 'other-format-needed'
}

/** The address of somebody who must not be found stands with somebody else too: an old one, or they live together. A person has to look. */
function sharesProtected(known: KnownPerson, people: Sight['people']): boolean {
  if (known.addressProtected === true) return false
  const others = [...people.values()].filter(({ id }) => id !== known.id)
  const asKnown = others.flatMap((one) => [one, ...(one.elsewhere ?? [])])
  const hidden = asKnown.filter(({ addressProtected }) => addressProtected === true)
  return sharesPlace(reachOf(known).join('\n'), hidden.flatMap(reachOf))
}

/** Why there is no way to somebody: nothing is known, or a number that cannot be one. */
export const noWayTo = ({ contact }: KnownPerson): Problem =>
  contact?.phone === undefined ? 'no-address' : 'number-impossible'

/** The first way that is known and can be one: the one that the person asked for, then the council's order. */
export function wayTo({ contact = {}, prefers }: KnownPerson, order: readonly ('letter' | 'email' | 'text')[]) {
  const known = { letter: contact.address, email: contact.email, text: phoneOf(contact) }
  const channel = [...(prefers === undefined ? [] : [prefers]), ...order].find((one) => known[one] !== undefined)
  const at = channel === undefined ? undefined : known[channel]
  return channel === undefined || at === undefined ? undefined : { channel, at }
}

/** Their number, where it can be one: what was put down before numbers were looked at may be none. */
const phoneOf = ({ phone }: NonNullable<KnownPerson['contact']>): string | undefined =>
  phone !== undefined && canBePhone(phone) ? phone : undefined

/** In the words for them, without what is to be kept from them. */
function written(sight: Sight, to: Omit<Addressed, 'secrets' | 'words'>): Resolved {
  const { recipient, people, desk } = sight
  const secrets = secretsFrom(recipient.kind === 'person' ? recipient.id : undefined, [...people.values()])
  const why = withoutGuess(sight, secrets)
  const words = {
    child: childName(sight, to.audience),
    ...outcomeOf(sight),
    ...why,
    ...withoutReasons(sight, to.audience),
  }
  return compose(desk, { ...to, words, secrets, ...whichOf(sight, to.audience) })
}

/** Reasons that take up what the recipient guessed are not in their letter at all: with a part taken out they would say whether it is right. */
function withoutGuess({ recipient, people, desk, said = [] }: Sight, secrets: readonly Secret[]): NoticeWords {
  const { why } = desk.words
  if (why === undefined || secrets.length === 0) return {}
  return guessIn(recipient.id, [...people.values()], said)(why) ? { why: redacted } : {}
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/**
 * A referrer of several children has one letter of what is the same for all of them. In the others, the child is the one whom they told us
 * about first, second and so on: the letter names nobody (003-05).
 */
function whichOf({ state, people, desk }: Sight, audience: Audience): { which?: string } {
  if (audience !== 'referrer' || state.siblingCaseIds.length === 0) return {}
  if (desk.template === 'referral-received') return { which: 'all' }
  const children = [...people.values()].filter(({ forenames }) => forenames !== undefined)
  const nth = children.findIndex(({ id }) => state.people.some((one) => one.kind === 'child' && one.id === id))
  return { which: ordinals[nth] ?? `${String(nth + 1)}th` }
}

/** In the words for letters, where its label is not. */
function outcomeOf({ event, desk }: Sight): { decision?: string } {
  if (event.type !== 'referral-decided' && event.type !== 'outcome-decided') return {}
  const decision = desk.wordings.outcomes[event.outcome]
  return decision === undefined ? {} : { decision }
}

/**
 * Who does not refer in their work is told what was decided, and not why: the reasons speak of the family. Nor is whoever a manager
 * withholds the reasons from (003-03); a paragraph that would speak of them is left out.
 */
function withoutReasons({ state, recipient }: Sight, audience: Audience): NoticeWords {
  const withheld = recipient.kind === 'person' && reasonsWithheld(state, recipient.id)
  if (withheld) return { why: '', assessment: '', plan: '' }
  return audience === 'referrer' && !isProfessional(state.source) ? { why: '' } : {}
}

/** As the family calls the child; to others with the surname; never to a referrer. */
function childName({ state, people }: Sight, audience: Audience): string {
  const child = people.get(state.people.find(({ kind }) => kind === 'child')?.id ?? '')
  if (audience === 'referrer' || audience === 'staff' || child === undefined) return ''
  return audience === 'family' || audience === 'child' ? (child.forenames ?? child.name) : child.name
}
