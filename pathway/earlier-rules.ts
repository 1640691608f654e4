import type { ClockRule, RoadClock } from './clocks/clock'
import { earlierPermissions, ofRestriction, type EarlierHolders } from './earlier-permissions'
import type { Rules } from './rules'

/** What release 0.1.0 had in its rules. */
type In010 = 'council' | 'version' | 'calendar' | 'words' | 'decision' | 'assessment' | 'consent'

type InAssessment010 =
  | 'allocation'
  | 'limit'
  | 'length'
  | 'checkpoints'
  | 'signOff'
  | 'childSeen'
  | 'overrunReasonsFrom'
  | 'outcomes'
  | 'outcome'
  | 'copy'

/** A clock that rules of an earlier release do not have: it has a name, and nothing starts it. */
const unstarted = (name: string, label: string, origin: ClockRule['origin']): ClockRule => ({
  name,
  label,
  origin,
  budget: { kind: 'calendar-days', days: 1 },
  counting: 'next',
  receipt: { kind: 'stands' },
  roll: 'stay',
  force: 'limit',
  pausable: false,
  rungs: [],
  source: 'not in these rules',
})

/** One that has no interval. */
function unset(name: string, label: string, origin: ClockRule['origin']): RoadClock {
  const { budget: _none, ...rule } = unstarted(name, label, origin)
  return rule
}

/** Everything that later releases have added. The compiler asks for a line here with each new part of the rules. */
const added: Omit<Rules, In010 | 'permissions'> = {
  approvals: {
    apart: 'earlier',
    twoStage: [],
    within: unstarted('second-approval', 'Approval by a second person', 'approval-asked'),
  },
  clocks: { receiptBackDatingDays: 0 },
  childInNeed: {
    copy: 'always',
    planning: unset('child-in-need-planning', 'Planning of the child in need plan', 'child-in-need-decided'),
    review: unset('child-in-need-review', 'Review of the child in need plan', 'child-in-need-planned'),
    stepDown: unset('child-in-need-review', 'Review of the child in need plan', 'stepped-down'),
  },
  contributions: { clock: unstarted('contribution', 'Contribution of an agency', 'contribution-requested') },
  policeProtection: { clock: unstarted('police-protection', 'Police protection', 'police-protection-began') },
  emergencyProtectionOrder: {
    clock: unstarted('emergency-protection-order', 'Emergency protection order', 'order-made'),
  },
  childAssessmentOrder: { clock: unstarted('child-assessment-order', 'Child assessment order', 'order-begins') },
  privateFostering: {
    firstYear: unstarted('private-fostering-visit', 'Private fostering visit', 'private-fostering-visited'),
    later: unstarted('private-fostering-visit-later', 'Private fostering visit', 'private-fostering-visited'),
  },
  section47: {
    outcomesLead: false,
    attendance: [],
    conference: unstarted('conference', 'Initial child protection conference', 'strategy-discussion'),
    conferenceCountsFrom: 'first',
  },
  withholding: {
    longestMonths: 0,
    review: unset('withholding-review', 'Looking again at what is withheld', 'withheld'),
  },
  recordsAccess: {
    reply: unstarted('access-reply', 'Reply to the access request', 'access-requested'),
    rectification: unstarted('rectification', 'Decision on a rectification', 'rectification-requested'),
    extendedByMonths: 0,
    identity: 'pauses-clock',
    inWritingOnly: false,
    feePounds: 0,
  },
  complaints: {
    feedback: unstarted('feedback', 'Acknowledgement', 'feedback-received'),
    stage1: unstarted('complaint-stage-1', 'Complaint, stage 1', 'complaint-received'),
    stage2: unstarted('complaint-stage-2', 'Complaint, stage 2', 'stage-2-requested'),
    nextStage: unstarted('complaint-next-stage', 'Time to ask for the next stage', 'complaint-replied'),
    panel: unstarted('complaint-panel', 'Review panel', 'panel-requested'),
    panelReport: unstarted('complaint-panel-report', 'Report of the review panel', 'panel-held'),
    panelReply: unstarted('complaint-panel-reply', 'Reply to the review panel', 'panel-reported'),
    ombudsman: '',
  },
  emergencyAccess: {
    usualMinutes: 0,
    mostMinutes: 0,
    timer: unset('emergency-access', 'Emergency access', 'emergency-access-taken'),
    review: unstarted('emergency-access-review', 'Review of the emergency access', 'emergency-access-taken'),
  },
  childProtectionPlan: {
    coreGroup: unstarted('core-group', 'Core group', 'conference'),
    firstReview: unstarted('first-review', 'First review conference', 'conference'),
    laterReviews: unstarted('later-review', 'Review conference', 'review-conference'),
    endNeedsReassessment: false,
    copy: 'always',
  },
}

type InDecision010 = 'clock' | 'urgentClock' | 'outcomes'

const addedToDecision: Omit<Rules['decision'], InDecision010> = { criteria: [], criteriaAnswered: 'optional' }

const addedToAssessment: Omit<Rules['assessment'], InAssessment010> = {
  reassessment: { clock: unstarted('reassessment', 'Assessment made anew', 'reassessment-started'), triggers: [] },
  recordsBefore: { submission: [], authorisation: [] },
  sections: [],
  questions: [],
  update: 'none',
  preBirth: 'none',
}

/** Rules as some release put them on record. */
type RecordedRules = Omit<Rules, 'permissions'> & Partial<Pick<Rules, 'permissions'>> & EarlierHolders

/**
 * Rules as the code of today reads them, from rules that an earlier release put on record: what they lack is there and asks for
 * nothing, so that a case that began under them is decided as it was. Steps that are new are accepted only under rules that have them.
 */
export const completeRules = (rules: RecordedRules): Rules => ({
  ...added,
  ...rules,
  approvals: { ...added.approvals, ...rules.approvals },
  permissions: { ...ofRestriction, ...(rules.permissions ?? earlierPermissions(rules)) },
  decision: { ...addedToDecision, ...rules.decision },
  assessment: { ...addedToAssessment, ...rules.assessment },
})
