import { criteriaAnswers } from '../../api/examples/referral'
import { referOne, type PracticeCase } from '../../cli/demo/practice-case'
import { usual } from '../../cli/demo/story'
import type { Teller } from '../../cli/demo/teller'

/** A practice case of one child and their mother, received at this London time. */
export function openedAt(teller: Teller, startAt: string): Promise<PracticeCase> {
  return referOne(teller, 'duty-worker', {
    ...usual,
    startAt,
    source: '3B',
    concern: 'Help with sleep is asked for.',
    children: [{ forenames: 'Robin', surname: 'Example', dateOfBirth: '2019-02-11' }],
    people: [{ kind: 'mother', name: 'Sandy Example', parentalResponsibility: true }],
  })
}

/** The first decision: an assessment. */
export const decideAssessment = {
  kind: 'decide-referral',
  outcome: 'assessment',
  reason: 'More has to be understood.',
  criteria: criteriaAnswers,
} as const

/** The decision for an assessment, the allocation and the start. */
export async function startAssessment(robin: PracticeCase): Promise<void> {
  await robin.decide('duty-manager', decideAssessment)
  await robin.practice('team-manager', { kind: 'allocate', workerId: 'social-worker-1' })
  await robin.practice('social-worker', { kind: 'start-assessment' })
}
