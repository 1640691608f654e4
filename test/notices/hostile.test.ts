import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../support/until'
import {
  ask,
  asOwner,
  callbackTokenOf,
  cutOff,
  filed,
  lookupAfterMs,
  noticesOf,
  notified,
  openNoticesBed,
  pagesOf,
  receipt,
  recordDetails,
  recordNotices,
  refer,
  sendingsOf,
  untilAtRest,
  workItemsOf,
  type Family,
  type NoticesBed,
} from './bed'
import type { Orders } from './manner'

let on: NoticesBed
beforeAll(async () => {
  on = await openNoticesBed()
}, 180_000)
afterAll(() => on.close(), 60_000)
afterEach(() => on.gateway.behave({}))

const aFew = 8

/** A case whose notices meet a gateway that behaves like this from the first on. */
async function meet(orders: Orders, notices = aFew): Promise<Family> {
  const one = await refer(on, notified)
  await untilAtRest(on, [one])
  await on.gateway.behave(orders)
  await recordNotices(on, one, notices)
  return one
}

/** What is not as it has to be once all is over: each accepted once by the gateway, with the page that the record has. */
async function wrongWith(one: Family): Promise<string[]> {
  const sendings = await sendingsOf(on, one)
  return sendings.flatMap(({ reference, status }) => {
    const times = on.gateway.takenAs(reference).length
    return times === 1 && ['accepted', 'delivered'].includes(status) ? [] : [`${status}, accepted ${times} times`]
  })
}

describe('a gateway that', () => {
  const manners: readonly (readonly [string, Orders])[] = [
    ['does as it should', { manners: ['take'] }],
    ['takes its time', { manners: [{ late: lookupAfterMs / 2 }] }],
    ['breaks the connection after it has accepted', { manners: ['drop-after', 'take'] }],
    ['breaks the connection before it has accepted', { manners: ['drop-before', 'take'] }],
    ['accepts and then says that it failed', { manners: ['takes-and-fails'] }],
    ['answers 500, 429, 403 and 503 to some', { manners: [500, 'take', 429, 403, 'take', 503] }],
    ['answers nonsense', { manners: ['garbage', 'take'] }],
    ['breaks off its answer', { manners: ['half', 'take'] }],
    ['drips its answer', { manners: ['drip', 'take', 'take'] }],
    ['is slow to know what it has accepted', { manners: ['drop-after', 'take'], lookups: { slow: lookupAfterMs } }],
  ]

  it.each(manners)(
    '%s gets every notice accepted once, and loses none',
    async (_, orders) => {
      const one = await meet(orders)
      await untilAtRest(on, [one], 90_000)
      expect(await wrongWith(one)).toEqual([])
      expect(await sendingsOf(on, one)).toHaveLength(aFew + 1)
    },
    120_000,
  )

  it('does not answer lookups is sent nothing twice, and what it has is known when it answers them again', async () => {
    const one = await meet({ manners: ['drop-after'], lookups: 500 }, 3)
    await pause(4 * lookupAfterMs)
    expect((await sendingsOf(on, one)).filter(({ status }) => status === 'reserved')).toHaveLength(3)
    await on.gateway.behave({ manners: ['drop-after'], lookups: 'garbage' })
    await pause(2 * lookupAfterMs)
    await on.gateway.behave({})
    await untilAtRest(on, [one])
    expect(await wrongWith(one)).toEqual([])
  }, 90_000)

  it('is dead for a while gets all of it when it is back', async () => {
    const one = await meet({}, 0)
    await on.gateway.kill()
    await recordNotices(on, one, aFew)
    await pause(3_000)
    await on.gateway.bringUp()
    await untilAtRest(on, [one])
    expect(await wrongWith(one)).toEqual([])
  }, 90_000)

  it('refuses a page plainly has it held, with a work item, and sent again when somebody says so', async () => {
    const one = await meet({ manners: [400] }, 1)
    await untilAtRest(on, [one])
    const [item, ...more] = await workItemsOf(on, notified, one.caseId)
    expect(more).toEqual([])
    expect(item).toMatchObject({ kind: 'refused-by-gateway', role: 'duty-manager', overdue: false })
    await on.gateway.behave({})
    const done = { as: 'send-again', note: 'The account was short of money.' }
    expect(await ask(on, notified, 'duty-manager', `/work-items/${item?.workItemId}/done`, done)).toMatchObject({
      status: 200,
    })
    await untilAtRest(on, [one])
    expect((await noticesOf(on, one)).map(({ status }) => status)).toEqual(['accepted', 'accepted'])
    expect(on.gateway.twice()).toEqual([])
  }, 120_000)

  it('has a page twice is found out where it is looked up', async () => {
    const one = await meet({ manners: ['drop-after'], lookups: 500 }, 1)
    await until('it to be accepted', async () => {
      const sendings = await sendingsOf(on, one)
      return sendings.every(({ reference }) => on.gateway.takenAs(reference).length === 1)
    })
    const again = (await sendingsOf(on, one)).find(({ status }) => status === 'reserved')?.reference ?? ''
    await on.gateway.repeat(again)
    await on.gateway.behave({})
    await untilAtRest(on, [one])
    expect((await workItemsOf(on, notified, one.caseId)).map(({ kind }) => kind)).toEqual(['accepted-twice'])
  }, 120_000)
})

