import { agencies } from '../pathway/people'
import { agencyWords } from '../pathway/agency-words'
import type { OpenedCase } from '../pathway/case'
import type { CaseEvent } from '../pathway/events'
import { audienceOf, type Audience } from '../pathway/notice-kinds'
import type { NoticeTemplate } from '../pathway/notice'
import type { NoticeWords } from '../pathway/notice-words'
import { groundAgainst, groundAgainstAgency } from '../pathway/telling'
import type { WithholdGround } from '../pathway/withholding'
import type { Effective } from '../tenants/schema'
import type { Wordings } from '../tenants/wordings'
import type { Page } from './page'
import type { KnownPerson } from './people'
import { redact, reachOf, secretsFrom, tells } from './redact'
import { closing, fill, sayWording, textMessage, type Lines } from './write'

/** Why somebody of the council has to do something first. */
export const problems = [
  'no-address',
  'recipient-left',
  'shares-protected-address',
  'interpreter-needed',
  'other-format-needed',
  'template-broken',
] as const
export type Problem = (typeof problems)[number]

/** What is to be done with a notice now. */
export type Resolved =
  | { do: 'send'; channel: 'letter' | 'email' | 'text'; page: Page }
  | { do: 'tray' }
  | { do: 'stop'; ground: WithholdGround }
  | { do: 'hold'; problem: Problem }

/** All that the record and the configuration say at the moment of sending. */
export interface Sight {
  notice: { template: NoticeTemplate; recipientKind: 'person' | 'role' | 'agency'; recipient: string }
  event: CaseEvent
  state: OpenedCase
  people: ReadonlyMap<string, KnownPerson>
  words: NoticeWords
  wordings: Wordings
  sending: Effective['sending']
  lines: Lines
  today: string
}

/**
 * Where a notice goes and what it says, from the record as it stands now and not as it stood when the notice was recorded: whoever may not
 * be told any more is not, and a protected address is on nobody else's page (000-05, 003-03, 004-52; 002-03 and 002-04 for interpreters and
 * formats). Pure.
 */
export function resolve(sight: Sight): Resolved {
  switch (sight.notice.recipientKind) {
    case 'role':
      return toRole(sight)
    case 'agency':
      return toAgency(sight)
    case 'person':
      return toPerson(sight)
  }
}

function toRole(sight: Sight): Resolved {
  const at = Object.entries(sight.sending.mailboxes).find(([role]) => role === sight.notice.recipient)?.[1]
  if (at === undefined) return { do: 'tray' }
  const name = sight.notice.recipient.replaceAll('-', ' ')
  return written(sight, { audience: 'staff', name, channel: 'email', at, format: 'standard' })
}

/** Where the council has given no address of an agency, somebody of the council tells them, and says so. */
function toAgency(sight: Sight): Resolved {
  const { notice, state, event, sending } = sight
  const agency = agencies.find((one) => one === notice.recipient)
  if (agency === undefined) return { do: 'hold', problem: 'template-broken' }
  const ground = groundAgainstAgency(state, agency, 'aboutPersonId' in event ? event.aboutPersonId : undefined)
  if (ground !== undefined) return { do: 'stop', ground }
  const at = sending.agencies[agency]
  if (at === undefined) return { do: 'hold', problem: 'no-address' }
  return written(sight, { audience: 'agency', name: agencyWords[agency], channel: 'email', at, format: 'standard' })
}

function toPerson(sight: Sight): Resolved {
  const { notice, state } = sight
  const person = state.people.find(({ id }) => id === notice.recipient)
  const known = sight.people.get(notice.recipient)
  if (person === undefined || known === undefined) return { do: 'hold', problem: 'template-broken' }
  const ground = groundAgainst(state, person.id)
  if (ground !== undefined) return { do: 'stop', ground }
  const problem = inTheWay(sight, known)
  if (problem !== undefined) return { do: 'hold', problem }
  const way = wayTo(known, sight.sending.channels)
  if (way === undefined) return { do: 'hold', problem: 'no-address' }
  const format = known.format === 'large-print' ? 'large-print' : 'standard'
  return written(sight, { audience: audienceOf(person.kind), name: known.name, ...way, format })
}

