import { z } from 'zod'
import { accessRequests } from '../../api/matters/access/access-api'
import { complaintDecisionExamples, complaintPracticeExamples } from '../../api/matters/complaints/examples'
import { complaints } from '../../api/matters/complaints/complaints-api'
import { emergencyAccesses } from '../../api/matters/emergency/emergency-api'
import { rectifications } from '../../api/matters/rectification/rectification-api'
import { heldSeen, receiptSeen } from '../../cli/demo/answers'
import type { Teller } from '../../cli/demo/teller'
import { until } from '../support/until'
import type { CasePath } from './path'
import { openedAt } from './steps'

const matterSeen = z.looseObject({ id: z.string(), stage: z.string(), held: z.boolean() })
const council = 'anyshire'
const startAt = '2026-06-01T09:00:00.000Z'

/** One matter made up for practice, as a path tells it things; each step is on the record before the next. */
class PracticeMatter {
  private readonly teller: Teller
  private readonly path: string

  constructor(teller: Teller, path: string) {
    this.teller = teller
    this.path = path
  }

  async decide(body: object, role = 'service-manager'): Promise<void> {
    await this.post('decisions', role, body)
  }

  async record(body: object): Promise<void> {
    await this.post('practice', 'duty-worker', body)
  }

  /** Moves it forward, to the same time of day. */
  async later(days: number): Promise<void> {
    await this.post('advance', 'duty-worker', { days })
  }

  /** How it stands is what was promised. */
  async expectStage(promised: string): Promise<void> {
    const { stage } = await this.seen()
    this.teller.check('it is at', stage, promised)
  }

  seen(): Promise<z.output<typeof matterSeen>> {
    return this.teller.get('service-manager', this.path, matterSeen, ({ stage }) => stage)
  }

  private async post(to: string, role: string, body: object): Promise<void> {
    const path = `${this.path}/${to}`
    const reply = await this.teller.ask({ role, method: 'POST', path, body }, [200, 202], () => 'told')
    if (reply.status === 200) return
    const { href } = heldSeen.parse(reply.body).receipt
    const applied = () => this.teller.get('service-manager', href, receiptSeen, ({ status }) => status)
    await until('what was held to be heard', async () => (await applied()).status === 'applied')
  }
}

async function opened(teller: Teller, collection: string, body: object): Promise<PracticeMatter> {
  const path = teller.path(`/${collection}`)
  const sent = { role: 'duty-worker', method: 'POST', path, body: { ...body, practice: true, startAt } } as const
  const { id } = matterSeen.parse((await teller.ask(sent, [201], () => 'received')).body)
  const matter = new PracticeMatter(teller, `${path}/${id}`)
  await until('it to have been opened', async () => !(await matter.seen()).held)
  return matter
}

/** Proof of who asks is awaited, then an answer; the time is extended, and runs out before the request is refused (2-20). */
const accessRequest: CasePath = {
  name: 'access-request',
  council,
  async play(teller) {
    const one = await opened(teller, 'access-requests', accessRequests.example)
    await one.record({ kind: 'ask-for-identity', reason: 'We do not know you yet.' })
    await one.later(5)
    await one.record({ kind: 'record-identity-received', document: 'passport' })
    await one.record({ kind: 'record-identity-checked', document: 'passport' })
    await one.record({ kind: 'ask-for-clarification', question: 'Which years are meant?' })
    await one.later(10)
    await one.record({ kind: 'record-clarification', answer: 'All of them.' })
    await one.decide({ kind: 'extend-reply', ground: 'complex', reason: 'There are many records.' })
    await one.later(120)
    await one.decide({ kind: 'refuse-request', ground: 'manifestly-excessive', reason: 'It was answered before.' })
    await one.expectStage('closed')
  },
}

/** A correction stands beside an entry of a case (001-26). */
const rectification: CasePath = {
  name: 'rectification',
  council,
  async play(teller) {
    const robin = await openedAt(teller, '2026-06-01T10:00')
    await until('the case to have been opened', async () => !(await robin.seen()).held)
    const about = { caseId: robin.id, seq: 1 }
    const one = await opened(teller, 'rectifications', { ...rectifications.example, about })
    await one.later(7)
    await one.decide({ kind: 'decide-rectification', outcome: 'accepted', reason: 'The agreement says so.' })
    await one.expectStage('closed')
  },
}

/** Through all three stages, stage 1 overdue and stage 2 extended (2-18, 2-19). */
const complaint: CasePath = {
  name: 'complaint',
  council,
  async play(teller) {
    const one = await opened(teller, 'complaints', complaints.example)
    await one.later(20)
    await one.decide(complaintDecisionExamples['reply-to-complaint'])
    await one.record(complaintPracticeExamples['request-next-stage'])
    await one.decide(complaintDecisionExamples['appoint-investigators'])
    await one.decide(complaintDecisionExamples['extend-stage-2'])
    await one.later(30)
    await one.decide(complaintDecisionExamples['reply-to-complaint'])
    await one.record(complaintPracticeExamples['request-next-stage'])
    await one.later(20)
    await one.record(complaintPracticeExamples['hold-review-panel'])
    await one.record(complaintPracticeExamples['record-panel-report'])
    await one.decide(complaintDecisionExamples['reply-to-complaint'])
    await one.expectStage('closed')
  },
}

/** Both sides agree that stage 1 is left out; it is withdrawn then. */
const stageSkipped: CasePath = {
  name: 'complaint-stage-1-skipped',
  council,
  async play(teller) {
    const one = await opened(teller, 'complaints', complaints.example)
    await one.decide(complaintDecisionExamples['skip-stage-1'])
    await one.record(complaintPracticeExamples['withdraw-complaint'])
    await one.expectStage('closed')
  },
}

/** Acknowledged and closed by one step (001-18). */
const compliment: CasePath = {
  name: 'compliment',
  council,
  async play(teller) {
    const one = await opened(teller, 'complaints', { ...complaints.example, feedback: 'compliment' })
    await one.record(complaintPracticeExamples['acknowledge-feedback'])
    await one.expectStage('closed')
  },
}

/** Taken to a record that is shut, ended by its timer, and reviewed late. */
const emergencyAccess: CasePath = {
  name: 'emergency-access',
  council,
  async play(teller) {
    const { one } = await takenTo(teller, '2026-06-01T10:00')
    await one.later(10)
    await one.expectStage('to-be-reviewed')
    await one.decide({ kind: 'review-access', finding: 'justified', reason: 'Nobody else could be reached.' })
    await one.expectStage('closed')
  },
}

/** Given back by who took it, and found not to have been needed. */
const givenBack: CasePath = {
  name: 'emergency-access-given-back',
  council,
  async play(teller) {
    const { one } = await takenTo(teller, '2026-06-01T10:00')
    await one.record({ kind: 'end-own-access' })
    await one.decide({ kind: 'review-access', finding: 'not-justified', reason: 'The duty manager was there.' })
    await one.expectStage('closed')
  },
}

async function takenTo(teller: Teller, at: string) {
  const robin = await openedAt(teller, at)
  await until('the case to have been opened', async () => !(await robin.seen()).held)
  await robin.decide('team-manager', {
    kind: 'restrict-record',
    because: 'high-profile',
    admit: [],
    reason: 'It is in the news.',
  })
  return { one: await opened(teller, 'emergency-accesses', { ...emergencyAccesses.example, caseId: robin.id }) }
}

/** The ways of what a council handles beside its referrals. */
export const matterPaths: readonly CasePath[] = [
  accessRequest,
  rectification,
  complaint,
  stageSkipped,
  compliment,
  emergencyAccess,
  givenBack,
]
