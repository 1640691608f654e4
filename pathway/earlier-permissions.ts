import type { Permissions } from './permissions'
import type { Role } from './roles'

type Holders<Names extends string> = Partial<Record<Names, readonly Role[]>>

/** Who may do what as releases up to 0.2.0 had it in their rules: in many places, each beside what it was about. */
export interface EarlierHolders {
  decision: Holders<'by'>
  assessment: Holders<
    'allocateBy' | 'startBy' | 'lengthBy' | 'checkpointBy' | 'submitBy' | 'authoriseBy' | 'childNotSeenBy'
  > & { outcome: Holders<'by'> }
  consent: Holders<'overrideBy'>
  interpreter?: Holders<'waiverBy'>
  closing?: Holders<'by'>
  clocks?: Holders<'changeBy'>
  childInNeed?: Holders<'makeBy' | 'reviewBy'>
  section47?: Holders<'discussionBy' | 'enquiryBy' | 'conferenceBy'>
  childProtectionPlan?: Holders<'reviewBy'>
  withholding?: Holders<'by'>
  recordsAccess?: Holders<'handleBy' | 'decideBy'>
  complaints?: Holders<'handleBy' | 'answerBy' | 'adjudicateBy'>
}

const managers: readonly Role[] = ['duty-manager', 'team-manager', 'service-manager']
const lineManagers: readonly Role[] = ['team-manager', 'service-manager']
const practitioners: readonly Role[] = ['duty-worker', 'social-worker', ...managers]

/** Of cases that began before records could be restricted it is said who sees them, too. */
export const ofRestriction: Permissions = {
  'record.restrict': lineManagers,
  'conflict.declare': [...practitioners, 'conference-chair'],
}

/** What the code of those releases said itself. What is no step of a case or a matter is not asked of recorded rules. */
const inCode: Permissions = {
  'case.work': practitioners,
  'manager-record.make': lineManagers,
  'consent.record': practitioners,
  'overrun.explain': ['social-worker', ...lineManagers],
  'omission.explain': managers,
  'accommodation.decide': managers,
  'bank-holiday.proclaim': ['administrator'],
}

/** The table of permissions that rules of an earlier release come to. Nobody has a permission that they knew nothing like. */
export function earlierPermissions(rules: EarlierHolders): Permissions {
  const { decision, assessment, consent, interpreter = {}, closing = {}, clocks = {} } = rules
  return {
    ...inCode,
    'decision.make': decision.by ?? [],
    'case.allocate': assessment.allocateBy ?? [],
    'case.close': closing.by ?? [],
    'consent.override': consent.overrideBy ?? [],
    'interpreter.waive': interpreter.waiverBy ?? [],
    'assessment.start': assessment.startBy ?? [],
    'assessment.set-length': assessment.lengthBy ?? [],
    'assessment.submit': assessment.submitBy ?? [],
    'assessment.authorise': assessment.authoriseBy ?? [],
    'checkpoint.decide': assessment.checkpointBy ?? [],
    'unseen-child.explain': assessment.childNotSeenBy ?? [],
    'outcome.decide': assessment.outcome.by ?? [],
    'clock.change': clocks.changeBy ?? lineManagers,
    ...onRoads(rules),
    ...inMatters(rules),
  }
}

function onRoads({ childInNeed = {}, section47 = {}, childProtectionPlan = {}, withholding = {} }: EarlierHolders) {
  const chairs = section47.conferenceBy ?? []
  return {
    'child-in-need-plan.make': childInNeed.makeBy ?? [],
    'child-in-need-plan.review': childInNeed.reviewBy ?? [],
    'strategy-discussion.hold': section47.discussionBy ?? [],
    'section-47-enquiry.conclude': section47.enquiryBy ?? [],
    'conference.arrange': [...practitioners, ...chairs.filter((role) => !practitioners.includes(role))],
    'conference.chair': chairs,
    'child-protection-plan.review': childProtectionPlan.reviewBy ?? [],
    'information.withhold': withholding.by ?? [],
  }
}

function inMatters({ recordsAccess = {}, complaints = {} }: EarlierHolders) {
  const [answering, adjudicating] = [complaints.answerBy ?? [], complaints.adjudicateBy ?? []]
  return {
    'records-access.handle': recordsAccess.handleBy ?? [],
    'records-access.decide': recordsAccess.decideBy ?? [],
    'complaint.handle': complaints.handleBy ?? [],
    'complaint.answer': [...answering, ...adjudicating.filter((role) => !answering.includes(role))],
    'complaint.adjudicate': adjudicating,
  }
}
