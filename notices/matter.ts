import { z } from 'zod'
import { sayDate } from '../pathway/calendar/words'
import { findingInLetters, findings } from '../pathway/matters/complaints/facts'
import { rectificationInLetters } from '../pathway/matters/rectification/rectification'
import { dueSpokenOf } from '../pathway/matters/spoken-of'
import type { NoticeTemplate } from '../pathway/notice'
import type { NoticeWords } from '../pathway/notice-words'
import { redacted } from '../pathway/redaction/blot'
import { besideOwn, takesUp } from '../pathway/redaction/echo'
import type { Secret } from '../pathway/redaction/secret'
import type { Rules } from '../pathway/rules'
import type { RecordedAny } from '../pathway/stamp'
import { compose, type Desk, type Resolved } from './compose'
import type { KnownPerson } from './people'
import { redact } from './redact'
import { noWayTo, wayTo } from './resolve'

/** What a matter's sealed opening says of whoever asks; a matter of any kind names them alike. */
const openingSchema = z.object({
  request: z.object({
    requester: z.object({
      forenames: z.string(),
      surname: z.string(),
      address: z.string().optional(),
      postcode: z.string().optional(),
      telephone: z.string().optional(),
      email: z.string().optional(),
    }),
  }),
  people: z.object({ requesterId: z.string() }),
})

/** Who asks in a matter, and how they are reached. Throws `ZodError` where it names nobody. */
export function requesterOf(opening: unknown): KnownPerson {
  const { request, people } = openingSchema.parse(opening)
  const { forenames, surname, address, postcode, telephone: phone, email } = request.requester
  const whole = [address, postcode].flatMap((line) => line ?? []).join('\n')
  const contact = { ...(whole !== '' && { address: whole }), ...(phone && { phone }), ...(email && { email }) }
  return { id: people.requesterId, name: `${forenames} ${surname}`, tells: [], contact }
}

/**
 * What a notice of a matter may speak of: never what the requester themselves wrote, which stands as they gave it or not at all. `due` is of the clock that its template speaks of.
 * @param events the whole record of the matter
 * @throws Error where the record has no event of this number
 */
export function matterWords(
  events: readonly RecordedAny[],
  seq: number,
  template: NoticeTemplate,
  { words }: Rules,
): NoticeWords {
  const event = events.find((one) => one.seq === seq)
  if (event === undefined) throw new Error('The record has no such event')
  const due = dueSpokenOf(events, seq, template)
  return {
    ...{ council: words.council, 'assessment-name': words.assessment, 'referral-name': words.referral },
    ...(event.type !== 'next-stage-requested' &&
      'reason' in event &&
      typeof event.reason === 'string' && { why: event.reason }),
    ...(event.type === 'access-requested' && 'unsigned' in event && { what: 'the signed form' }),
    ...('outcome' in event && corrected(event.outcome)),
    ...('finding' in event && decided(event.finding)),
    ...(due !== undefined && { due: sayDate(due) }),
  }
}

const corrected = (outcome: unknown): NoticeWords =>
  outcome === 'accepted' || outcome === 'refused' ? { decision: rectificationInLetters[outcome] } : {}

const decided = (said: unknown): NoticeWords => {
  const finding = findings.find((one) => one === said)
  return finding === undefined ? {} : { decision: findingInLetters[finding] }
}

/** What was asked to be corrected: the reasons of the decision answer it. */
export const saidIn = (events: readonly RecordedAny[]): string[] =>
  events.flatMap((event) =>
    'wrong' in event && 'right' in event ? [event.wrong, event.right].filter((one) => typeof one === 'string') : [],
  )

const guessed = z.object({
  request: z.object({
    said: z.string().optional(),
    searchHints: z.string().optional(),
    permission: z.string().optional(),
    formerAddresses: z.array(z.string()).default([]),
  }),
})

/** What whoever opened a matter put down freely: their guesses may be in it, and reasons that take them up would say which is right. */
export function freeIn(opening: unknown): string[] {
  const { said, searchHints, permission, formerAddresses } = guessed.parse(opening).request
  return [said, searchHints, permission, ...formerAddresses].flatMap((one) => one ?? [])
}

/** All that a notice of a matter is resolved from. */
export interface MatterSight {
  desk: Desk
  recipient: { kind: 'person' | 'role' | 'agency'; id: string }
  requester: KnownPerson
  channels: readonly ('letter' | 'email' | 'text')[]
  /** What whoever asked said themselves, where a decision answers it. */
  said: readonly string[]
  /** What they put down freely when they opened it (see `freeIn`). */
  free?: readonly string[]
  /** What of the cases it is about must not be in the letter. */
  secrets: readonly Secret[]
}

/** Where a notice of a matter goes: to whoever asked, and nobody else; what roles are told is in their tray. Pure. */
export function resolveMatter({
  desk,
  recipient,
  requester,
  channels,
  said,
  free = [],
  secrets,
}: MatterSight): Resolved {
  if (recipient.kind === 'role') return { do: 'tray' }
  if (recipient.id !== requester.id) return { do: 'hold', problem: 'template-broken' }
  const way = wayTo(requester, channels)
  if (way === undefined) return { do: 'hold', problem: noWayTo(requester) }
  const { why } = desk.words
  const isGuess = why !== undefined && takesUp(why, free, [requester.name])
  const beside = why === undefined || said.length === 0 ? {} : { why: besideOwn(why, redact(why, secrets), said) }
  const words = isGuess ? { why: redacted } : beside
  return compose(desk, { words, audience: 'requester', name: requester.name, ...way, format: 'standard', secrets })
}
