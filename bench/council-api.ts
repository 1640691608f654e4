import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { criteriaAnswers, practiceReferralExample, referralExample } from '../api/examples/referral'
import type { Run } from '../cli/serve/run-file'
import type { ConsentCommand, DecisionCommand, PracticeCommand } from '../pathway/commands'
import type { Role } from '../pathway/roles'

const acceptedSchema = z.object({
  cases: z.tuple([z.object({ caseId: z.string() })]),
  people: z.array(z.object({ id: z.string(), kind: z.string() })),
})
const heldSchema = z.object({ held: z.boolean() })

/** A case of one child that has been accepted. */
export interface Accepted {
  readonly caseId: string
  readonly motherId: string
}

/** Something told to a case: by whom, at which address, and what. */
export type Told =
  | readonly [Role, 'decisions', DecisionCommand]
  | readonly [Role, 'practice', PracticeCommand]
  | readonly [Role, 'consents', ConsentCommand]

/** The decision that an assessment is needed. */
export const firstDecision: Told = [
  'duty-manager',
  'decisions',
  {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason: 'More than one service is needed.',
    criteria: criteriaAnswers,
  },
]

/** From a case just opened to one whose assessment has started, with five clocks running. */
export const untilAssessment: readonly Told[] = [
  firstDecision,
  ['team-manager', 'practice', { kind: 'allocate', workerId: 'social-worker-1' }],
  ['social-worker', 'practice', { kind: 'start-assessment' }],
]

/** The HTTP API of one council, as its staff use it. Every function throws where the answer is not the good one. */
export class CouncilApi {
  private readonly url: string
  private readonly tokens: Readonly<Record<string, string>>

  constructor({ api, councils }: Run, council: string) {
    this.url = `${api}/v1/councils/${council}`
    this.tokens = councils.find(({ id }) => id === council)?.tokens ?? {}
  }

  /** A live referral of one child; resolves at the 201. */
  async refer(): Promise<Accepted> {
    return acceptedIn(await this.post('referrals', 'duty-worker', referralExample))
  }

  /** A practice case that begins on a Monday morning in June. */
  async practise(): Promise<Accepted> {
    const body = { ...practiceReferralExample, startAt: '2026-06-01T09:30' }
    return acceptedIn(await this.post('practice-cases', 'duty-worker', body))
  }

  /** Tells a case something; resolves at the 200, when it is on the record. */
  async tell(caseId: string, [role, collection, command]: Told): Promise<void> {
    await this.post(`cases/${caseId}/${collection}`, role, command)
  }

  /** Moves a practice case forward; resolves when its clocks have done what they do on the way. */
  async advance(caseId: string, by: { hours: number } | { workingDays: number }): Promise<void> {
    await this.post(`practice-cases/${caseId}/advance`, 'team-manager', by)
  }

  /** A live case whose workflow has put its opening on the record: nothing of it is under way any more. */
  async open(): Promise<Accepted> {
    const accepted = await this.refer()
    await this.untilOpened(accepted.caseId)
    return accepted
  }

  /** Resolves when the workflow has put the opening of a case on the record. */
  async untilOpened(caseId: string): Promise<void> {
    const until = Date.now() + 10_000
    while (await this.isHeld(caseId)) {
      if (Date.now() > until) throw new Error('A case was not opened within 10 s')
      await pause(20)
    }
  }

  private async isHeld(caseId: string): Promise<boolean> {
    const answer = await fetch(`${this.url}/cases/${caseId}`, { headers: this.headersFor('team-manager') })
    return heldSchema.parse(await answer.json()).held
  }

  private async post(path: string, role: Role, body: object): Promise<unknown> {
    const headers = { ...this.headersFor(role), 'content-type': 'application/json', 'idempotency-key': randomUUID() }
    const answer = await fetch(`${this.url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const text = await answer.text()
    if (![200, 201].includes(answer.status)) throw new Error(`POST ${path}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }

  private headersFor(role: Role): Record<string, string> {
    return { authorization: `Bearer ${this.tokens[role] ?? ''}` }
  }
}

function acceptedIn(answer: unknown): Accepted {
  const { cases, people } = acceptedSchema.parse(answer)
  return { caseId: cases[0].caseId, motherId: people.find(({ kind }) => kind === 'mother')?.id ?? '' }
}
