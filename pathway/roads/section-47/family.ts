import { sayDate } from '../../calendar/words'
import type { OpenedCase } from '../../case'
import { openClock } from '../../clocks/case-clocks'
import type { CaseEvent } from '../../events'
import type { FamilyMeeting, ToldFamily } from '../../family/entry'
import type { Rules } from '../../rules'
import { isKeptOut } from './arrangements'

const supporters = 'You can bring a friend, an advocate or a solicitor. You can get advice from outside the council.'

/** What the family is told on the way to a conference (002-15, 003-04, 003-14 to 003-17); of a strategy discussion only where they were invited. */
export function familyOf47(event: CaseEvent): ToldFamily | undefined {
  switch (event.type) {
    case 'strategy-discussion-held':
      return event.parentsInvited
        ? {
            on: event.heldOn,
            sentence: 'We met with the police, health workers and others. You were invited.',
            why: event.reason,
          }
        : undefined
    case 'section-47-enquiry-began':
      return {
        on: event.beganOn,
        sentence:
          'We began an enquiry under section 47 of the Children Act 1989. The law says that we have to find out if your child is being hurt or may be.',
      }
    case 'section-47-enquiry-concluded':
      return {
        on: event.concludedOn,
        sentence: event.conferenceRequired
          ? 'The enquiry has ended. There will be a child protection conference.'
          : 'The enquiry has ended. There does not need to be a child protection conference.',
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
        sentence: `A ${event.review ? 'review conference' : 'child protection conference'} will be held on ${sayDate(event.on)}. ${supporters}`,
      }
    case 'conference-report-shared':
      return { sentence: 'You were given the reports for the conference.' }
    case 'conference-held':
      return {
        on: event.heldOn,
        sentence:
          event.decision === 'plan'
            ? 'The conference decided that there will be a child protection plan.'
            : 'The conference decided that there does not need to be a child protection plan.',
        why: event.reason,
      }
    default:
      return undefined
  }
}

/** What somebody who is kept out of a conference is told of it (003-16). */
export const keptOut = {
  mayAttend: false,
  note: 'It will be held without you. You can write down what you want it to know.',
}

/** The conference to come; parents are kept out of it in exceptional circumstances only (003-16). */
export function meetingsOf47(state: OpenedCase, rules: Rules, personId?: string): readonly FamilyMeeting[] {
  const clock = openClock(state, rules.section47.conference.name)
  if (state.section47?.conferenceAwaitedSince === undefined) return []
  const by = clock === undefined ? {} : { by: clock.due.dueOn }
  const may = personId !== undefined && isKeptOut(state, personId) ? keptOut : { mayAttend: true, note: supporters }
  return [{ what: 'Initial child protection conference', ...by, ...may }]
}
