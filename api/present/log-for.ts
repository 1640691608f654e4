import type { KnownPerson } from '../../notices/people'
import { redactorFor } from '../../notices/guesses'
import type { CaseEvent } from '../../pathway/events'
import { communicationsLog, notRecorded, type Communication, type SentTo } from '../../pathway/family/communications'
import { namesAlone } from '../../pathway/family/named-in'
import { ownWordsOf } from '../../pathway/family/own-words'
import { withheldSince } from '../../pathway/family/view'
import { redacted } from '../../pathway/redaction/blot'
import { besideOwn } from '../../pathway/redaction/echo'

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
 * The log that one of the family may have: their own contacts and what was sent to them; of what was put down in words, names them
 * alone and gives their own words. Nothing since all is withheld from them, no action points since the reasons are, and without who referred and how
 * those are reached whose address is protected (003-03, 003-20, 004-52). Pure.
 */
export function logFor(personId: string, { events, sent, people }: LogSight): Communication[] {
  const { all, reasons } = withheldSince(events, personId)
  const until = (from: number, to: number) => events.filter(({ seq }) => seq >= from && seq < Math.min(to, all))
  const own = sent.filter((one) => one.personId === personId)
  const hide = redactorFor(personId, people, ownWordsOf(personId, events))
  const shown = (entries: readonly Communication[]) =>
    entries.filter(isFor(personId, people)).map((one) => withoutSecrets(withName(one, people), hide))
  const withoutReasons = shown(communicationsLog(until(reasons, Infinity))).map((one) => ({
    ...one,
    actionPoints: hidden(one),
  }))
  return [...shown(communicationsLog(until(0, reasons), own)), ...withoutReasons].toSorted(byMoment)
}

const byMoment = (a: Communication, b: Communication): number =>
  `${a.date} ${a.time}`.localeCompare(`${b.date} ${b.time}`)

const hidden = ({ actionPoints }: Communication): string => (actionPoints === notRecorded ? notRecorded : redacted)

const withName = (one: Communication, people: readonly KnownPerson[]): Communication => {
  const name = people.find(({ id }) => id === one.personId)?.name ?? ''
  return name === '' ? one : { ...one, names: name }
}

/**
 * What was put down in words is theirs only where it names them beyond doubt and nobody else, and says that it gives their own words; a
 * meeting says nothing of anybody.
 */
const isFor =
  (id: string, people: readonly KnownPerson[]) =>
  ({ personId, names, jobTitles, timeframes, ownWordsOf }: Communication): boolean => {
    if (personId !== undefined) return personId === id
    const isBare = [names, jobTitles, timeframes].every((said) => said === notRecorded)
    return isBare || (ownWordsOf === id && namesAlone(names, id, people))
  }

/** What they said themselves stands as they gave it, and so does their name, and the heading of a letter as they had it; what the council wrote beside it as `besideOwn` has it. */
function withoutSecrets(one: Communication, hide: (text: string) => string): Communication {
  const { jobTitles, timeframes, actionPoints, ownWordsOf } = one
  const said = ownWordsOf === undefined ? [] : [actionPoints]
  return {
    ...one,
    jobTitles: besideOwn(jobTitles, hide(jobTitles), said),
    timeframes: besideOwn(timeframes, hide(timeframes), said),
  }
}
