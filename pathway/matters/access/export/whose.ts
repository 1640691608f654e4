import type { CaseEvent } from '../../../events'
import type { KnownPerson } from './facts'
import { nameOf } from './named'
import type { Scrub } from './scrub'

/** Whose words an entry gives, or with whom it was, in words: `The comment of Dan Madeup (father)`; undefined where it does not say. Pure. */
export function whoseIs(event: CaseEvent, people: readonly KnownPerson[], scrub: Scrub): string | undefined {
  const [words, id] = saidOf(event)
  const person = people.find((one) => one.id === id)
  if (words === undefined || person === undefined) return undefined
  const [name, kind] = [scrub(nameOf(person.said)), person.kind.replaceAll('-', ' ')]
  return `${words} ${name === '' ? `the ${kind}` : `${name} (${kind})`}`
}

function saidOf(event: CaseEvent): [string?, string?] {
  switch (event.type) {
    case 'comment-added':
      return ['The comment of', event.personId]
    case 'consent-recorded':
      return ['The answer of', event.personId]
    case 'consent-asked':
      return ['The question was to', event.personId]
    case 'family-contacted':
      return ['The contact was with', event.personId]
    case 'record-made':
      if (event.record === 'own-words') return ['The words of', String(event.fields['parent'])]
      return event.fields['own-words-of'] === undefined ? [] : ['The words of', String(event.fields['own-words-of'])]
    default:
      return []
  }
}
