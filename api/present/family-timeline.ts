import type { KnownPerson } from '../../notices/people'
import { redactorFor } from '../../notices/guesses'
import { familyView } from '../../pathway'
import type { CaseEvent } from '../../pathway/events'
import type { FamilyEntry } from '../../pathway/family/entry'
import { ownWordsOf } from '../../pathway/family/own-words'
import type { FamilyView } from '../../pathway/family/view'
import { withFreeText } from '../../pathway/free-text'
import { besideOwn } from '../../pathway/redaction/echo'
import type { Rules } from '../../pathway/rules'

/**
 * The family's view of a case as on a letter to them: without who referred, and how those are reached whose address is protected. That is
 * taken out of what somebody wrote and never of our own words, which are the same whoever referred (000-05, 003-03). What the reader asked
 * stands as they asked it: taken out in part, it would show which of their guesses is right; what of ours takes up their guesses is not shown. Pure.
 * @param personId whose view it is; absent: that of all of them, who may read it together
 */
export function familyTimeline(
  events: readonly CaseEvent[],
  people: readonly KnownPerson[],
  rules: Rules,
  personId?: string,
): FamilyView {
  const readers = personId === undefined ? people.map(({ id }) => id) : [personId]
  const own = readers.flatMap((id) => ownWordsOf(id, events))
  const hide = redactorFor(personId, people, own)
  const said = familyView(events, rules, personId)
  const hidden = familyView(
    events.map((event) => withFreeText(event, hide)),
    rules,
    personId,
  )
  const entries = hidden.entries.map((entry, index) => asTheyGave(entry, said.entries[index], hide))
  return { entries, meetings: hidden.meetings }
}

function asTheyGave(hidden: FamilyEntry, said: FamilyEntry | undefined, hide: (text: string) => string): FamilyEntry {
  const { own: _own, ...entry } = hidden
  const [asked = ''] = said?.own ?? []
  if (said === undefined || asked === '') return entry
  const until = said.sentence.indexOf(`: ${asked}`) + 2 + asked.length
  const answered = (_: string, ours: string, theirs: string) => ours + besideOwn(theirs, hide(theirs), said.own ?? [])
  const behind = said.sentence.slice(until).replace(/^([^:]*: )(.*)$/s, answered)
  return { ...entry, sentence: said.sentence.slice(0, until) + behind }
}
