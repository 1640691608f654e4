import type { CaseEvent } from '../../../events'
import { namesAlone } from '../../../family/named-in'
import { formOf } from '../../../records/catalogue'
import type { KnownPerson } from './facts'
import { nameOf } from './named'

/**
 * Whose words an entry gives: who reads it said them themselves, in these details; it may be that they did; or it is what somebody else of
 * the case said, was asked, or was recorded with.
 */
export type Words = { are: 'own'; details: readonly string[] } | { are: 'perhaps-own' } | { are: 'anothers' }

type RecordMade = Extract<CaseEvent, { type: 'record-made' }>

/**
 * Whose words an entry of a case gives; undefined where it gives nobody's. Pure.
 * @param own the opaque ids of who reads it
 */
export function wordsIn(event: CaseEvent, people: readonly KnownPerson[], own: ReadonlySet<string>): Words | undefined {
  switch (event.type) {
    case 'comment-added':
      return own.has(event.personId) ? { are: 'own', details: ['comment'] } : { are: 'anothers' }
    case 'family-contacted':
    case 'consent-recorded':
      return { are: own.has(event.personId) ? 'perhaps-own' : 'anothers' }
    case 'consent-asked':
    case 'consent-overridden':
      return own.has(event.personId) ? undefined : { are: 'anothers' }
    case 'approval-asked':
      return 'personId' in event.step && !own.has(event.step.personId) ? { are: 'anothers' } : undefined
    case 'child-seen':
      return event.note === undefined ? undefined : ofChild(people, own)
    case 'record-made':
      return inRecord(event, people, own)
    default:
      return undefined
  }
}

const ofChild = (people: readonly KnownPerson[], own: ReadonlySet<string>): Words => ({
  are: people.some(({ id, kind }) => kind === 'child' && own.has(id)) ? 'perhaps-own' : 'anothers',
})

/** Of which records which answers are the own words of whom another answer names. */
const ownAnswers: Readonly<Record<string, readonly string[]>> = {
  'own-words': ['difficulties', 'goes-well', 'question'],
  communication: ['action-points'],
}

function inRecord(event: RecordMade, people: readonly KnownPerson[], own: ReadonlySet<string>): Words | undefined {
  if (event.record === 'wishes-and-feelings') return ofChild(people, own)
  const fields = formOf(event.record)?.fields ?? []
  const isCommunication = event.record === 'communication'
  if (isCommunication && !isWithReader(event, people, own)) return { are: 'anothers' }
  const [whom] = fields.filter(({ type, name }) => type === 'person' && event.fields[name] !== undefined)
  if (whom === undefined) return isCommunication ? { are: 'perhaps-own' } : undefined
  if (!own.has(String(event.fields[whom.name]))) return { are: 'anothers' }
  const answers = ownAnswers[event.record] ?? []
  const details = fields.filter(({ name }) => answers.includes(name)).map(({ question }) => question)
  return details.length === 0 ? undefined : { are: 'own', details }
}

/** Whether it names a reader beyond doubt, and nobody else; in doubt it is with others (see `namesAlone`). */
function isWithReader({ fields }: RecordMade, people: readonly KnownPerson[], own: ReadonlySet<string>): boolean {
  const called = people.map(({ id, kind, said }) => ({ id, name: nameOf(said), referred: kind === 'referrer' }))
  return [...own].some((id) => namesAlone(String(fields['names']), id, called))
}
