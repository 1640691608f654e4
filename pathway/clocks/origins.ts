import type { Origin } from './clock'

/** What gives a clock its zero, in words: `when` after a moment, `what` after "from". */
export const originWords: Record<Origin, { when: string; what: string }> = {
  received: { when: 'when the referral was received', what: 'receipt' },
  'assessment-started': { when: 'when the assessment was started', what: 'the start of the assessment' },
  'checkpoint-decided': { when: 'when the checkpoint was decided', what: 'the decision at the checkpoint' },
  reopened: { when: 'when the case was reopened', what: 'the reopening' },
  'reassessment-started': { when: 'when the reassessment was started', what: 'the start of the reassessment' },
  'assessment-authorised': { when: 'when the assessment was authorised', what: 'the authorisation of the assessment' },
  'strategy-discussion': { when: 'when the strategy discussion was held', what: 'the strategy discussion' },
  'outcome-decided': { when: 'when the outcome was decided', what: 'the outcome of the assessment' },
  'child-in-need-decided': {
    when: 'when a child in need plan was decided on',
    what: 'the decision on a child in need plan',
  },
  'child-in-need-planned': {
    when: 'when the child in need plan was made or last reviewed',
    what: 'the plan or its last review',
  },
  'stepped-down': { when: 'when the case was stepped down', what: 'the step-down' },
  'conference-scheduled': { when: 'when the day of the conference was set', what: 'the day of the conference' },
  conference: { when: 'when the conference was held', what: 'the conference' },
  'core-group': { when: 'when the core group met', what: 'the core group before it' },
  'access-requested': { when: 'when the request was received', what: 'receipt of the request' },
  'rectification-requested': {
    when: 'when the request for rectification was received',
    what: 'receipt of the request for rectification',
  },
  'identity-received': {
    when: 'when what proves who asks was received',
    what: 'receipt of what proves who asks',
  },
  'feedback-received': { when: 'when it was received', what: 'receipt of the comment or compliment' },
  'complaint-received': { when: 'when the complaint was received', what: 'receipt of the complaint' },
  'complaint-replied': { when: 'when the council replied', what: 'the reply' },
  'stage-2-requested': { when: 'when stage 2 was asked for', what: 'the request for stage 2' },
  'panel-requested': { when: 'when the review panel was asked for', what: 'the request for the review panel' },
  'panel-held': { when: 'when the review panel met', what: 'the meeting of the review panel' },
  'panel-reported': { when: 'when the review panel reported', what: "the panel's report" },
  'emergency-access-taken': { when: 'when it was taken', what: 'the taking of the emergency access' },
  'review-conference': { when: 'when the review conference was held', what: 'the review conference before it' },
  'approval-asked': { when: 'when it was asked for', what: 'the asking' },
  withheld: { when: 'when it was decided to withhold', what: 'the decision to withhold' },
  'order-made': { when: 'the first day of the order', what: 'the first day of the order' },
  'order-begins': { when: 'the day that the order specifies', what: 'the day that the order specifies' },
  'contribution-requested': { when: 'when it was asked for', what: 'the asking' },
  'police-protection-began': { when: 'when police protection began', what: 'the beginning of police protection' },
  'private-fostering-visited': {
    when: 'when the council became aware of the private fostering, or last visited',
    what: 'the day the council became aware, or last visited',
  },
}