describe('receipts', () => {
  const heard = async (one: Family) => (await noticesOf(on, one)).map(({ status }) => status)
  const token = callbackTokenOf(notified)

  async function accepted(): Promise<{ one: Family; reference: string }> {
    const one = await refer(on, notified)
    await untilAtRest(on, [one])
    return { one, reference: (await sendingsOf(on, one))[0]?.reference ?? '' }
  }

  it('that come twice or out of order change nothing that is settled', async () => {
    const { one, reference } = await accepted()
    for (const status of ['sending', 'delivered', 'delivered', 'created', 'permanent-failure', 'sending'])
      expect(await receipt(on, notified, token, { id: randomUUID(), reference, status })).toBe(200)
    expect(await heard(one)).toEqual(['delivered'])
    expect(await workItemsOf(on, notified, one.caseId)).toEqual([])
  }, 120_000)

  it('that come before the answer are heard, and the answer does not undo them', async () => {
    const callback = { url: `${on.stack.run.api}/v1/councils/${notified}/delivery-receipts`, token }
    const one = await meet({ manners: [{ late: 300 }], callback: { ...callback, says: ['delivered', 'sending'] } }, 3)
    await untilAtRest(on, [one])
    await until(
      'all to be delivered',
      async () => (await heard(one)).filter((each) => each === 'delivered').length === 3,
    )
    await pause(500)
    expect((await heard(one)).toSorted()).toEqual(['accepted', 'delivered', 'delivered', 'delivered'])
  }, 120_000)

  it.each([
    ['no token', '', 'own', 401],
    ['a wrong token', 'x'.repeat(48), 'own', 401],
    ['the token of another council', callbackTokenOf(cutOff), 'own', 401],
    ['a reference of nobody', token, 'unknown', 404],
    ['the reference of another council', token, 'other', 404],
    ['a reference that is none', token, 'malformed', 400],
    ['no JSON', token, 'no-json', 400],
    ['a status that is none', token, 'no-status', 400],
  ])(
    'that are forged, with %s, are refused and change nothing',
    async (_, shown, kind, status) => {
      const { one, reference } = await accepted()
      const other = kind === 'other' ? await refer(on, filed) : one
      await untilAtRest(on, [other])
      const theirs = (await sendingsOf(on, other))[0]?.reference ?? ''
      const bodies: Record<string, unknown> = {
        own: { reference, status: 'permanent-failure' },
        other: { reference: theirs, status: 'permanent-failure' },
        unknown: { reference: randomUUID(), status: 'delivered' },
        malformed: { reference: `${reference}'--`, status: 'delivered' },
        'no-json': '{"reference":',
        'no-status': { reference, status: { $ne: 'delivered' } },
      }
      expect(await receipt(on, notified, shown, bodies[kind])).toBe(status)
      expect([...(await heard(one)), ...(await heard(other))]).not.toContain('undeliverable')
      expect(await heard(one)).toEqual(['accepted'])
    },
    120_000,
  )

  it('that it came back make a work item, and it is sent again to the address that was put right', async () => {
    const one = await meet({}, 0)
    await recordNotices(on, one, 1)
    await untilAtRest(on, [one])
    const [, sent] = await sendingsOf(on, one)
    expect(on.gateway.takenAs(sent?.reference ?? '')[0]).toMatchObject({ channel: 'letter' })
    expect(await receipt(on, notified, token, { reference: sent?.reference, status: 'permanent-failure' })).toBe(200)
    const [item] = await workItemsOf(on, notified, one.caseId)
    expect(item).toMatchObject({ kind: 'undeliverable', noticeId: sent?.noticeId })
    await recordDetails(on, one, 'mother', { contact: { email: 'sandy.example@example.org' } })
    const done = { as: 'send-again', note: 'She wrote to us.' }
    await ask(on, notified, 'duty-manager', `/work-items/${item?.workItemId}/done`, done)
    await untilAtRest(on, [one])
    const again = (await sendingsOf(on, one)).at(-1)
    expect(again).toMatchObject({ noticeId: sent?.noticeId, try: 2, status: 'accepted', channel: 'email' })
    expect(on.gateway.takenAs(again?.reference ?? '')[0]).toMatchObject({ to: 'sandy.example@example.org' })
    expect((await pagesOf(on, one, sent?.noticeId ?? '')).map(({ to }) => to.at)).toEqual([
      '1 Example Street, Exampleton ZZ1 1AA',
      'sandy.example@example.org',
    ])
  }, 120_000)
})

