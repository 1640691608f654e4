import type { DisclosedCase, HeldCase } from '../../../pathway/matters/access/export/facts'
import { entryOf } from '../../../pathway/matters/access/export/entry'
import { counter } from '../../../pathway/redaction/blot'
import type { Secret } from '../../../pathway/redaction/secret'
import type { Rules } from '../../../pathway/rules'
import type { TakenOut } from './take-out'

/** What a detail is that is taken out. */
export type DetailKind = 'who-referred' | 'person' | 'address' | 'telephone' | 'e-mail' | 'school-or-doctor'

/** For whoever signs off: what was found of somebody in one record. */
export interface FoundDetail {
  /** Which record of the export, from 1. */
  record: number
  whose: string
  because: TakenOut['because']
  what: DetailKind
  /** In how many places it stands. */
  places: number
  /** The numbers of the entries in which it stands; 0 for what was said at the beginning and of people. */
  entries: readonly number[]
}

/** What was found, as it is taken out and as it stands in what is shown as it was said. */
export interface Found {
  takenOut: FoundDetail[]
  standsIn: FoundDetail[]
}

/** A case as it is held, and as it would be sent. */
export interface Draft {
  held: HeldCase
  shown: DisclosedCase
}

/** A text of what is held that is not withheld as a whole, and whether something was taken out of it. */
interface Piece {
  entry: number
  text: string
  isChanged: boolean
}

/**
 * What of whom stands in the material as it is held, a line for each person and kind of detail: where it is taken out, and where it stands in
 * what would be sent, as the requester's own words and how they are reached do (001-24, 001-30). What is withheld as a whole is not counted.
 * Pure.
 */
export function foundIn(drafts: readonly Draft[], taken: readonly TakenOut[], rules: Rules): Found {
  const all = drafts.map((draft) => piecesOf(draft, rules))
  const found = (isChanged: boolean): FoundDetail[] =>
    drafts.flatMap(({ held }, index) =>
      taken
        .filter(({ caseId }) => caseId === held.caseId)
        .flatMap((of) => kindsOf(of).map((what) => ({ of, what })))
        .flatMap(({ of, what }) =>
          detailIn(
            (all[index] ?? []).filter((one) => one.isChanged === isChanged),
            of,
            what,
          ),
        )
        .map((one) => ({ record: index + 1, ...one })),
    )
  return { takenOut: found(true), standsIn: found(false) }
}

function piecesOf({ held, shown }: Draft, rules: Rules): Piece[] {
  const people = held.people.flatMap(({ said }, index) => {
    const one = shown.people[index]
    return one === undefined || 'withheld' in one ? [] : paired(0, said, one.said)
  })
  const entries = held.events.flatMap(({ event }) => {
    const one = shown.entries.find(({ number }) => number === event.seq)
    if (one === undefined || 'withheld' in one) return []
    const { sentence, details } = entryOf(event, undefined, rules, (text) => text)
    return paired(event.seq, [sentence, details], [one.sentence, one.details])
  })
  const concern = shown.concern === undefined ? [] : paired(0, held.concern, shown.concern)
  return [...concern, ...people, ...entries]
}

/** Text by text, in order: taking out changes texts and leaves everything else where it is. */
function paired(entry: number, was: unknown, is: unknown): Piece[] {
  const shown = textsOf(is)
  return textsOf(was).map((text, index) => ({ entry, text, isChanged: shown[index] !== text }))
}

function detailIn(pieces: readonly Piece[], of: TakenOut, what: DetailKind) {
  const count = counter(of.secrets.filter((secret) => kindOf(of, secret) === what))
  const found = pieces.map(({ entry, text }) => ({ entry, places: count(text) })).filter(({ places }) => places > 0)
  if (found.length === 0) return []
  const places = sum(found.map((one) => one.places))
  const entries = [...new Set(found.map(({ entry }) => entry))]
  return [{ whose: of.person.name || 'Somebody of a linked case', because: of.because, what, places, entries }]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

const kindsOf = (of: TakenOut): DetailKind[] => [...new Set(of.secrets.map((secret) => kindOf(of, secret)))]

/** Of whoever is withheld as a whole, all is one; of a protected address, what it is that reaches them. */
function kindOf({ because }: TakenOut, secret: Secret): DetailKind {
  if (because === 'who-referred') return 'who-referred'
  if (because !== 'address-protected' && because !== 'others-contact') return 'person'
  if (typeof secret !== 'string' && 'mailbox' in secret) return 'e-mail'
  if (typeof secret !== 'string')
    return 'town' in secret || 'address' in secret || 'part' in secret ? 'address' : 'school-or-doctor'
  if (secret.includes('@')) return 'e-mail'
  return /\p{L}/u.test(secret) ? 'address' : 'telephone'
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
