import { addMonths } from '../calendar/dates'
import { sayCount, sayDate } from '../calendar/words'
import type { MatterKind } from '../matters/kinds'
import type { LocalDate } from '../time'
import type { RetentionRules } from './classes'
import type { Retention, RetentionReason } from './retention'

/** What a matter is kept by. */
export interface MatterRetentionFacts {
  kind: MatterKind
  /** The day in London on which it was closed; absent while it is open. */
  closedOn?: LocalDate
  /** The cases it is about that are still on record: their own days; undefined of one that is open, or kept together with one. */
  about: readonly { deleteOn: LocalDate | undefined }[]
}

/** Why a matter is on record, in words. */
const matterWords: Record<MatterKind, string> = {
  'access-request': 'Somebody asked for records',
  rectification: 'Somebody asked for a record to be put right',
  complaint: 'Somebody complained, commented or gave a compliment',
  'emergency-access': 'A record was opened in an emergency',
}

/**
 * How long a matter is kept: from its closing, as its council says for its kind, worked out anew each time. A rectification stands beside the record
 * of a case (000-23) and is kept at least as long as that. Pure.
 */
export function retentionOfMatter({ kind, closedOn, about }: MatterRetentionFacts, rules: RetentionRules): Retention {
  const kept = { class: kind, anchor: 'closure' } as const
  if (closedOn === undefined) {
    const says = 'The matter is open; what is open is kept.'
    return { ...kept, deleteOn: undefined, because: [{ code: 'open', says }] }
  }
  const { years, source } = rules.matters[kind]
  const until = addMonths(closedOn, 12 * years)
  const says = `${matterWords[kind]}: ${sayCount(years, 'year')} from its closing on ${sayDate(closedOn)}.`
  const own = { ...kept, deleteOn: until, because: [{ code: kind, says, until, source }] }
  return kind === 'rectification' ? withItsCase(own, about) : own
}

function withItsCase(own: Retention, about: MatterRetentionFacts['about']): Retention {
  const with_ = (deleteOn: LocalDate | undefined, reason: RetentionReason): Retention => ({
    ...{ ...own, deleteOn },
    because: [reason, ...own.because],
  })
  if (about.some(({ deleteOn }) => deleteOn === undefined))
    return with_(undefined, { code: 'case-open', says: 'It stands beside the record of a case that is open.' })
  const until = about.reduce((latest, { deleteOn = '' }) => (deleteOn > latest ? deleteOn : latest), '')
  if (own.deleteOn === undefined || until <= own.deleteOn) return own
  const says = 'It stands beside the record of a case that is kept longer, and is kept with it.'
  return with_(until, { code: 'case-kept', says, until })
}
