import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { decisionExamples, practiceExamples } from '../../api/examples/commands'
import { consentExamples } from '../../api/examples/people'
import { referralExample } from '../../api/examples/referral'
import { referralView, type ReferralView } from '../../api/schemas/views'
import type { Run } from '../../cli/serve/run-file'
import { workflowIdFor } from '../../sealing/workflow-id'
import { homeAt } from '../../cli/serve/home'
import { Stack } from '../stack/stack'
import { openBed, readRecord, type Bed } from '../support/bed'
import { until } from '../support/until'
import { listInbox, wholeAudit, type InboxRow } from './books'
import { auditFindings } from './check-audit'
import { recordFindings } from './check-case'
import { messageFindings } from './check-messages'
import { send } from './client'
import type { AcceptedCase } from './ledger'
import { seeded } from './random'

const council = 'blackpool'
const seed = 20_261_024
const settledWithinMs = 240_000

// Of its own: whoever else works for the same council would wait for their turn meanwhile.
let stack: Stack
let run: Run
let bed: Bed
beforeAll(async () => {
  stack = await Stack.start({})
  run = stack.run
  bed = openBed(run, homeAt(stack.home).keys)
}, 180_000)
afterAll(async () => {
  await bed.close()
  await stack.stop()
}, 120_000)

type Collection = 'decisions' | 'consents' | 'practice'

interface Message {
  role: string
  collection: Collection
  body: object
  key: string
}

const refer = async (key: string, more: object = {}) =>
  send(run, { council, role: 'duty-worker', path: '/referrals', body: { ...referralExample, ...more }, key })

async function opened(): Promise<ReferralView> {
  return referralView.parse((await refer(randomUUID())).body)
}

const tell = (caseId: string, { role, collection, body, key }: Message) =>
  send(run, { council, role, path: `/cases/${caseId}/${collection}`, body, key })

const [tooMuch, unavailable] = [429, 503]

/** Sends it again under the same key where it was not taken in, or where nobody knows whether it was, as a sender is told to. */
async function tellUntilTaken(caseId: string, message: Message): ReturnType<typeof tell> {
  const reply = await tell(caseId, message).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'TypeError') return undefined // the connection broke
    throw error
  })
  if (reply !== undefined && reply.status !== unavailable && reply.status !== tooMuch) return reply
  await pause(200)
  return tellUntilTaken(caseId, message)
}

const decision = (outcome: string): Message => ({
  role: 'duty-manager',
  collection: 'decisions',
  body: { ...decisionExamples['decide-referral'], outcome },
  key: randomUUID(),
})
const service = (): Message => ({
  role: 'duty-worker',
  collection: 'practice',
  body: practiceExamples['request-service'],
  key: randomUUID(),
})
const consent = (personId: string): Message => ({
  role: 'duty-worker',
  collection: 'consents',
  body: { ...consentExamples.given, personId },
  key: randomUUID(),
})

/** The messages of a case, when each has been heard. */
async function settledInbox(caseId: string): Promise<InboxRow[]> {
  const rows = async () => (await listInbox(bed, council)).filter((row) => row.caseId === caseId)
  await until('every message to be heard', async () => (await rows()).every(({ status }) => status), settledWithinMs)
  return rows()
}

/** What is wrong with a case whose messages, being sent at once, may have been accepted in any order. */
async function findingsOf(
  { caseId, reference }: { caseId: string; reference: string },
  rows: InboxRow[],
  sent: string[],
) {
  const [opening, ...told] = rows
  const messages = told.map(({ messageId: key, status }) => ({
    key,
    answer: 'held' as const,
    mustBe: status ?? 'refused',
  }))
  const one: AcceptedCase = { council, caseId, referralId: reference, practice: false, dueAt: new Map(), messages }
  const record = await readRecord(bed, council, caseId)
  const keys = new Set(rows.map(({ messageId }) => messageId))
  return [
    ...(opening?.messageId === caseId ? [] : ['the referral is not the first message']),
    ...sent.filter((key) => !keys.has(key)).map((key) => `message ${key} is lost`),
    ...(keys.size === sent.length + 1 ? [] : [`${keys.size} messages are there, and ${sent.length + 1} were sent`]),
    ...messageFindings(one, rows, record),
    ...recordFindings(one, record),
    ...auditFindings(council, await wholeAudit(bed, council), keys),
  ]
}

