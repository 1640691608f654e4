import { workflowIdFor } from '../../sealing/workflow-id'
import type { Bed } from '../bed'
import { actionsIn, liveEvents } from '../counting'
import { untilAssessment, type Told } from '../council-api'
import type { Figure } from '../figures'
import { runsOf, type RunOfWorkflow } from '../histories'

const how =
  'One practice case: referral, decision in time, allocation, start, consent, school spoken with, child seen alone, 10-day and 30-day ' +
  'checkpoint reached and decided on; from the histories of all its runs, without the events of skipping time.'

/** What the standard referral costs Temporal, counted in its real histories. */
export async function measureStandardReferral(bed: Bed): Promise<Figure[]> {
  const runs = await playStandardReferral(bed)
  const sum = (count: (run: RunOfWorkflow) => number) => runs.reduce((total, run) => total + count(run), 0)
  return [
    counted(
      'standard referral: Actions',
      sum((run) => actionsIn(run.events)),
      35,
    ),
    counted(
      'standard referral: events',
      sum((run) => liveEvents(run.events).length),
      100,
    ),
    counted(
      'standard referral: state transitions',
      sum((run) => run.stateTransitions),
      60,
    ),
  ]
}

const counted = (what: string, count: number, goal: number): Figure => {
  return { part: 'standard', what, how, n: 1, unit: 'count', ours: { p50: count, p95: count }, goal: { p50: goal } }
}

/** Plays it through the API; resolves to its runs, the first one first. */
export async function playStandardReferral({ api, practice }: Bed): Promise<RunOfWorkflow[]> {
  const { caseId, motherId } = await api.practise()
  await api.untilOpened(caseId)
  for (const told of untilFirstCheckpoint(motherId)) await api.tell(caseId, told)
  await api.advance(caseId, { workingDays: 10 })
  await api.tell(caseId, [
    'team-manager',
    'decisions',
    { kind: 'decide-checkpoint', furtherAssessment: true, reason: 'The school has not been heard yet.' },
  ])
  await api.advance(caseId, { workingDays: 20 })
  await api.tell(caseId, [
    'team-manager',
    'decisions',
    { kind: 'review-checkpoint', checkpoint: 'checkpoint-30', reason: 'On course.' },
  ])
  return runsOf(practice, workflowIdFor('blackpool', caseId))
}

const untilFirstCheckpoint = (motherId: string): Told[] => [
  ...untilAssessment,
  ['social-worker', 'consents', { kind: 'record-consent', personId: motherId, agency: 'school', answer: 'given' }],
  ['social-worker', 'practice', { kind: 'contact-agency', agency: 'school', aboutPersonId: motherId }],
  ['social-worker', 'practice', { kind: 'record-child-seen', alone: true }],
]