describe('at the moment of sending', () => {
  /** Notices recorded while nobody listens, and sent after something became known. */
  async function meanwhile(facts: object, known: (one: Family) => Promise<unknown>): Promise<Family> {
    const one = await refer(on, notified, facts)
    await untilAtRest(on, [one])
    await on.gateway.kill()
    await recordNotices(on, one, 40)
    await known(one)
    await on.gateway.bringUp()
    await untilAtRest(on, [one])
    return one
  }

  it('an address that became protected after the notice was recorded is on nobody else’s page', async () => {
    const one = await meanwhile({}, (each) => recordDetails(on, each, 'mother', { addressProtected: true }))
    const references = (await sendingsOf(on, one)).map(({ reference }) => reference)
    const pages = on.gateway.taken().filter(({ reference }) => references.includes(reference))
    const toOthers = pages.filter(({ to }) => !to.includes('Sandy Example'))
    expect(toOthers.length).toBeGreaterThan(10)
    expect(toOthers.filter((page) => /Example Street|ZZ1/i.test(JSON.stringify(page)))).toEqual([])
  }, 120_000)

  it('an address that became protected and is also the father’s has a person look first', async () => {
    const one = await meanwhile({}, async (each) => {
      await recordDetails(on, each, 'father', { contact: { address: '1 EXAMPLE ST.,\nExampleton\nzz11aa' } })
      await recordDetails(on, each, 'mother', { addressProtected: true })
    })
    const items = await workItemsOf(on, notified, one.caseId)
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['shares-protected-address']))
    const taken = new Set(on.gateway.taken().map(({ reference }) => reference))
    const toFather = (await noticesOf(on, one)).filter(({ recipient }) => recipient.id === one.people['father'])
    const sendings = await sendingsOf(on, one)
    const ofFather = sendings.filter(({ noticeId }) => toFather.some((notice) => notice.noticeId === noticeId))
    expect(ofFather.filter(({ reference }) => taken.has(reference))).toEqual([])
  }, 120_000)

  it.each([
    ['no-address', { contact: {} }],
    ['interpreter-needed', { interpreter: true, language: 'Welsh' }],
    ['recipient-left', { left: true }],
    ['other-format-needed', { format: 'braille' }],
    ['other-format-needed', { format: 'large-print' }],
  ])(
    'what a machine cannot do is a work item with a time to do it in: %s',
    async (kind, details) => {
      const one = await refer(on, notified)
      await recordDetails(on, one, 'mother', details)
      await recordNotices(on, one, 1)
      await untilAtRest(on, [one])
      const [item, ...more] = await workItemsOf(on, notified, one.caseId)
      expect(more).toEqual([])
      expect(item).toMatchObject({ kind, role: 'duty-manager', overdue: false })
      expect(Date.parse(item?.dueAt ?? '')).toBeGreaterThan(Date.now())
      const notices = await noticesOf(on, one)
      expect(notices.find(({ noticeId }) => noticeId === item?.noticeId)).toMatchObject({
        status: 'held',
        problem: kind,
      })
    },
    120_000,
  )

  it('what would come back at once is not sent again: the answer says what helps, and the work item stays (004-26)', async () => {
    const one = await refer(on, notified)
    await recordDetails(on, one, 'mother', { interpreter: true })
    await recordNotices(on, one, 1)
    await untilAtRest(on, [one])
    const [item] = await workItemsOf(on, notified, one.caseId)
    const again = () =>
      ask(on, notified, 'duty-manager', `/work-items/${item?.workItemId}/done`, { as: 'send-again', note: 'Now.' })
    expect(await again()).toMatchObject({
      status: 409,
      body: { code: 'still-in-the-way', allowed: expect.stringContaining('waive-interpreter with for: writing') },
    })
    expect(await workItemsOf(on, notified, one.caseId)).toEqual([item])
    expect((await sendingsOf(on, one)).map((each) => each.try)).toEqual([1, 1])
    const waiver = {
      kind: 'waive-interpreter',
      personId: one.people['mother'],
      for: 'writing',
      reason: 'She reads it.',
    }
    await ask(on, notified, 'team-manager', `/cases/${one.caseId}/decisions`, waiver)
    expect(await again()).toMatchObject({ status: 200 })
    await untilAtRest(on, [one])
    expect((await noticesOf(on, one)).map(({ status }) => status)).toEqual(['accepted', 'accepted'])
  }, 120_000)

  it('a work item past its time is passed on, once', async () => {
    const one = await refer(on, notified)
    await recordDetails(on, one, 'mother', { left: true })
    await recordNotices(on, one, 1)
    await untilAtRest(on, [one])
    const long = `update work_item set opened_at = opened_at - interval '9 days', due_at = due_at - interval '9 days' where case_id = $1`
    await asOwner(on, notified, long, [one.caseId])
    const isPassedOn = async () => (await workItemsOf(on, notified, one.caseId))[0]?.escalatedTo !== undefined
    await until('it to be passed on', isPassedOn)
    const [item] = await workItemsOf(on, notified, one.caseId)
    expect(item).toMatchObject({ overdue: true, escalatedTo: 'team-manager' })
    await pause(6_000)
    expect((await workItemsOf(on, notified, one.caseId))[0]?.escalatedAt).toBe(item?.escalatedAt)
  }, 120_000)

  it('nothing of a practice case reaches the gateway', async () => {
    const before = on.gateway.taken().length
    const one = await refer(on, notified, { startAt: '2026-05-22T16:40' })
    await recordNotices(on, one, 5)
    await untilAtRest(on, [one])
    expect((await sendingsOf(on, one)).map(({ gateway }) => gateway)).toEqual(Array<string>(6).fill('file'))
    expect(on.gateway.taken()).toHaveLength(before)
    const [first] = await sendingsOf(on, one)
    const page = await readFile(join(on.folder, 'home', 'notices', notified, `${first?.reference}.html`), 'utf8')
    expect(page).toContain('Not to be sent')
  }, 120_000)
})