describe(`everything at once (seed ${seed})`, () => {
  it.each([
    ['leads on to the assessment', 'assessment', 'applied', 498],
    ['closes the case', 'signposting', 'refused', 58],
  ] as const)(
    'in the instant of a decision that %s, each message is heard once and in order',
    async (_, outcome, after, others) => {
      const random = seeded(seed)
      const { cases, people, reference } = await opened()
      const { caseId } = cases[0]!
      const mother = people.find(({ kind }) => kind === 'mother')!.id
      const rest = Array.from({ length: others }, () => (random.chance(0.5) ? service() : consent(mother)))
      const decisions = [decision(outcome), decision(outcome)]
      const sent = [...rest.slice(0, others / 3), ...decisions, ...rest.slice(others / 3)]
      const replies = await Promise.all(sent.map((message) => tellUntilTaken(caseId, message)))
      expect(replies.filter(({ status }) => ![200, 202, 409].includes(status))).toEqual([])

      const rows = await settledInbox(caseId)
      expect(
        await findingsOf(
          { caseId, reference },
          rows,
          sent.map(({ key }) => key),
        ),
      ).toEqual([])
      const isDecision = ({ messageId }: InboxRow) => decisions.some(({ key }) => key === messageId)
      const decidedAt = rows.findIndex(isDecision)
      const expected = rows.map((row, index) => {
        if (index <= decidedAt) return 'applied'
        return isDecision(row) ? 'refused' : after
      })
      expect(rows.map(({ status }) => status)).toEqual(expected)
    },
    400_000,
  )
})

describe('one idempotency key, many times at once', () => {
  const times = 8
  const many = <T>(make: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: times }, (_, index) => make(index)))
  const statusesOf = (replies: readonly { status: number }[]) =>
    [...new Set(replies.map(({ status }) => status))].sort()

  it('has one effect', async () => {
    const { cases, reference } = await opened()
    const { caseId } = cases[0]!
    const message = service()
    const replies = await many(() => tell(caseId, message))
    expect(statusesOf(replies).filter((status) => ![200, 202].includes(status))).toEqual([])
    expect(await findingsOf({ caseId, reference }, await settledInbox(caseId), [message.key])).toEqual([])
    const { events } = await readRecord(bed, council, caseId)
    expect(events.filter(({ type }) => type === 'service-requested')).toHaveLength(1)
  }, 120_000)

  it('with two bodies takes one of them and refuses the other', async () => {
    const { cases, reference } = await opened()
    const { caseId } = cases[0]!
    const message = service()
    const bodies = ['a bed', 'a table'].map((wanted) => ({ ...message.body, service: wanted }))
    const replies = await many((index) => tell(caseId, { ...message, body: bodies[index % 2]! }))
    const [first, second] = [0, 1].map((which) => statusesOf(replies.filter((_, index) => index % 2 === which)))
    expect([first, second]).toContainEqual([422])
    expect([first, second].flat().filter((status) => status !== 422 && status !== 200 && status !== 202)).toEqual([])
    expect([first, second]).not.toEqual([[422], [422]])
    expect(await findingsOf({ caseId, reference }, await settledInbox(caseId), [message.key])).toEqual([])
  }, 120_000)

  it('opens one referral', async () => {
    const key = randomUUID()
    const replies = await many(() => refer(key))
    expect(statusesOf(replies)).toEqual([201])
    expect(new Set(replies.map(({ body }) => referralView.parse(body).reference)).size).toBe(1)
    expect(await refer(key, { concern: 'Something else.' })).toMatchObject({ status: 422 })
  }, 120_000)
})

it('signals of unknown names are refused on the record and wedge no case, those of names that Temporal keeps for itself too', async () => {
  const { cases, reference } = await opened()
  const { caseId } = cases[0]!
  const before = service()
  expect(await tell(caseId, before)).toMatchObject({ status: 200 })
  const workflow = bed.temporal.live.workflow.getHandle(workflowIdFor(council, caseId))
  for (const name of ['anything', '__temporal_anything', 'toString', '__temporal_anything']) await workflow.signal(name)
  const after = service()
  expect([200, 202]).toContain((await tell(caseId, after)).status)
  expect(await findingsOf({ caseId, reference }, await settledInbox(caseId), [before.key, after.key])).toEqual([])
  const { events } = await readRecord(bed, council, caseId)
  expect(events.filter(({ type }) => type === 'step-refused')).toHaveLength(4)
}, 120_000)
