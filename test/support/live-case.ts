import { z } from 'zod'
import { criteriaAnswers, referralExample } from '../../api/examples/referral'
import { caseSeen, referralSeen, settledSeen, type CaseSeen } from '../../cli/demo/answers'
import { send } from '../../cli/demo/api'
import type { StepBody } from '../../cli/demo/practice-case'
import type { Run } from '../../cli/serve/run-file'

/** Something told to a case: by which role, at which address, and what. */
export type Told = readonly [role: string, collection: 'decisions' | 'practice' | 'consents', body: StepBody]

/** The first decision: an assessment. */
export const decideAssessment: Told = [
  'duty-manager',
  'decisions',
  { kind: 'decide-referral', outcome: 'assessment', reason: 'More has to be understood.', criteria: criteriaAnswers },
]
export const allocate: Told = ['team-manager', 'practice', { kind: 'allocate', workerId: 'social-worker-1' }]
export const startAssessment: Told = ['social-worker', 'practice', { kind: 'start-assessment' }]

const rightStatuses = [200, 201]

async function post(run: Run, council: string, role: string, path: string, body: object): Promise<unknown> {
  const reply = await send(run, { council, role, method: 'POST', path: `/v1/councils/${council}${path}`, body })
  if (!rightStatuses.includes(reply.status)) throw new Error(`${path} was answered ${JSON.stringify(reply)}`)
  return reply.body
}

/** Refers one child, received now, or as `facts` say; a practice case where they name `startAt`. Resolves with the id of the case. */
export async function refer(run: Run, council: string, facts: object = {}): Promise<string> {
  const path = 'startAt' in facts ? '/practice-cases' : '/referrals'
  const { cases } = referralSeen.parse(await post(run, council, 'duty-worker', path, { ...referralExample, ...facts }))
  return z.string().parse(cases[0]?.caseId)
}

/** Tells a case things, one after the other. Resolves with the case as it is then; throws where one is not on the record in time. */
export async function tell(run: Run, council: string, caseId: string, ...things: Told[]): Promise<CaseSeen> {
  let seen: CaseSeen | undefined
  for (const [role, collection, body] of things) {
    const settled = await post(run, council, role, `/cases/${caseId}/${collection}`, body)
    seen = settledSeen.parse(settled).case
  }
  return caseSeen.parse(seen)
}
