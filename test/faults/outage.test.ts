import { randomUUID } from 'node:crypto'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { optionalTsToMs } from '@temporalio/common/lib/time'
import { z } from 'zod'
import { decisionExamples, practiceExamples } from '../../api/examples/commands'
import { consentExamples } from '../../api/examples/people'
import { referralExample } from '../../api/examples/referral'
import { caseView, receiptView, referralView, type ReferralView } from '../../api/schemas/views'
import { withOwner } from '../../cli/serve/database'
import { homeAt } from '../../cli/serve/home'
import { removePlace } from '../../cli/serve/postgres/place'
import { isAlive } from '../../cli/serve/processes'
import { tryDeliveryLock } from '../../db/delivery-lock'
import { Stack } from '../stack/stack'
import { openBed, readRecord, type Bed } from '../support/bed'
import { until } from '../support/until'
import { send, type Request } from './client'
import { isWell } from './killer'
import { processesNaming } from './processes'

const [one, other] = ['lancashire', 'blackpool'] as const
const decision = decisionExamples['decide-referral']
const service = practiceExamples['request-service']
const settledWithinMs = 60_000

/** One home for the whole file, so that one Caseway can go on where the one before it stopped. */
let home: string
let stack: Stack
let bed: Bed

async function bringUp(): Promise<void> {
  stack = await Stack.start({ home })
  await isWell(stack)
  bed = openBed(stack.run, homeAt(home).keys)
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'caseway-outage-'))
  await bringUp()
}, 120_000)
afterAll(async () => {
  await bed.close()
  await stack.stop()
  removePlace(home)
  await rm(home, { recursive: true, force: true })
}, 120_000)

type Told = readonly [collection: 'decisions' | 'consents' | 'practice', role: string, body: object]

const ask = (request: Request) => send(stack.run, request)

async function refer(council: string): Promise<ReferralView> {
  const reply = await ask({ council, role: 'duty-worker', path: '/referrals', body: referralExample })
  expect(reply).toMatchObject({ status: 201 })
  return referralView.parse(reply.body)
}

async function aCase(council: string): Promise<string> {
  return (await refer(council)).cases[0]!.caseId
}

const tell = (
  council: string,
  caseId: string,
  role: string,
  collection: string,
  body: object,
  key: string = randomUUID(),
) => ask({ council, role, path: `/cases/${caseId}/${collection}`, body, key })

const decide = (council: string, caseId: string, key?: string) =>
  tell(council, caseId, 'duty-manager', 'decisions', decision, key)

async function statusOf(council: string, caseId: string, key: string): Promise<string> {
  return receiptView.parse((await receiptOf(council, caseId, key)).body).status
}

const untilApplied = (council: string, caseId: string, key: string) =>
  until(`${key} to be applied`, async () => (await statusOf(council, caseId, key)) === 'applied', settledWithinMs)

const receiptOf = (council: string, caseId: string, key: string) =>
  ask({ council, role: 'viewer', path: `/cases/${caseId}/receipts/${key}` })

/** Tells a case one thing after the other, each as soon as the one before it is accepted, and waits for all the answers. */
async function tellInOrder(council: string, caseId: string, told: readonly Told[]) {
  const answers: Promise<{ key: string; status: number }>[] = []
  for (const [collection, role, body] of told) {
    const key = randomUUID()
    answers.push(tell(council, caseId, role, collection, body, key).then(({ status }) => ({ key, status })))
    const isAccepted = async () => (await receiptOf(council, caseId, key)).status === 200
    await until(`${key} to be accepted`, isAccepted, settledWithinMs)
  }
  return Promise.all(answers)
}

/** Opens a case and tells it something in signals of every kind. */
async function tellAllKinds(council: string) {
  const { cases, people } = await refer(council)
  const { caseId } = cases[0]!
  const personId = people.find(({ kind }) => kind === 'mother')!.id
  const answers = await tellInOrder(council, caseId, [
    ['practice', 'duty-worker', service],
    ['consents', 'duty-worker', { ...consentExamples.given, personId }],
    ['practice', 'duty-worker', service],
    ['decisions', 'duty-manager', decision],
    ['consents', 'duty-worker', { ...consentExamples.refused, personId }],
  ])
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202])
  return { council, caseId, keys: [caseId, ...answers.map(({ key }) => key)] }
}

/** What a case was told, in the order in which it heard it. */
async function heardBy(council: string, caseId: string): Promise<string[]> {
  const { events } = await readRecord(bed, council, caseId)
  return [...new Set(events.flatMap(({ messageId }) => messageId ?? []))]
}

