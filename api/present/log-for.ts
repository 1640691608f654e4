import type { KnownPerson } from '../../notices/people'
import { redactor, secretsFrom } from '../../notices/redact'
import type { CaseEvent } from '../../pathway/events'
import { communicationsLog, notRecorded, type Communication, type SentTo } from '../../pathway/family/communications'
import { namesAlone } from '../../pathway/family/named-in'
import { withheldSince } from '../../pathway/family/view'
import { redacted } from '../../pathway/redaction/blot'

/** What a case's log is made from. */
export interface LogSight {
  events: readonly CaseEvent[]
  sent: readonly SentTo[]
  people: readonly KnownPerson[]
}

/** The whole log, for those who work the case: whom it was with by name, where the record has an id. */
export const wholeLog = ({ events, sent, people }: LogSight): Communication[] =>
  communicationsLog(events, sent).map((one) => withName(one, people))

/**
 * The log that one of the family may have: their own contacts and what was sent to them; of what was put down in words, what names them
 * beyond doubt and nobody else. Nothing since all is withheld from them, no action points since the reasons are, and without who referred and how
 * those are reached whose address is protected (003-03, 003-20, 004-52). Pure.
 */
export function logFor(personId: string, { events, sent, people }: LogSight): Communication[] {
  const { all, reasons } = withheldSince(events, personId)
  const until = (from: number, to: number) => events.filter(({ seq }) => seq >= from && seq < Math.min(to, all))
  const withoutReasons = communicationsLog(until(reasons, Infinity)).map((one) => ({
    ...one,
    actionPoints: hidden(one),
  }))
  const own = sent.filter((one) => one.personId === personId)
  const hide = redactor(secretsFrom(personId, people))
  const known = [...communicationsLog(until(0, reasons), own), ...withoutReasons]
  const entries = known.filter(isFor(personId, people))
  return entries.map((one) => withoutSecrets(withName(one, people), personId, hide)).toSorted(byMoment)
}

const byMoment = (a: Communication, b: Communication): number =>
  `${a.date} ${a.time}`.localeCompare(`${b.date} ${b.time}`)

const hidden = ({ actionPoints }: Communication): string => (actionPoints === notRecorded ? notRecorded : redacted)

const withName = (one: Communication, people: readonly KnownPerson[]): Communication => {
  const name = people.find(({ id }) => id === one.personId)?.name ?? ''
  return name === '' ? one : { ...one, names: name }
}

/** What was put down in words is theirs only where it names them beyond doubt and nobody else; a meeting says nothing of anybody. */
const isFor =
  (id: string, people: readonly KnownPerson[]) =>
  ({ personId, names, jobTitles, timeframes }: Communication): boolean => {
    if (personId !== undefined) return personId === id
    return [names, jobTitles, timeframes].every((said) => said === notRecorded) || namesAlone(names, id, people)
  }

/**
 * What they said themselves stands as they gave it, and so does their name; what others said does not stand. Where nobody says whose words it
 * gives, it may be theirs: each part stands whole or not at all. In part it would show which of their guesses is right.
 */
function withoutSecrets(one: Communication, personId: string, hide: (text: string) => string): Communication {
  const { names, jobTitles, time, actionPoints, timeframes, about, ownWordsOf } = one
  const hideWhole = (text: string) => (hide(text) === text ? text : redacted)
  const hidePart = ownWordsOf === undefined ? hideWhole : hide
  const said = { names, jobTitles, time, timeframes }
  const points = ownWordsOf === undefined ? hideWhole(actionPoints) : ownWordsOf === personId ? actionPoints : redacted
  return {
    ...one,
    ...mapped(said, hidePart),
    ...(one.personId === personId && { names }),
    actionPoints: points,
    ...(about !== undefined && { about: hide(about) }),
  }
}

const mapped = <K extends string>(said: Record<K, string>, hide: (text: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries<string>(said).map(([name, text]) => [name, hide(text)]))
