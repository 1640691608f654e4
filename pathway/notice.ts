import type { WithholdGround } from './withholding'

/** What somebody is to be told because of an event; the wording and the sending are not part of the pathway. */
export interface Notice {
  template:
    | 'referral-decided'
    | 'rights-explained'
    | 'assessment-copy'
    | 'outcome-decided'
    | 'worker-changed'
    | 'section-47-enquiry'
    | 'section-47-outcome'
    | 'child-in-need-plan-copy'
    | 'child-in-need-plan-ended'
    | 'conference-invitation'
    | 'conference-report'
    | 'excluded-from-conference'
    | 'conference-outcome'
    | 'child-protection-plan-copy'
    | 'review-invitation'
    | 'review-outcome'
    | 'emergency-protection-order'
    | 'child-assessment-order'
    | 'child-accommodated'
    | 'access-request-acknowledged'
    | 'access-identity-asked'
    | 'access-clarification-asked'
    | 'access-extended'
    | 'access-replied'
    | 'access-refused'
    | 'rectification-decided'
    | 'clock-warning'
    | 'clock-due'
    | 'clock-escalated'
  /** A person of the case by opaque id, or a role of the council. */
  recipient: { kind: 'person'; id: string } | { kind: 'role'; role: string }
  /** Why the recipient is not told, where they are not. */
  withheld?: WithholdGround
}