/** How often Temporal has been given a message of a case. */
async function signalsOf(council: string, caseId: string): Promise<number> {
  const { events } = await (await bed.workflowOf(council, caseId)).fetchHistory()
  return (events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes).length
}

/** Changes what only the owner of the database may change, at a moment when nobody delivers the case. */
const asOwner = (council: string, caseId: string, statement: string, values: unknown[]) =>
  withOwner(stack.run.adminDatabaseUrl, async (owner) => {
    const query = (text: string, given?: readonly unknown[]) => owner.query(text, [...(given ?? [])])
    const tx = { council, query, beforeCommit: () => undefined }
    await owner.query('begin')
    await owner.query(`select set_config('app.council', $1, true)`, [council])
    await until('nobody to deliver it', () => tryDeliveryLock(tx, caseId))
    const result = await owner.query(statement, values)
    await owner.query('commit')
    return result
  })

/** Takes the key of a case away. Gives what puts it back. */
async function takeKey(council: string, caseId: string): Promise<() => Promise<unknown>> {
  const take = 'delete from case_key where holder_id = $1 returning council, holder_id, key_id, wrapped'
  const { rows } = await asOwner(council, caseId, take, [caseId])
  const put = 'insert into case_key (council, holder_id, key_id, wrapped) values ($1, $2, $3, $4)'
  return () => asOwner(council, caseId, put, Object.values(rows[0] ?? {}))
}

/** Breaks the seal of a message. Gives what makes it whole again. */
async function breakSeal(council: string, caseId: string, messageId: string): Promise<() => Promise<unknown>> {
  const turn = () =>
    asOwner(council, caseId, 'update inbox set body = reverse(body) where message_id = $1', [messageId])
  await turn()
  return turn
}

describe('while Temporal is down', () => {
  const rush = 12
  const accepted: { council: string; caseId: string; keys: string[] }[] = []
  let keyless: (typeof accepted)[number]
  let halfBroken: (typeof accepted)[number]
  let mended: (() => Promise<unknown>)[]

  beforeAll(() => stack.hold('temporal'))

  it('a rush of referrals and decisions of two councils is accepted, all of it', async () => {
    const councils = Array.from({ length: rush }, () => [one, other]).flat()
    const cases = await Promise.all(councils.map(async (council) => ({ council, caseId: await aCase(council) })))
    const told = cases.map(async ({ council, caseId }) => {
      const answers = await tellInOrder(council, caseId, [
        ['practice', 'duty-worker', service],
        ['decisions', 'duty-manager', decision],
      ])
      accepted.push({ council, caseId, keys: [caseId, ...answers.map(({ key }) => key)] })
      return answers.map(({ status }) => status)
    })
    expect(new Set((await Promise.all(told)).flat())).toEqual(new Set([202]))
  }, 120_000)

  it('a case can be read', async () => {
    const [first] = accepted
    const reply = await ask({ council: first!.council, role: 'viewer', path: `/cases/${first!.caseId}` })
    expect(reply).toMatchObject({ status: 200, body: { held: true, stage: 'awaiting-decision' } })
  })

  it('what was accepted is delivered when it is back, in order, past a case that cannot be read and one that half can', async () => {
    ;[keyless, halfBroken] = accepted.filter(({ council }) => council === one) as [typeof keyless, typeof halfBroken]
    mended = [await takeKey(one, keyless.caseId), await breakSeal(one, halfBroken.caseId, halfBroken.keys[2]!)]
    await stack.release('temporal')
    const others = accepted.filter((each) => each !== keyless && each !== halfBroken)
    for (const { council, caseId, keys } of others) await untilApplied(council, caseId, keys[2]!)
    for (const { council, caseId, keys } of others) expect(await heardBy(council, caseId)).toEqual(keys)
    await untilApplied(one, halfBroken.caseId, halfBroken.keys[1]!)
    expect(await statusOf(one, keyless.caseId, keyless.keys[2]!)).toBe('held')
    expect(await statusOf(one, halfBroken.caseId, halfBroken.keys[2]!)).toBe('held')
  }, 120_000)

  it('a message is given to Temporal once, however often the one behind it cannot be', async () => {
    const tries = async () => (await stack.log('worker')).split('does not take its messages').length - 1
    const before = await tries()
    await until('the relay to try both again three times', async () => (await tries()) >= before + 6, settledWithinMs)
    expect(await signalsOf(one, halfBroken.caseId)).toBe(1)
  }, 120_000)

  it('what could not be read is heard once it can be', async () => {
    for (const mend of mended) await mend()
    for (const { caseId, keys } of [keyless, halfBroken]) {
      await untilApplied(one, caseId, keys[2]!)
      expect(await heardBy(one, caseId)).toEqual(keys)
    }
  }, 120_000)
})

