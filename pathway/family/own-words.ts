import type { CaseEvent } from '../events'
import { formOf } from '../records/catalogue'

/** Of which records which answers are the own words of whom another answer names. */
export const ownAnswers: Readonly<Record<string, readonly string[]>> = {
  'own-words': ['difficulties', 'goes-well', 'question'],
  communication: ['action-points'],
}

/**
 * What one of a case's people said or may have said themselves, as the record has it: their comments and questions, what was put down as their
 * words or of a contact with them, and communications of which nobody is said to be the author (001-17, 003-20). Pure.
 * @param personId their opaque id
 */
export function ownWordsOf(personId: string, events: readonly CaseEvent[]): string[] {
  return events.flatMap((event): string[] => {
    switch (event.type) {
      case 'comment-added':
        return event.personId === personId ? [event.comment] : []
      case 'family-contacted':
      case 'consent-recorded':
        return event.personId === personId && event.note !== undefined ? [event.note] : []
      case 'record-made':
        return inRecord(event, personId)
      default:
        return []
    }
  })
}

function inRecord({ record, fields }: Extract<CaseEvent, { type: 'record-made' }>, personId: string): string[] {
  const people = (formOf(record)?.fields ?? []).flatMap(({ type, name }) =>
    type === 'person' && fields[name] !== undefined ? [fields[name]] : [],
  )
  if (people.length > 0 && !people.includes(personId)) return []
  return (ownAnswers[record] ?? []).flatMap((name) => fields[name] ?? []).filter((one) => typeof one === 'string')
}
