import type { Assessment, OpenedCase } from './case'
import type { CaseEvent } from './events'

type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>

/** The case with its stage and its assessment as the event leaves them. */
export function evolveAssessment(state: OpenedCase, event: CaseEvent): OpenedCase {
  switch (event.type) {
    case 'referral-decided':
      return decided(state, event)
    case 'child-seen':
    case 'child-not-seen':
      return { ...state, child: childAfter(state, event) }
    case 'case-closed':
      return closed(state, event)
    case 'case-reopened':
      return reopened(state, event)
    default:
      return state.stage === 'awaiting-decision' || state.stage === 'closed' ? state : withAssessment(state, event)
  }
}

function decided(state: OpenedCase, event: EventOf<'referral-decided'>): OpenedCase {
  if (state.stage !== 'awaiting-decision' || event.leadsTo !== 'assessment') return state
  const assessment = newAssessment(event.fullAssessment ? 'full' : 'brief', event.at)
  const preBirth = event.preBirth === true ? { preBirth: true as const } : {}
  return { ...state, stage: 'awaiting-assessment', assessment: { ...assessment, ...preBirth } }
}

function newAssessment(path: Assessment['path'], decidedAt: Assessment['decidedAt']): Assessment {
  return { path, decidedAt, checkpointsReviewed: [], overrunReasons: [], copiesAskedBy: [] }
}

function childAfter(state: OpenedCase, event: EventOf<'child-seen' | 'child-not-seen'>): OpenedCase['child'] {
  if (event.type === 'child-not-seen') return { ...state.child, notSeenRecorded: true }
  return { ...state.child, seen: event.alone || state.child.seen === 'alone' ? 'alone' : 'seen' }
}

function closed(state: OpenedCase, event: EventOf<'case-closed'>): OpenedCase {
  const reason = event.closureReason === undefined ? {} : { closureReason: event.closureReason }
  return { ...state, stage: 'closed', closedAt: event.at, ...reason }
}

/** What was known when the case was closed is known again. */
function reopened(state: OpenedCase, { stage }: EventOf<'case-reopened'>): OpenedCase {
  if (state.stage !== 'closed') return state
  const { closedAt: _at, closureReason: _reason, assessment, ...facts } = state
  return assessment === undefined || stage === 'awaiting-decision'
    ? { ...facts, stage: 'awaiting-decision' }
    : { ...facts, stage, assessment }
}

type Assessed = Exclude<OpenedCase, { stage: 'awaiting-decision' | 'closed' }>

function withAssessment(state: Assessed, event: CaseEvent): OpenedCase {
  const { assessment } = state
  const { by, at } = event
  switch (event.type) {
    case 'wait-recorded':
      return { ...state, assessment: { ...assessment, urgency: event.urgency } }
    case 'assessment-started':
      return { ...state, stage: 'assessment', assessment: { ...assessment, startedAt: event.startedAt } }
    case 'assessment-submitted': {
      return {
        ...state,
        stage: 'awaiting-authorisation',
        assessment: { ...assessment, submittedBy: by, submittedAt: at },
      }
    }
    case 'assessment-returned':
      return { ...state, stage: 'assessment' }
    case 'assessment-authorised': {
      const authorised = { ...assessment, authorisedBy: by, authorisedAt: at }
      return { ...state, stage: 'awaiting-outcome', assessment: authorised }
    }
    case 'outcome-decided':
      return {
        ...state,
        stage: 'outcome-decided',
        assessment: { ...assessment, outcome: event.outcome, outcomeAt: at },
        ...(assessment.trigger !== undefined && { reassessedAt: at }),
      }
    case 'reassessment-started':
      return reassessed(state, event)
    default:
      return { ...state, assessment: duringAssessment(assessment, event) }
  }
}

/** A new assessment in place of the one before, which is kept; the child is to be seen for it as for any other. */
function reassessed(state: Assessed, { at, trigger }: EventOf<'reassessment-started'>): OpenedCase {
  const assessment: Assessment = { ...newAssessment('full', at), startedAt: at, trigger }
  const earlierAssessments = [...(state.earlierAssessments ?? []), state.assessment]
  const child = { seen: 'no', notSeenRecorded: false } as const
  return { ...state, stage: 'assessment', assessment, earlierAssessments, child }
}

function duringAssessment(assessment: Assessment, event: CaseEvent): Assessment {
  switch (event.type) {
    case 'assessment-length-set':
      return { ...assessment, lengthDays: event.days }
    case 'checkpoint-decided':
      return afterCheckpoint(assessment, event)
    case 'checkpoint-reviewed':
      return { ...assessment, checkpointsReviewed: [...assessment.checkpointsReviewed, event.checkpoint] }
    case 'overrun-explained':
      return {
        ...assessment,
        overrunReasons: [...new Set([...assessment.overrunReasons, event.from])],
        overrunExplainedBy: [...new Set([...(assessment.overrunExplainedBy ?? []), event.by])],
      }
    case 'copy-requested':
      return { ...assessment, copiesAskedBy: [...new Set([...assessment.copiesAskedBy, event.personId])] }
    default:
      return assessment
  }
}

function afterCheckpoint(assessment: Assessment, event: EventOf<'checkpoint-decided'>): Assessment {
  const checkpointsReviewed = [...assessment.checkpointsReviewed, event.checkpoint]
  return event.furtherAssessment
    ? { ...assessment, checkpointsReviewed, path: 'full', furtherDecidedAt: event.at }
    : { ...assessment, checkpointsReviewed }
}
