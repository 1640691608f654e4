import type { NoticeTemplate } from './notice'
import type { PersonKind } from './people'

/** To whom a wording speaks. */
export const audiences = ['referrer', 'family', 'child', 'solicitor', 'agency', 'staff', 'requester'] as const
export type Audience = (typeof audiences)[number]

/** What is there for every notice. `meetings`: those to come that the family may attend, a line each (003-04). */
export const commonVariables = ['council', 'recipient', 'today', 'assessment-name', 'referral-name'] as const

/**
 * What an event may give beside. `what`: what happened, in one plain sentence, or what we need; `why`: the reason on the record, where this recipient is told
 * reasons; `due`: the day, or the moment, by which the next thing is to be done; `day`: of a meeting; `case`: the opaque id, for staff;
 * `receipt-code`: the referrer's own.
 */
export const eventVariables = [
  ...(['child', 'what', 'why', 'decision', 'due', 'day', 'meetings', 'assessment', 'plan', 'agency', 'clock'] as const),
  ...(['case', 'receipt-code'] as const),
] as const
export type NoticeVariable = (typeof commonVariables)[number] | (typeof eventVariables)[number]

interface NoticeKind {
  to: readonly Audience[]
  /** What its wording may speak of beside what is common. */
  says: readonly (typeof eventVariables)[number][]
  /** What every wording of it has to speak of. */
  mustSay?: readonly (typeof eventVariables)[number][]
  /** In a matter: of which clocks `due` speaks; of several, of the one started last. */
  speaksOf?: readonly string[]
}

const told = (...says: NoticeKind['says']): NoticeKind => ({ to: ['family'], says: ['child', 'what', 'why', ...says] })
/** To whoever asked the council for something, about their own matter. */
const answered = (...says: NoticeKind['says']): NoticeKind => ({ to: ['requester'], says: ['why', ...says] })
/** The same, with the day by which a clock of these is due, which every wording has to say. */
const answeredBy = (speaksOf: readonly string[], ...says: NoticeKind['says']): NoticeKind => ({
  ...answered('due', ...says),
  mustSay: [...says, 'due'],
  speaksOf,
})
const clock: NoticeKind = { to: ['staff'], says: ['clock', 'due', 'case'], mustSay: ['clock', 'case'] }

/**
 * Each notice: to whom it can go, and what its wording may and must speak of (000-05, 001-23, 002-15, 003-15, 004-52). A wording to a
 * referrer cannot name the child, and none but staff is shown an id.
 */
export const noticeKinds: Record<NoticeTemplate, NoticeKind> = {
  'referral-received': { to: ['referrer'], says: ['due', 'receipt-code'], mustSay: ['due'] },
  'referral-decided': {
    to: ['referrer', 'family'],
    says: ['child', 'decision', 'why', 'due', 'meetings'],
    mustSay: ['decision'],
  },
  'worker-allocated': told('meetings'),
  'worker-changed': told(),
  'wait-explained': told(),
  'assessment-started': told('due', 'meetings'),
  'assessment-delayed': told('due'),
  'consent-asked': { to: ['family', 'child'], says: ['child', 'agency'], mustSay: ['agency'] },
  'rights-explained': { to: ['family', 'child'], says: ['child', 'why', 'agency'], mustSay: ['why', 'agency'] },
  'assessment-copy': {
    to: ['family', 'solicitor'],
    says: ['child', 'what', 'why', 'assessment'],
    mustSay: ['assessment'],
  },
  'outcome-decided': {
    to: ['referrer', 'family', 'agency'],
    says: ['child', 'decision', 'why', 'meetings'],
    mustSay: ['decision'],
  },
  'section-47-enquiry': told('meetings'),
  'section-47-outcome': told('meetings'),
  'child-in-need-plan-copy': {
    to: ['family', 'child', 'referrer', 'solicitor'],
    says: ['child', 'what', 'plan'],
    mustSay: ['plan'],
  },
  'child-in-need-plan-ended': told(),
  'conference-invitation': { ...told('day'), mustSay: ['day'] },
  'conference-report': told(),
  'excluded-from-conference': told(),
  'conference-outcome': told('meetings'),
  'child-protection-plan-copy': told('meetings'),
  'review-invitation': { ...told('day'), mustSay: ['day'] },
  'review-outcome': told('meetings'),
  'emergency-protection-order': told(),
  'child-assessment-order': told(),
  'child-accommodated': told(),
  'contribution-requested': { to: ['agency'], says: ['child', 'agency', 'due'], mustSay: ['child'] },
  'contribution-chased': { to: ['agency'], says: ['child', 'agency', 'due'], mustSay: ['child'] },
  'access-request-acknowledged': { ...answeredBy(['access-reply']), says: ['why', 'due', 'what'] },
  'access-identity-asked': answered(),
  'access-clarification-asked': { ...answered(), mustSay: ['why'] },
  'access-extended': answeredBy(['access-reply'], 'why'),
  'access-replied': answered(),
  'access-refused': { ...answered(), mustSay: ['why'] },
  'rectification-decided': { ...answered('decision'), mustSay: ['decision', 'why'] },
  'comment-acknowledged': answered(),
  'compliment-acknowledged': answered(),
  'complaint-acknowledged': answeredBy(['complaint-stage-1']),
  'complaint-extended': answeredBy(['complaint-stage-1', 'complaint-stage-2'], 'why'),
  'complaint-stage-1-skipped': answeredBy(['complaint-stage-2'], 'why'),
  'complaint-replied': answeredBy(['complaint-next-stage'], 'decision', 'why'),
  'complaint-next-stage': answeredBy(['complaint-stage-2']),
  'complaint-panel': answeredBy(['complaint-panel']),
  'complaint-final-reply': { ...answered('decision'), mustSay: ['decision', 'why'] },
  'clock-warning': clock,
  'clock-due': clock,
  'clock-escalated': clock,
}

/** As what somebody of the case is spoken to; a `requester` is somebody of a matter. */
export function audienceOf(kind: PersonKind): Audience {
  switch (kind) {
    case 'referrer':
    case 'child':
    case 'solicitor':
      return kind
    default:
      return 'family'
  }
}

/** What a wording of a template to an audience may speak of. */
export function variablesFor(template: NoticeTemplate, audience: Audience): readonly NoticeVariable[] {
  const says = noticeKinds[template].says.filter((one) => one !== 'child' || audience !== 'referrer')
  return [...commonVariables, ...says]
}
