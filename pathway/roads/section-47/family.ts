import { sayDate } from '../../calendar/words'
import type { OpenedCase } from '../../case'
import { openClock } from '../../clocks/case-clocks'
import type { CaseEvent } from '../../events'
import type { FamilyMeeting, ToldFamily } from '../../family/entry'
import type { Rules } from '../../rules'
import { isKeptOut } from './arrangements'

const supporters = 'You may bring a friend, an advocate or a solicitor, and get advice from outside the council.'

/** What the family is told on the way to a conference (002-15, 003-04, 003-14 to 003-17); of a strategy discussion only where they were invited. */
export function familyOf47(event: CaseEvent): ToldFamily | undefined {
  switch (event.type) {
    case 'strategy-discussion-held':
      return event.parentsInvited
        ? {
            on: event.heldOn,
            sentence: 'We met with the police, health and others, and you were invited.',
            why: event.reason,
          }
        : undefined
    case 'section-47-enquiry-began':
      return {
        on: event.beganOn,
        sentence:
          'We began an enquiry under section 47 of the Children Act 1989: the law asks us to find out whether your child is being hurt or may be.',
      }
    case 'section-47-enquiry-concluded':
      return {
        on: event.concludedOn,
        sentence: event.conferenceRequired
          ? 'The enquiry ended: a child protection conference is to be held.'
          : 'The enquiry ended: no child protection conference is needed.',
        why: event.reason,
      }
    default:
      return ofConference(event)
  }
}

function ofConference(event: CaseEvent): ToldFamily | undefined {
  switch (event.type) {
    case 'conference-scheduled':
      return {
        sentence: `A ${event.review ? 'review conference' : 'child protection conference'} is to be held on ${sayDate(event.on)}. ${supporters}`,
      }
    case 'conference-report-shared':
      return { sentence: 'You were given the reports for the conference.' }
    case 'conference-held':
      return {
        on: event.heldOn,
        sentence:
          event.decision === 'plan'
            ? 'The conference decided that there is to be a child protection plan.'
            : 'The conference decided that no child protection plan is needed.',
        why: event.reason,
      }
    default:
      return undefined
  }
}

/** What somebody who is kept out of a conference is told of it (003-16). */
export const keptOut = {
  mayAttend: false,
  note: 'It is held without you. You may write down what you want it to know.',
}

/** The conference to come; parents are kept out of it in exceptional circumstances only (003-16). */
export function meetingsOf47(state: OpenedCase, rules: Rules, personId?: string): readonly FamilyMeeting[] {
  const clock = openClock(state, rules.section47.conference.name)
  if (state.section47?.conferenceAwaitedSince === undefined) return []
  const by = clock === undefined ? {} : { by: clock.due.dueOn }
  const may = personId !== undefined && isKeptOut(state, personId) ? keptOut : { mayAttend: true, note: supporters }
  return [{ what: 'Initial child protection conference', ...by, ...may }]
}
