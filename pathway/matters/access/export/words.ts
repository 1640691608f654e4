import type { CaseEvent } from '../../../events'
import { namesAlone } from '../../../family/named-in'
import { ownAnswers } from '../../../family/own-words'
import { formOf } from '../../../records/catalogue'
import type { KnownPerson } from './facts'
import { nameOf } from './named'

/**
 * Whose words an entry gives: who reads it said them themselves, in these details, beside which the council wrote others; it may be that they
 * did; or it is what somebody else of
 * the case said, was asked, or was recorded with.
 */
export type Words =
  { are: 'own'; details: readonly string[]; beside: readonly string[] } | { are: 'perhaps-own' } | { are: 'anothers' }

type RecordMade = Extract<CaseEvent, { type: 'record-made' }>

/**
 * Whose words an entry of a case gives; undefined where it gives nobody's. Pure.
 * @param own the opaque ids of who reads it
 */
export function wordsIn(event: CaseEvent, people: readonly KnownPerson[], own: ReadonlySet<string>): Words | undefined {
  switch (event.type) {
    case 'comment-added':
      return own.has(event.personId) ? { are: 'own', details: ['comment'], beside: [] } : { are: 'anothers' }
    case 'family-contacted':
    case 'consent-recorded':
      if (!own.has(event.personId)) return { are: 'anothers' }
      return event.note === undefined ? undefined : { are: 'perhaps-own' }
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

function inRecord(event: RecordMade, people: readonly KnownPerson[], own: ReadonlySet<string>): Words | undefined {
  if (event.record === 'wishes-and-feelings') return ofChild(people, own)
  const fields = formOf(event.record)?.fields ?? []
  const [whom] = fields.filter(({ type, name }) => type === 'person' && event.fields[name] !== undefined)
  if (whom === undefined) return event.record === 'communication' ? { are: 'perhaps-own' } : undefined
  if (!own.has(String(event.fields[whom.name]))) return { are: 'anothers' }
  if (event.record === 'communication' && !isWithReader(event, people, own)) return { are: 'perhaps-own' }
  const answers = ownAnswers[event.record]
  if (answers === undefined) return undefined
  const asked = (isOf: (field: (typeof fields)[number]) => boolean) =>
    fields.filter(isOf).map(({ question }) => question)
  const details = asked(({ name }) => answers.includes(name))
  const beside = asked(({ name, type }) => type === 'text' && name !== 'names' && !answers.includes(name))
  return { are: 'own', details, beside }
}

/** Whether it names a reader beyond doubt, and nobody else (see `namesAlone`). */
function isWithReader({ fields }: RecordMade, people: readonly KnownPerson[], own: ReadonlySet<string>): boolean {
  const called = people.map(({ id, kind, said }) => ({ id, name: nameOf(said), referred: kind === 'referrer' }))
  return [...own].some((id) => namesAlone(String(fields['names']), id, called))
}
