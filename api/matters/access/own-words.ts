import { entryOf } from '../../../pathway/matters/access/export/entry'
import type { Approved } from '../../../pathway/matters/access/export/disclose'
import {
  withheldFor,
  type DisclosedBeside,
  type DisclosedCase,
  type DisclosedEntry,
  type HeldCase,
} from '../../../pathway/matters/access/export/facts'
import { nameOf, readersIn, type Readers } from '../../../pathway/matters/access/export/named'
import { wordsIn, type Words } from '../../../pathway/matters/access/export/words'
import type { CaseEvent } from '../../../pathway/events'
import { ownWordsOf } from '../../../pathway/family/own-words'
import { isProfessional } from '../../../pathway/people'
import { redacted } from '../../../pathway/redaction/blot'
import { besideOwn, takesUp } from '../../../pathway/redaction/echo'
import type { Rules } from '../../../pathway/rules'
import { redactor } from '../../../notices/redact'
import type { Beside } from '../../present/beside'
import type { TakenOut } from './take-out'

/** What of a disclosed case may be in the words of who asks: the case as it is held, and what they asked to have corrected. */
export interface OwnWords {
  held: HeldCase
  approved: Approved
  own: Beside
  rules: Rules
  /** What was taken out, of this case and others. */
  taken: readonly TakenOut[]
}

type Entry = DisclosedCase['entries'][number]

/**
 * Puts the words of who asks back as they gave them, each where it stood, and withholds as a whole what may be their words where something
 * is taken out of it: in part it would show which of their guesses is right. What others asked to have corrected is not shown in their
 * words, unless its entry is shown in so many words. What is withheld as a whole stays so. Pure.
 */
export function withOwnWords(disclosed: DisclosedCase, { held, approved, own, rules, taken }: OwnWords): DisclosedCase {
  const readers = readersIn(held, approved)
  const isGuess = taken.some(({ caseId }) => caseId === held.caseId) ? guessesIn(held, readers) : () => false
  const isShown = (seq: number) =>
    approved.entriesShown?.some((one) => one.caseId === held.caseId && one.seq === seq) === true
  const besideAt = (seq: number, beside: readonly DisclosedBeside[] | undefined) =>
    beside === undefined ? {} : { beside: beside.map((one) => givenAt(one, own.get(seq) ?? [], isShown(seq))) }
  const entries = disclosed.entries.map((entry): Entry => {
    if ('withheld' in entry) return entry
    const event = held.events.find((one) => one.event.seq === entry.number)?.event
    const given = { ...entry, ...besideAt(entry.number, entry.beside) }
    return event === undefined ? given : inTheirWords(given, event, { held, readers, rules, isGuess })
  })
  const { concern: _concern, ...rest } = disclosed
  return { ...rest, ...concernOf(disclosed, held, { approved, taken }), ...besideAt(0, disclosed.beside), entries }
}

/** What a case is read with. `isGuess`: whether a text takes up a name, place or number that who asks spoke of. */
interface Reading {
  held: HeldCase
  readers: Readers
  rules: Rules
  isGuess: (text: string) => boolean
}

function guessesIn({ events, people }: HeldCase, { own }: Readers): (text: string) => boolean {
  const record = events.map(({ event }) => event)
  const said = [...own].flatMap((id) => ownWordsOf(id, record))
  const names = people.filter(({ kind }) => kind !== 'referrer').map((one) => nameOf(one.said))
  return (text) => said.length > 0 && takesUp(text, said, names)
}

/** What the council wrote stands as far as it was left, and not at all where it takes up a guess: right or wrong, it looks the same. */
const withoutGuesses = (
  details: DisclosedEntry['details'],
  whole: DisclosedEntry['details'],
  isGuess: (text: string) => boolean,
): DisclosedEntry['details'] =>
  details.map((one, index) => (isGuess(whole[index]?.value ?? '') ? { ...one, value: redacted } : one))

