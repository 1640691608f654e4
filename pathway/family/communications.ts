import { londonDate, toLondon } from '../calendar/london'
import type { CaseEvent } from '../events'
import { formOf } from '../records/catalogue'
import type { Instant, LocalDate } from '../time'

/** What stands where the record does not say it. */
export const notRecorded = 'not recorded'

/** One communication, in exactly the fields that families are advised to keep (003-20). */
export interface Communication {
  kind: string
  names: string
  jobTitles: string
  date: string
  time: string
  actionPoints: string
  timeframes: string
  /** The opaque id of whom it was with, where the record says it by id. */
  personId?: string
  /** Of a letter or e-mail, its heading: which one it was. */
  about?: string
  /** The opaque id of whose own words the action points are, where the record says so. */
  ownWordsOf?: string
}

/** What was sent to somebody, and how; `about`: its heading, which a text message has not. */
export interface SentTo {
  personId: string
  channel: string
  at: Instant
  about?: string
}

/**
 * What Caseway knows of calls, e-mails, post and meetings: what was put down as a communication, contacts and meetings with the family that
 * other steps record, and what was sent. By the day and time they say, the earliest first; what is not known is `not recorded` (003-20). Pure.
 */
export function communicationsLog(events: readonly CaseEvent[], sent: readonly SentTo[] = []): Communication[] {
  const entries = [...events.flatMap((event) => ofEvent(event) ?? []), ...sent.map(ofSent)]
  return entries.toSorted((a, b) => `${a.date} ${a.time}`.localeCompare(`${b.date} ${b.time}`))
}

function ofEvent(event: CaseEvent): Communication | undefined {
  if (event.type === 'record-made') return event.record === 'communication' ? ofRecord(event) : undefined
  if (event.type === 'family-contacted') return { ...at('Contact', event.at), personId: event.personId }
  if (event.type === 'child-seen') return on('Meeting with the child', event.seenOn)
  return 'familyAttended' in event && event.familyAttended ? on('Meeting', dayOf(event)) : undefined
}

function ofRecord({ fields }: Extract<CaseEvent, { type: 'record-made' }>): Communication {
  const said = (name: string): string => String(fields[name] ?? notRecorded)
  return {
    kind: labelOf(said('kind')),
    names: said('names'),
    jobTitles: said('job-titles'),
    date: said('date'),
    time: said('time'),
    actionPoints: said('action-points'),
    timeframes: said('timeframes'),
    ...(fields['own-words-of'] !== undefined && { ownWordsOf: said('own-words-of') }),
  }
}

const channels: Readonly<Record<string, string>> = { letter: 'Post', email: 'E-mail', text: 'Text message' }
const ofSent = ({ personId, channel, at: moment, about }: SentTo): Communication => ({
  ...at(channels[channel] ?? channel, moment),
  personId,
  ...(about !== undefined && { about }),
})

const rest = { names: notRecorded, jobTitles: notRecorded, actionPoints: notRecorded, timeframes: notRecorded }
const on = (kind: string, date: LocalDate): Communication => ({ kind, ...rest, date, time: notRecorded })
const at = (kind: string, moment: Instant): Communication => ({
  ...{ kind, ...rest, date: londonDate(moment) },
  time: toLondon(moment).time,
})

function dayOf(event: CaseEvent): LocalDate {
  if ('heldOn' in event) return event.heldOn
  return 'on' in event ? event.on : londonDate(event.at)
}

const kinds = formOf('communication')?.fields.find(({ name }) => name === 'kind')?.choices ?? []
const labelOf = (code: string): string => kinds.find((one) => one.code === code)?.label ?? code
