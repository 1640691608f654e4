import type { Agency } from './people'
import type { WithholdGround } from './withholding/grounds'

/** Everything that somebody may be told of; the wording of each is a council's. */
export const noticeTemplates = [
  'referral-received',
  'referral-decided',
  'worker-allocated',
  'worker-changed',
  'wait-explained',
  'assessment-started',
  'assessment-delayed',
  'consent-asked',
  'rights-explained',
  'assessment-copy',
  'outcome-decided',
  'section-47-enquiry',
  'section-47-outcome',
  'child-in-need-plan-copy',
  'child-in-need-plan-ended',
  'conference-invitation',
  'conference-report',
  'excluded-from-conference',
  'conference-outcome',
  'child-protection-plan-copy',
  'review-invitation',
  'review-outcome',
  'emergency-protection-order',
  'child-assessment-order',
  'child-accommodated',
  'contribution-requested',
  'contribution-chased',
  'access-request-acknowledged',
  'access-identity-asked',
  'access-clarification-asked',
  'access-extended',
  'access-replied',
  'access-refused',
  'rectification-decided',
  'comment-acknowledged',
  'compliment-acknowledged',
  'complaint-acknowledged',
  'complaint-extended',
  'complaint-stage-1-skipped',
  'complaint-replied',
  'complaint-next-stage',
  'complaint-panel',
  'complaint-final-reply',
  'clock-warning',
  'clock-due',
  'clock-escalated',
] as const
export type NoticeTemplate = (typeof noticeTemplates)[number]

/** What somebody is to be told because of an event; the wording and the sending are not part of the pathway. */
export interface Notice {
  template: NoticeTemplate
  /** A person of the case by opaque id, a role of the council, or a kind of agency. */
  recipient: { kind: 'person'; id: string } | { kind: 'role'; role: string } | { kind: 'agency'; agency: Agency }
  /** Why the recipient is not told, where they are not. */
  withheld?: WithholdGround
}

/** The opaque id of a person, or the code of a role or of a kind of agency. */
export function nameOfRecipient(recipient: Notice['recipient']): string {
  switch (recipient.kind) {
    case 'person':
      return recipient.id
    case 'role':
      return recipient.role
    case 'agency':
      return recipient.agency
  }
}
