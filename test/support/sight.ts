import { sayDate } from '../../pathway/calendar/words'
import { londonDate } from '../../pathway/calendar/london'
import type { CaseEvent } from '../../pathway/events'
import { ownWordsOf } from '../../pathway/family/own-words'
import { nameOfRecipient, type Notice } from '../../pathway/notice'
import { noticeWords } from '../../pathway/notice-words'
import { noticesFor } from '../../pathway/notices'
import type { KnownPerson } from '../../notices/people'
import type { Sight } from '../../notices/resolve'
import { loadTenants } from '../../tenants/load'
import type { PaperCase } from './paper-case'

const { tenants } = loadTenants()

/** What an event of a case on paper tells whom, as the case stands now. */
export const noticesOf = (paper: PaperCase, event: CaseEvent): Notice[] => noticesFor(event, paper.open, paper.rules)

/** All that a notice is resolved from, at the time of a case on paper: with the council's own words, sending and contacts left empty. */
export function sightOf(
  paper: PaperCase,
  event: CaseEvent,
  { template, recipient }: Notice,
  people: readonly KnownPerson[],
): Sight {
  const tenant = tenants.get(paper.rules.council)
  if (tenant === undefined) throw new Error('No such council')
  const [id, on] = [nameOfRecipient(recipient), londonDate(paper.now)]
  return {
    desk: {
      ...{ template, words: noticeWords(paper.events, event.seq, paper.rules, id), wordings: tenant.wordings },
      ...{ lines: { day: [], outOfHours: [], complaints: [] }, today: sayDate(on), practice: false },
    },
    recipient: { kind: recipient.kind, id },
    ...(recipient.kind === 'person' && { said: ownWordsOf(id, paper.events) }),
    ...{ event, on, state: paper.open, sending: tenant.effective.sending },
    people: new Map(people.map((one) => [one.id, one])),
  }
}