describe('the time of a practice case', () => {
  /** What Temporal says of the case: which move it was last told to make, and what time it is there. */
  async function timeInTemporal(caseId: string) {
    const workflow = await bed.workflowOf(one, caseId)
    const { timeSkippingInfo } = (await workflow.describe()).raw.workflowExtendedInfo ?? {}
    const { currentTime, effectiveConfig } = timeSkippingInfo ?? {}
    return { move: effectiveConfig?.fastForwardConfig?.id, nowMs: optionalTsToMs(currentTime) ?? Date.now() }
  }

  it('is moved once by a move that was broken off and asked for again', async () => {
    const reply = await ask({ council: one, role: 'duty-worker', path: '/practice-cases', body: referralExample })
    const { caseId } = referralView.parse(reply.body).cases[0]!
    await untilApplied(one, caseId, caseId)
    await stack.hold('worker')
    const move = { council: one, role: 'duty-worker', path: `/practice-cases/${caseId}/advance`, body: { hours: 25 } }
    const key = randomUUID()
    const brokenOff = ask({ ...move, key }).then(
      ({ status }) => status,
      () => 'no answer',
    )
    await until('the move to be begun', async () => (await timeInTemporal(caseId)).move === key, settledWithinMs)
    await stack.kill('api')
    expect(await brokenOff).toBe('no answer')
    await Promise.all([stack.release('worker'), stack.release('api')])
    for (const _again of [1, 2]) {
      const moved = caseView.parse((await ask({ ...move, key })).body)
      expect(Math.abs(Date.parse(moved.now) - (await timeInTemporal(caseId)).nowMs)).toBeLessThan(60_000)
      expect(moved.clocks.map(({ status }) => status)).toEqual(['breached'])
    }
  }, 120_000)
})

describe('stopped while the worker was down, and started again without the key of one council', () => {
  const accepted: { council: string; caseId: string; keys: string[] }[] = []
  const keyFile = () => join(home, 'keys', `${one}.json`)
  const waiting = { council: one, role: 'duty-worker', path: '/referrals', body: referralExample, key: randomUUID() }

  it('nothing is left running', async () => {
    await stack.hold('worker')
    accepted.push(await tellAllKinds(one), await tellAllKinds(other))
    const { pids } = stack.run
    await stack.stop()
    expect(Object.values(pids).filter((pid) => pid !== null && isAlive(pid))).toEqual([])
    expect(processesNaming(home)).toEqual([])
  }, 120_000)

  it('the other council goes on, and hears what it was told in signals of every kind in the order of acceptance', async () => {
    await rename(keyFile(), `${keyFile()}.away`)
    await bringUp()
    const [, { caseId, keys }] = accepted as [unknown, (typeof accepted)[number]]
    await untilApplied(other, caseId, keys.at(-1)!)
    expect(await heardBy(other, caseId)).toEqual(keys)
    expect(await aCase(other)).toEqual(expect.any(String))
  }, 120_000)

  it('the council without a key is told so, and nothing of it is lost or refused', async () => {
    const [{ caseId, keys }] = accepted as [(typeof accepted)[number]]
    const unread = { status: 503, body: { code: 'council-key-missing' } }
    expect(await ask(waiting)).toMatchObject(unread)
    expect(await ask({ council: one, role: 'viewer', path: `/cases/${caseId}` })).toMatchObject(unread)
    expect(await decide(one, caseId)).toMatchObject(unread)
    for (const key of keys.slice(1)) expect(await statusOf(one, caseId, key)).toBe('held')
  })

  it('with the key back, it goes on where it was', async () => {
    await rename(`${keyFile()}.away`, keyFile())
    const [{ caseId, keys }] = accepted as [(typeof accepted)[number]]
    expect(await ask(waiting)).toMatchObject({ status: 201 })
    await untilApplied(one, caseId, keys.at(-1)!)
    expect(await heardBy(one, caseId)).toEqual(keys)
  }, 120_000)
})

describe('the logs of all that', () => {
  const linesOf = async (name: 'api' | 'worker' | 'codec') => (await stack.log(name)).split('\n').slice(0, -1)
  const temporal = z.object({ from: z.literal('temporal'), msg: z.string() })

  it('are one JSON object a line, what Temporal’s own client says among them (T17)', async () => {
    for (const name of ['api', 'worker', 'codec'] as const)
      for (const line of await linesOf(name))
        expect(() => z.record(z.string(), z.unknown()).parse(JSON.parse(line))).not.toThrow()
    const said = (await linesOf('worker')).filter((line) => temporal.safeParse(JSON.parse(line)).success)
    expect(said).not.toEqual([])
  })
})