function inTheirWords(entry: DisclosedEntry, event: CaseEvent, { held, readers, rules, isGuess }: Reading): Entry {
  const words = wordsIn(event, held.people, readers.own)
  const whole = entryOf(event, undefined, rules, (text) => text)
  if (words === undefined) return { ...entry, details: withoutGuesses(entry.details, whole.details, isGuess) }
  if (words.are === 'own') return { ...entry, details: givenBack(entry.details, whole.details, words) }
  const isDecided = words.are === 'anothers' && readers.askerId !== undefined
  if (isDecided || isSame(entry, whole)) return entry
  return { number: entry.number, at: entry.at, ...withheldFor('perhaps-own-words') }
}

const isSame = (one: DisclosedEntry, other: DisclosedEntry): boolean =>
  JSON.stringify([one.sentence, one.details]) === JSON.stringify([other.sentence, other.details])

const givenBack = (
  details: DisclosedEntry['details'],
  whole: DisclosedEntry['details'],
  { details: own, beside }: Extract<Words, { are: 'own' }>,
): DisclosedEntry['details'] => {
  const said = whole.filter(({ name }) => own.includes(name)).map(({ value }) => value)
  return details.map((one, index) => {
    const given = whole[index]
    if (given === undefined) return one
    if (own.includes(given.name)) return { ...one, value: given.value }
    return beside.includes(given.name) ? { ...one, value: besideOwn(given.value, one.value, said) } : one
  })
}

/**
 * What who referred said: whole to themselves. Without who referred it is sent to whoever is known to ask, and no matter who it was that
 * referred; where anything else is taken out of it, or who asks is not known, it is sent whole or not at all, since who asks may have said it.
 */
function concernOf(
  { concern }: DisclosedCase,
  held: HeldCase,
  { approved, taken }: Pick<OwnWords, 'approved' | 'taken'>,
): Pick<DisclosedCase, 'concern'> {
  if (concern === undefined || held.concern === undefined || concern === held.concern)
    return concern === undefined ? {} : { concern }
  const { askerId, own } = readersIn(held, approved)
  const referrer = held.people.find(({ kind }) => kind === 'referrer')
  if (referrer !== undefined && own.has(referrer.id)) return { concern: held.concern }
  if (askerId === undefined) return {}
  const isTold = approved.referrerShownIn?.includes(held.caseId) === true && isFromProfessional(held)
  return isTold || !holdsOthers(held.concern, held.caseId, taken) ? { concern } : {}
}

/** Whether it holds what is taken out of it, and is neither who referred nor how somebody who does not hide is reached. */
function holdsOthers(text: string, caseId: string, taken: readonly TakenOut[]): boolean {
  const isTold = ({ because }: TakenOut) => because === 'who-referred' || because === 'others-contact'
  const others = taken.filter((one) => one.caseId === caseId && !isTold(one))
  return redactor(others.flatMap(({ secrets }) => secrets))(text) !== text
}

function isFromProfessional({ events }: HeldCase): boolean {
  const opening = events[0]?.event
  return opening?.type === 'referral-received' && isProfessional(opening.source)
}

/** A correction in their own words is theirs too; what the council wrote beside it is as `besideOwn` has it. */
function givenAt(one: DisclosedBeside, own: readonly DisclosedBeside[], isShown: boolean): DisclosedBeside {
  const given = own.find(({ receivedAt }) => receivedAt === one.receivedAt)
  if (given === undefined) return isShown ? one : inNobodysWords(one)
  const isTheirs = one.correction !== undefined && given.correction === given.right
  const said = [given.wrong, given.right]
  const written = (name: 'correction' | 'reason') => {
    const [text, shown] = [given[name], one[name]]
    return text === undefined || shown === undefined ? {} : { [name]: besideOwn(text, shown, said) }
  }
  const correction = isTheirs ? { correction: given.right } : written('correction')
  return { ...one, wrong: given.wrong, right: given.right, ...correction, ...written('reason') }
}

const inNobodysWords = (one: DisclosedBeside): DisclosedBeside => ({
  ...{ ...one, wrong: redacted, right: redacted },
  ...(one.correction === one.right && { correction: redacted }),
})
