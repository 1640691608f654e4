import type { CaseEvent } from '../../../events'
import { isNamedIn } from '../../../family/named-in'
import type { PersonKind } from '../../../people'
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
  const [whom] = fields.filter(({ type, name }) => type === 'person' && event.fields[name] !== undefined)
  if (whom === undefined) return event.record === 'communication' ? inCommunication(event, people, own) : undefined
  if (!own.has(String(event.fields[whom.name]))) return { are: 'anothers' }
  const answers = ownAnswers[event.record] ?? []
  const details = fields.filter(({ name }) => answers.includes(name)).map(({ question }) => question)
  return details.length === 0 ? undefined : { are: 'own', details }
}

/** Where nobody says whose words it gives, and it was not with others of the family alone, they may be those of who reads it. */
function inCommunication({ fields }: RecordMade, people: readonly KnownPerson[], own: ReadonlySet<string>): Words {
  const family = people.filter(({ kind }) => kind !== 'referrer')
  const [readers, others] = [family.filter(({ id }) => own.has(id)), family.filter(({ id }) => !own.has(id))]
  const text = `${String(fields['names'])} ${String(fields['job-titles'])}`
  const isNamed = (those: readonly KnownPerson[], apart: readonly KnownPerson[]) =>
    isNamedIn(text, those.map(calledOf), apart.map(calledOf))
  return { are: isNamed(others, readers) && !isNamed(readers, others) ? 'anothers' : 'perhaps-own' }
}

const calledOf = ({ kind, said }: KnownPerson): string => `${nameOf(said)} ${called[kind] ?? ''}`

const called: Partial<Record<PersonKind, string>> = {
  mother: 'mother mum mummy mam',
  father: 'father dad daddy',
  child: 'child',
  carer: 'carer',
}