function inTheWay({ state, people }: Sight, known: KnownPerson): Problem | undefined {
  if (known.left === true) return 'recipient-left'
  if (sharesProtected(known, people)) return 'shares-protected-address'
  const needed = state.people.find(({ id }) => id === known.id)
  const interpreter = known.interpreter ?? needed?.interpreter === true
  if (interpreter && !state.interpreterWaivers.includes(known.id)) return 'interpreter-needed'
  const isPrint = known.format === undefined || known.format === 'standard' || known.format === 'large-print'
  return isPrint || state.adjustmentWaivers?.includes(known.id) === true ? undefined : 'other-format-needed'
}

/** The address of somebody who must not be found stands with somebody else too: an old one, or they live together. A person has to look. */
function sharesProtected(known: KnownPerson, people: Sight['people']): boolean {
  if (known.addressProtected === true) return false
  const hidden = [...people.values()].filter(({ addressProtected, id }) => addressProtected === true && id !== known.id)
  const own = reachOf({ ...known, tells: [] }).join('\n')
  return tells(
    own,
    hidden.flatMap((one) => reachOf({ ...one, tells: [] })),
  )
}

/** The first way that is known: the one that the person asked for, then the council's order. */
function wayTo({ contact = {}, prefers }: KnownPerson, order: Effective['sending']['channels']) {
  const known = { letter: contact.address, email: contact.email, text: contact.phone }
  const channel = [...(prefers === undefined ? [] : [prefers]), ...order].find((one) => known[one] !== undefined)
  const at = channel === undefined ? undefined : known[channel]
  return channel === undefined || at === undefined ? undefined : { channel, at }
}

interface Addressed {
  audience: Audience
  name: string
  channel: 'letter' | 'email' | 'text'
  at: string
  format: Page['format']
}

function written(sight: Sight, { audience, name, channel, at, format }: Addressed): Resolved {
  const { notice, wordings, words, state } = sight
  const wording = wordings.templates[notice.template][audience]
  if (wording === undefined) return { do: 'hold', problem: 'template-broken' }
  const council = words.council ?? ''
  const around = { to: { name, at }, format, practice: state.practice, day: sight.today, council }
  if (channel === 'text')
    return {
      do: 'send',
      channel,
      page: { ...around, subject: '', paragraphs: [textMessage(wordings, council, sight.lines)] },
    }
  const filling = { ...words, child: childName(sight, audience), recipient: name, today: sight.today }
  const said = sayWording(wording, { ...filling, ...withoutReasons(sight, audience) })
  const { greeting, ending, signature } = wordings.frame
  const under =
    audience === 'staff' ? [] : [...closing(wordings, sight.lines), ending, fill(signature, { council }) ?? council]
  const secrets = secretsFrom(
    notice.recipientKind === 'person' ? notice.recipient : undefined,
    [...sight.people.values()],
    referrerOf(state),
  )
  const shown = [said.subject, ...said.paragraphs].map((text) => redact(text, secrets))
  const [subject = '', ...paragraphs] = shown
  const all = [fill(greeting, { recipient: name }) ?? '', ...paragraphs, ...under]
  return { do: 'send', channel, page: { ...around, subject, paragraphs: all } }
}

const referrerOf = ({ people }: OpenedCase): string => people.find(({ kind }) => kind === 'referrer')?.id ?? ''

/** A neighbour is told what was decided, and not why: the reasons speak of the family. */
const publicSources: readonly string[] = ['1B', '1D', '9', '10']
const withoutReasons = ({ state }: Sight, audience: Audience): { why?: string } =>
  audience === 'referrer' && publicSources.includes(state.source) ? { why: '' } : {}

/** As the family calls the child; to others with the surname; never to a referrer. */
function childName({ state, people }: Sight, audience: Audience): string {
  const child = people.get(state.people.find(({ kind }) => kind === 'child')?.id ?? '')
  if (audience === 'referrer' || audience === 'staff' || child === undefined) return ''
  return audience === 'family' || audience === 'child' ? (child.forenames ?? child.name) : child.name
}
