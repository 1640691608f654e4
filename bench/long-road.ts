import { criteriaAnswers } from '../api/examples/referral'
import { workflowIdFor } from '../sealing/workflow-id'
import type { Bed } from './bed'
import { CouncilApi, type Told } from './council-api'
import { runsOf, type RunOfWorkflow } from './histories'

const reason = 'Enough is known.'
/** Where the long road is played: on the national defaults. */
export const longRoadCouncil = 'anyshire'
const sections = ['needs-of-child', 'needs-of-family', 'risk-to-child'].map((code) => ({ code, text: 'As found.' }))

/** From a case just opened through its assessment, and a section 47 enquiry beside it, to where a conference is awaited. */
export const untilEnquiryConcluded: readonly Told[] = [
  ['duty-manager', 'decisions', { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers }],
  ['team-manager', 'practice', { kind: 'allocate', workerId: 'social-worker-1' }],
  ['social-worker', 'practice', { kind: 'start-assessment' }],
  ['social-worker', 'practice', { kind: 'record-child-seen', alone: true }],
  [
    'team-manager',
    'decisions',
    {
      kind: 'hold-strategy-discussion',
      attended: ['police', 'health'],
      harms: ['neglect'],
      crimeSuspected: false,
      parentsInvited: true,
      decision: 'section-47-enquiry',
      reason,
    },
  ],
  ['social-worker', 'practice', { kind: 'submit-assessment', recommendation: reason, sections }],
  ['team-manager', 'decisions', { kind: 'authorise-assessment', recommendation: reason }],
  ['team-manager', 'decisions', { kind: 'decide-outcome', outcome: 'strategy-discussion', reason }],
  ['team-manager', 'decisions', { kind: 'conclude-section-47', outcome: 'substantiated-continuing-risk', reason }],
]

const attendance = { attended: ['police', 'health', 'education'], familyAttended: true } as const

const conference: Told = [
  'conference-chair',
  'decisions',
  { kind: 'hold-conference', decision: 'plan', category: 'NEG', reason, ...attendance },
]
const coreGroup: Told = [
  'social-worker',
  'practice',
  { kind: 'hold-core-group', familyAttended: true, planAgreed: true },
]
const review: Told = [
  'conference-chair',
  'decisions',
  { kind: 'hold-review-conference', decision: 'continue', reason, ...attendance },
]

/** The runs of the same case as they stand at each stop. */
export interface LongRoad {
  readonly atConference: readonly RunOfWorkflow[]
  readonly beforeReviews: readonly RunOfWorkflow[]
  readonly afterReviews: readonly RunOfWorkflow[]
  readonly reviews: number
}

/** Plays referral, assessment, section 47 enquiry, conference, plan, core group and reviews through the API, in a practice case. */
export async function playLongRoad({ stack, practice }: Bed, reviews: number): Promise<LongRoad> {
  const api = new CouncilApi(stack.run, longRoadCouncil)
  const { caseId } = await api.practise()
  await api.untilOpened(caseId)
  const runs = () => runsOf(practice, workflowIdFor(longRoadCouncil, caseId))
  for (const told of untilEnquiryConcluded) await api.tell(caseId, told)
  await api.advance(caseId, { workingDays: 12 })
  await api.tell(caseId, conference)
  const atConference = await runs()
  await api.advance(caseId, { workingDays: 5 })
  await api.tell(caseId, coreGroup)
  const beforeReviews = await runs()
  for (let held = 0; held < reviews; held += 1) {
    await api.advance(caseId, { workingDays: held === 0 ? 50 : 115 })
    await api.tell(caseId, review)
  }
  return { atConference, beforeReviews, afterReviews: await runs(), reviews }
}