describe('a gateway that is silent for longer than the council allows', () => {
  it('is one work item, which goes when it answers again, and holds up no other council', async () => {
    const [dead, other] = [await refer(on, cutOff), await refer(on, filed)]
    await recordNotices(on, dead, 20)
    const isTried = async () => (await sendingsOf(on, dead)).filter(({ sentTimes }) => sentTimes > 0).length > 1
    await until('it to be tried', isTried)
    expect(await workItemsOf(on, cutOff)).toEqual([])
    const longAgo = `update sending set created_at = created_at - interval '5 hours' where case_id = $1`
    await asOwner(on, cutOff, longAgo, [dead.caseId])
    await until('somebody to be told', async () => (await workItemsOf(on, cutOff)).length === 1)
    await recordNotices(on, other, 20)
    await untilAtRest(on, [other], 15_000)
    await pause(6_000)
    expect((await workItemsOf(on, cutOff)).map(({ kind }) => kind)).toEqual(['gateway-down'])
  }, 90_000)

  it('is not told of any more once it answers', async () => {
    const one = await meet({ manners: [503], lookups: 503 }, 2)
    const isTried = async () => (await sendingsOf(on, one)).filter(({ sentTimes }) => sentTimes > 0).length > 1
    await until('it to be tried', isTried)
    const longAgo = `update sending set created_at = created_at - interval '5 hours' where case_id = $1 and status = 'reserved'`
    await asOwner(on, notified, longAgo, [one.caseId])
    await until('somebody to be told', async () => (await workItemsOf(on, notified)).length === 1)
    await on.gateway.behave({})
    await untilAtRest(on, [one])
    await until('it to be over', async () => (await workItemsOf(on, notified)).length === 0)
    expect(await wrongWith(one)).toEqual([])
  }, 90_000)
})
