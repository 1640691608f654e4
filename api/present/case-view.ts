import type { PendingMessage } from '../../db/pending-messages'
import type { CaseRow } from '../../db/cases'
import type { OpenedCase } from '../../pathway/case'
import { roadsOf } from '../../pathway/roads'
import { askedSteps } from '../../pathway/two-stage/asked'
import type { AskedStep } from '../../pathway/two-stage/facts'
import { standing } from '../../pathway/withholding/standing'
import type { Actor } from '../../pathway/roles'
import type { Rules } from '../../pathway/rules'
import type { Instant } from '../../pathway/time'
import { legalSteps, waitingFor } from '../../pathway'
import { caseLinks, receiptPathOf } from '../links'
import type { CaseView, LegalStepView } from '../schemas/views'
import { assessmentDue } from './assessment-due'
import { assessmentView } from './assessment-view'
import { clockView } from './clock-view'
import { commandForm } from './command-forms'
import { flagsView } from './flags-view'
import type { Shows } from './other-cases'
import { stageLabel } from '../../pathway/stage-label'

/** What a view of a case is made of. */
export interface Shown {
  row: CaseRow
  state: OpenedCase
  rules: Rules
  actor: Actor
  now: Instant
  pending: readonly PendingMessage[]
  contact: CaseView['contact']
  /** Which other cases may be named. */
  shows: Shows
}

/** A case as the API shows it to one caller at one time. */
export function caseView(shown: Shown): CaseView {
  const { row, state, rules, now, contact, shows } = shown
  const due = assessmentDue(state, rules)
  return {
    ...factsOf(shown),
    now,
    held: row.seq === 0,
    label: stageLabel(state.stage, rules),
    waiting: waitingFor(state, rules),
    ...(due !== undefined && { assessmentDue: due }),
    clocks: state.clocks.map((clock) => clockView(clock, state, rules)),
    ...('assessment' in state && { assessment: assessmentView(state.assessment) }),
    ...(state.earlierAssessments && { earlierAssessments: state.earlierAssessments.map(assessmentView) }),
    linkedCases: (state.links ?? []).filter(({ caseId }) => shows(caseId)).map((link) => ({ ...link })),
    earlierReferrals: (state.earlierReferrals ?? []).filter(({ caseId }) => shows(caseId)).map((one) => ({ ...one })),
    ...flagsView(state),
    roads: roadsView(state),
    ...closingOf(state),
    legal: legalView(state, shown.actor, rules),
    pending: shown.pending.map((message) => ({
      ...message,
      receipt: receiptPathOf(state.council, state.caseId, message.messageId),
    })),
    contact,
    rulesVersion: row.rulesVersion,
    links: caseLinks(state.council, state.caseId, state.referralId),
  }
}

function factsOf({ row, state, shows }: Shown) {
  const { caseId, referralId, council, practice, stage, receivedAt, acceptedAt, urgent, source, anonymous } = state
  return {
    ...{ caseId, referralId, council, practice, stage, receivedAt, acceptedAt, urgent, source, anonymous },
    seq: row.seq,
    ...(state.familyAgreed !== undefined && { familyAgreed: state.familyAgreed }),
    ...(state.earlyHelpOn !== undefined && { earlyHelpOn: state.earlyHelpOn }),
    ...(state.expectedOn !== undefined && { expectedOn: state.expectedOn }),
    ...(state.bornOn !== undefined && { bornOn: state.bornOn }),
    ...(state.allocatedTo !== undefined && { allocatedTo: state.allocatedTo }),
    ...(state.team !== undefined && { team: state.team }),
    childSeen: state.child.seen,
    people: state.people.map((person) => ({ ...person })),
    consents: state.consents.map((consent) => ({ ...consent })),
    askedFor: askedSteps(state).map(askedStepView),
    withheld: standing(state).map((one) => ({ ...one })),
    records: (state.records ?? []).map(({ code, count, lastOn }) => ({ code, count, lastOn })),
    siblings: state.siblingCaseIds.filter(shows),
  }
}

function roadsView(state: OpenedCase): CaseView['roads'] {
  return roadsOf(state).map(({ road, place }) => ({
    road: road.name,
    label: road.label,
    place: place.code,
    placeLabel: place.label,
  }))
}

const askedStepView = ({ approvalId, step, asker, askedAt }: AskedStep) => ({
  ...{ approvalId, command: step.kind, askedBy: asker.id, askedAt },
})

function closingOf(state: OpenedCase) {
  if (state.stage !== 'closed') return {}
  const { closedAt, closureReason } = state
  return { closedAt, ...(closureReason !== undefined && { closureReason }) }
}

/** The steps an actor may take now, each with what its body takes and where it is sent. */
export function legalView(state: OpenedCase, actor: Actor, rules: Rules): LegalStepView[] {
  return legalSteps(state, actor, rules).map(({ command, label }) => ({
    command,
    label,
    ...commandForm(state.council, state.caseId, command),
  }))
}
