import { sayDate } from '../calendar/words'
import type { CaseEvent } from '../events'
import { preBirthToldFamily } from '../pre-birth/steps'
import { roads } from '../roads'
import { outcomeLabel } from '../outcome-label'
import type { Rules } from '../rules'
import { consentToldFamily } from './consent-words'
import type { ToldFamily } from './entry'

/**
 * What the family is told of an event, in plain words and the council's own names; undefined for what is not theirs to be told: who
 * referred, what others agreed to, what clocks warned whom. Whether it is withheld is not asked here.
 */
export function toldFamily(event: CaseEvent, rules: Rules): ToldFamily | undefined {
  return (
    ofReferral(event, rules) ??
    ofAssessment(event, rules) ??
    ofRecord(event) ??
    consentToldFamily(event) ??
    preBirthToldFamily(event) ??
    ofRoads(event, rules)
  )
}

function ofRoads(event: CaseEvent, rules: Rules): ToldFamily | undefined {
  for (const road of roads) {
    const told = road.family?.(event, rules)
    if (told !== undefined) return told
  }
  return undefined
}

/** What one of the family asked and was answered (001-17), and the number they were given (002-05): theirs, and nobody else's. */
function ofRecord(event: CaseEvent): ToldFamily | undefined {
  if (event.type !== 'record-made') return undefined
  const said = (name: string): string => String(event.fields[name] ?? '')
  switch (event.record) {
    case 'own-words':
      return said('question') === ''
        ? undefined
        : {
            on: event.on,
            to: said('parent'),
            sentence: asked(said),
            own: ['question', 'difficulties', 'goes-well'].map(said),
          }
    case 'number-given':
      return { on: event.on, to: said('to'), sentence: `We gave you this number of our team: ${said('number')}.` }
    case 'guidance-explained':
      return { on: event.on, to: said('to'), sentence: `We explained to you: ${said('what')}` }
    default:
      return undefined
  }
}

const asked = (said: (name: string) => string): string =>
  said('answer') === ''
    ? `You asked: ${said('question')} We have not answered yet.`
    : `You asked: ${said('question')} We answered: ${said('answer')}`

function ofReferral(event: CaseEvent, { words, decision }: Rules): ToldFamily | undefined {
  switch (event.type) {
    case 'referral-received':
      return {
        sentence: `We received a ${words.referral} about your child. A manager will decide what happens next.`,
      }
    case 'referral-decided':
      return {
        sentence: `We decided what happens next: ${outcomeLabel(decision.outcomes, event.outcome)}.`,
        why: event.reason,
      }
    case 'worker-allocated':
      return event.previousWorkerId === undefined
        ? {
            sentence:
              'A social worker was chosen to work with you. Ask them for their number and the number of their team.',
          }
        : { sentence: 'You have a new social worker from now on.' }
    case 'case-transferred':
      return event.workerId === undefined
        ? { sentence: 'You have a new team from now on.', why: event.reason }
        : { sentence: 'You have a new team and a new social worker from now on.', why: event.reason }
    case 'case-handed-over':
      return { sentence: `From now on you will work with another council: ${event.toCouncil}.`, why: event.reason }
    case 'service-requested':
      return { sentence: `We asked for a service for you: ${event.service}.`, why: event.reason }
    case 'comment-added':
      return {
        to: event.personId,
        sentence: 'We put your comment next to what we wrote. What we wrote before stays as it was.',
      }
    case 'case-closed':
      return { sentence: 'We closed your case.', why: event.reason }
    case 'case-reopened':
      return { sentence: 'We opened your case again.', why: event.reason }
    default:
      return undefined
  }
}

/** Whether a clock was past its due day as it started. */
const isOver = ({ due, at }: Extract<CaseEvent, { type: 'clock-started' }>): boolean => due.dueAt < at

function ofAssessment(event: CaseEvent, { words, assessment }: Rules): ToldFamily | undefined {
  const name = words.assessment
  switch (event.type) {
    case 'wait-recorded':
      return { sentence: `The ${name} has to wait before it starts.`, why: event.reason }
    case 'assessment-started':
      return { on: event.startedOn, sentence: `The ${name} started.` }
    case 'assessment-length-set':
      return { sentence: `The ${name} can take up to ${String(event.days)} days.`, why: event.reason }
    case 'checkpoint-decided':
      return event.furtherAssessment
        ? {
            sentence: 'A manager decided that we need to understand more, so the assessment goes on.',
            why: event.reason,
          }
        : { sentence: 'A manager decided that we do not need to assess further.', why: event.reason }
    case 'clock-started':
      return event.clock === assessment.limit.name
        ? { sentence: `${isOver(event) ? 'We had to' : 'We must'} finish the ${name} by ${sayDate(event.due.dueOn)}.` }
        : undefined
    case 'clock-moved':
      return event.clock === assessment.limit.name
        ? { sentence: `We must now finish the ${name} by ${sayDate(event.to)}.`, why: event.reason }
        : undefined
    case 'assessment-submitted':
      return { sentence: `Your social worker has written the ${name}.`, why: event.recommendation }
    case 'assessment-authorised':
      return {
        sentence: `A manager has agreed the ${name}. You can tell us what you think of it, and if something in it is wrong.`,
        why: event.recommendation,
      }
    case 'outcome-decided':
      return {
        sentence: `After the ${name} we decided what happens next: ${outcomeLabel(assessment.outcomes, event.outcome)}.`,
        why: event.reason,
      }
    default:
      return undefined
  }
}
