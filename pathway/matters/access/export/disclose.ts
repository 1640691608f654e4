import type { CaseEvent } from '../../../events'
import type { Rules } from '../../../rules'
import type { Instant } from '../../../time'
import type { Disclosure } from '../facts'
import { entryOf } from './entry'
import {
  withheldFor,
  type DisclosedCase,
  type Export,
  type HeldCase,
  type Json,
  type KnownPerson,
  type WithheldGround,
} from './facts'
import { keptBack, recordOf } from './kept-back'
import { readersIn, type Asking } from './named'
import { scrubFor, type Scrub, type WithheldPerson } from './scrub'
import { whoseIs } from './whose'
import { wordsIn } from './words'

const rights = [
  'If you think that something is wrong, you can ask us to correct it. If you do not agree with something, we will keep what you say next to it.',
  'You can complain to us. You can also complain to the Information Commissioner (www.ico.org.uk), or go to court.',
]

/** What is to be disclosed, and of which request. */
export interface Approved extends Disclosure, Asking {
  number: number
  requestId: string
  /** What was withheld then stays withheld, as what has been withheld since is: what is signed off is only ever taken out more. */
  signedOffAt?: Instant
  producedAt?: Instant
}

/**
 * What is disclosed of the cases held: events as sentences, records, decisions with their reasons, people; without what is withheld. Who
 * referred is withheld unless it is shown in so many words, and always where they were anonymous or are not told what is decided; so is
 * what letters do not tell who asks (see `keptBack`).
 * @param hideIn takes out of what somebody wrote in the entries of a case what else must not be read there
 */
export const disclose = (
  held: readonly HeldCase[],
  approved: Approved,
  rules: Rules,
  hideIn = hideNothing,
): Export => ({
  requestId: approved.requestId,
  council: rules.words.council,
  proposal: approved.number,
  cases: held.map((one) => discloseCase(one, approved, rules, hideIn(one.caseId))),
  rights,
})

const hideNothing =
  (_caseId: string): Scrub =>
  (text) =>
    text

function discloseCase(held: HeldCase, approved: Approved, rules: Rules, hide: Scrub): DisclosedCase {
  const withheld = withheldPeople(held, approved)
  const groundOf = new Map(withheld.map(({ person, ground }) => [person.id, ground]))
  const shown = held.people.filter(({ id }) => !groundOf.has(id))
  const scrub = scrubFor(withheld, shown)
  const scrubEntry: Scrub = (text) => hide(scrub(text))
  const ofEntry = new Map(
    approved.entries.filter(({ caseId }) => caseId === held.caseId).map(({ seq, ground }) => [seq, ground]),
  )
  const openingWithheld = ofEntry.has(1)
  const kept = keptBackIn(held, approved, rules)
  return {
    people: held.people.map(({ id, kind, said }) => {
      const ground = groundOf.get(id)
      return ground === undefined ? { kind, said: scrubAll(said, scrub) } : { kind, ...withheldFor(ground) }
    }),
    ...(held.concern !== undefined && !openingWithheld && { concern: scrub(held.concern) }),
    entries: held.events.map(({ event, roles }) => {
      const ground = ofEntry.get(event.seq) ?? aboutWithheld(event, groundOf) ?? kept(event)
      if (ground !== undefined) return { number: event.seq, at: event.at, ...withheldFor(ground) }
      const whose = whoseIs(event, held.people, scrubEntry)
      return { ...entryOf(event, roles, rules, scrubEntry), ...(whose !== undefined && { whose }) }
    }),
  }
}

/** What letters do not tell, what others said, and what may be the words of who asks, unless the entry is shown. */
function keptBackIn(held: HeldCase, approved: Approved, rules: Rules) {
  const { entriesShown = [], signedOffAt, producedAt } = approved
  const { askerId, own } = readersIn(held, approved)
  const moments = [signedOffAt, producedAt].filter((one) => one !== undefined)
  const kept = keptBack(held, { askerId, moments }, rules)
  const shown = new Set(entriesShown.flatMap(({ caseId, seq }) => (caseId === held.caseId ? [seq] : [])))
  return (event: CaseEvent): WithheldGround | undefined => {
    if (shown.has(event.seq)) return undefined
    if (kept.has(event.seq)) return 'confidential'
    const are = wordsIn(event, held.people, own)?.are
    return are === 'anothers' ? 'anothers-words' : are === 'perhaps-own' ? 'perhaps-own-words' : undefined
  }
}

/** What is chosen from a list stands as it is: `mother` taken out would say that she referred. */
const coded: readonly string[] = ['kind', 'sex', 'ethnicity', 'format', 'prefers', 'flags']

const scrubAll = (said: KnownPerson['said'], scrub: Scrub): KnownPerson['said'] =>
  Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, coded.includes(name) ? value : scrubValue(value, scrub)]),
  )

function scrubValue(value: Json, scrub: Scrub): Json {
  if (typeof value === 'string') return scrub(value)
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((inner) => scrubValue(inner, scrub))
  return scrubAll(value, scrub)
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

function withheldPeople(held: HeldCase, { people, referrerShownIn = [] }: Approved): WithheldPerson[] {
  const isShown = referrerShownIn.includes(held.caseId) && !held.anonymous && !withheldFromReferrer(held)
  return held.people.flatMap((person): WithheldPerson[] => {
    const found = people.find(({ caseId, personId }) => caseId === held.caseId && personId === person.id)
    if (found !== undefined) return [{ person, ground: found.ground }]
    return person.kind === 'referrer' && !isShown ? [{ person, ground: 'who-referred' }] : []
  })
}

const withheldFromReferrer = (held: HeldCase): boolean =>
  recordOf(held).some((event) => 'withhold' in event && (event.withhold ?? []).some(({ from }) => from === 'referrer'))

/** An event that names somebody who is withheld is withheld; the first names everybody, and says of nobody more than that. */
function aboutWithheld(event: CaseEvent, groundOf: ReadonlyMap<string, WithheldGround>): WithheldGround | undefined {
  if (event.type === 'referral-received') return undefined
  return [...groundOf].find(([personId]) => names(event, personId))?.[1]
}

function names(value: unknown, personId: string): boolean {
  if (typeof value === 'string') return value === personId
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => names(inner, personId))
}
