import type { PersonCommand } from '../../pathway/commands'
import { PaperCase, someone } from './paper-case'

type Of<K> = Extract<PersonCommand, { kind: K }>

const reason = 'In plain words'
const manager = someone('team-manager')
const chair = someone('conference-chair')

export const strategyDiscussion: Of<'hold-strategy-discussion'> = {
  kind: 'hold-strategy-discussion',
  attended: ['police', 'health'],
  harms: ['neglect'],
  crimeSuspected: false,
  parentsInvited: false,
  parentsNotInvitedReason: 'The child is to be heard first',
  decision: 'section-47-enquiry',
  reason,
}

export const conference: Of<'hold-conference'> = {
  kind: 'hold-conference',
  attended: ['police', 'health', 'education'],
  familyAttended: true,
  decision: 'plan',
  category: 'NEG',
  reason,
}

export const review: Of<'hold-review-conference'> = {
  kind: 'hold-review-conference',
  attended: ['health'],
  familyAttended: true,
  decision: 'continue',
  reason,
}

/** Referred on Thursday 10 December 2026, with a section 47 enquiry from Monday 14 December. */
export function enquired(council = 'anyshire'): PaperCase {
  const paper = new PaperCase(council, '2026-12-10T10:00').until('2026-12-14T11:00')
  paper.tell(strategyDiscussion, manager)
  return paper
}

/** The enquiry concluded on Monday 4 January 2027 with continuing risk: a conference is awaited. */
export function atRisk(council = 'anyshire'): PaperCase {
  const paper = enquired(council).until('2027-01-04T10:00')
  paper.tell({ kind: 'conclude-section-47', outcome: 'substantiated-continuing-risk', reason }, manager)
  return paper
}

/** The conference of Wednesday 6 January 2027 made a plan. */
export function planned(council = 'anyshire'): PaperCase {
  const paper = atRisk(council).until('2027-01-06T15:00')
  paper.tell(conference, chair)
  return paper
}
