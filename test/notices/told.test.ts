import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decisionExamples } from '../../api/examples/commands'
import { referralExample } from '../../api/examples/referral'
import { referralView } from '../../api/schemas/views'
import { insertNotices } from '../../db/notices'
import { withCouncil } from '../../db/pool'
import { listSendings } from '../../db/sendings'
import { isWell } from '../faults/killer'
import { until } from '../support/until'
import {
  ask,
  asOwner,
  family,
  filed,
  noticesOf,
  notified,
  openNoticesBed,
  pagesOf,
  recordDetails,
  recordNotices,
  refer,
  schoolAddress,
  sendingsOf,
  untilAtRest,
  workItemsOf,
  type Family,
  type NoticesBed,
} from './bed'
import type { Manner } from './manner'

let on: NoticesBed
beforeAll(async () => {
  on = await openNoticesBed()
}, 180_000)
afterAll(() => on.close(), 60_000)
afterEach(() => on.gateway.behave({}))

const finish = (council: string, item: string | undefined, as: string) =>
  ask(on, council, 'duty-manager', `/work-items/${item}/done`, { as, note: 'She answered at once.' })

const tell = async ({ council, caseId }: Family, role: string, kind: string, body: object): Promise<void> => {
  const reply = await ask(on, council, role, `/cases/${caseId}/${kind}`, body)
  expect(reply).toMatchObject({ status: 200 })
}

describe('somebody who has a telephone only', () => {
  async function byTelephone(council: string): Promise<Family> {
    const one = await refer(on, council)
    await recordDetails(on, one, 'mother', { contact: { phone: '07700 900002' } })
    await recordNotices(on, one, 1)
    await untilAtRest(on, [one])
    return one
  }
  const toMother = async (one: Family) =>
    (await noticesOf(on, one)).find(({ recipient }) => recipient.id === one.people['mother'])

  it('is not told by a text message: somebody rings them, and that is on the timeline', async () => {
    const one = await byTelephone(notified)
    expect(await toMother(one)).toMatchObject({
      status: 'accepted',
      channel: 'text',
      sentence: expect.stringContaining('not been told'),
    })
    const [item, ...more] = await workItemsOf(on, notified, one.caseId)
    expect(more).toEqual([])
    const notice = { template: 'referral-decided', recipient: { kind: 'person', id: one.people['mother'] } }
    expect(item).toMatchObject({ kind: 'ring-and-tell', role: 'duty-manager', overdue: false, notice })
    expect(await finish(notified, item?.workItemId, 'told-by-telephone')).toMatchObject({ status: 200 })
    const timeline = await ask(on, notified, 'duty-worker', `/cases/${one.caseId}/timeline`)
    expect(JSON.stringify(timeline.body)).toContain('They were told by telephone.')
    expect(await toMother(one)).toMatchObject({ status: 'told', channel: 'telephone' })
    expect(await workItemsOf(on, notified, one.caseId)).toEqual([])
  }, 90_000)

  it('is sent no text message where the council has no number to ring', async () => {
    const one = await byTelephone(filed)
    expect(await toMother(one)).toMatchObject({ status: 'held', problem: 'ring-and-tell' })
    expect((await sendingsOf(on, one)).at(-1)).toMatchObject({ sentTimes: 0, page: null })
    const [item] = await workItemsOf(on, filed, one.caseId)
    expect(await finish(filed, item?.workItemId, 'send-again')).toMatchObject({ body: { code: 'still-in-the-way' } })
    expect(await finish(filed, item?.workItemId, 'told-by-telephone')).toMatchObject({ status: 200 })
    expect(await toMother(one)).toMatchObject({ status: 'told', channel: 'telephone' })
  }, 90_000)
})

describe('a referrer of two children', () => {
  const [child] = referralExample.children
  const children = [child, { ...child, forenames: 'Sam' }]

  async function two(): Promise<{ cases: Family[]; letters: () => Promise<string[]> }> {
    const reply = await ask(on, notified, 'duty-worker', '/referrals', { ...family, children })
    const { cases, people, reference } = referralView.parse(reply.body)
    const referrer = people.find(({ kind }) => kind === 'referrer')?.id ?? ''
    const both = cases.map(({ caseId }) => ({ council: notified, caseId, referralId: reference, people: { referrer } }))
    await until('both to be on the record', async () => {
      const all = await Promise.all(both.map((one) => sendingsOf(on, one)))
      return all.every(({ length }) => length > 0)
    })
    await untilAtRest(on, both)
    const letters = async () => {
      const references = (await Promise.all(both.map((one) => sendingsOf(on, one)))).flat()
      const ours = on.gateway.taken().filter(({ reference: sent }) => references.some((one) => one.reference === sent))
      return ours.filter(({ to }) => to === 'jo.specimen@example.org').map(({ body }) => body)
    }
    return { cases: both, letters }
  }
  const decide = (one: Family, reason: string) =>
    tell(one, 'duty-manager', 'decisions', { ...decisionExamples['decide-referral'], reason, withhold: [] })
  const standings = async (cases: readonly Family[], template: string) => {
    const all = (await Promise.all(cases.map((one) => noticesOf(on, one)))).flat()
    const ours = all.filter((one) => one.template === template && one.recipient.id === cases[0]?.people['referrer'])
    return ours.map(({ status, sentence }) => [status, sentence]).toSorted()
  }
  const together = [
    ['accepted', undefined],
    ['together', 'Told with the letter about the same referral.'],
  ]

  it('has one letter of what is the same for both, although both are decided at the same moment (000-05)', async () => {
    const { cases, letters } = await two()
    expect(await standings(cases, 'referral-received')).toEqual(together)
    await Promise.all(cases.map((one) => decide(one, 'Both need help.')))
    await untilAtRest(on, cases)
    expect(await standings(cases, 'referral-decided')).toEqual(together)
    const [, decided, ...more] = await letters()
    expect(more).toEqual([])
    expect(decided).toMatch(/about the (first|second) child[\s\S]*Where we decide the same/)
    expect(decided).not.toMatch(/Robin|Sam/)
  }, 90_000)

  it.each<[string, Manner]>([
    ['has not answered yet', { late: 2_000 }],
    ['took it and said nothing', 'drop-after'],
    ['did not take it', 'drop-before'],
  ])(
    '000-05 has one letter though the worker is killed behind the first, of which the gateway %s: none twice, nobody is missing',
    async (_what, manner) => {
      const { cases, letters } = await two()
      await on.gateway.behave({ manners: [manner, 'take'] })
      await Promise.all(cases.map((one) => decide(one, 'Both need help.')))
      const isUnder = async (one: Family) => (await sendingsOf(on, one)).some(({ status }) => status === 'reserved')
      await until('the first letter to be handed over', async () =>
        (await Promise.all(cases.map(isUnder))).some(Boolean),
      )
      await on.stack.kill('worker')
      await isWell(on.stack)
      await untilAtRest(on, cases)
      expect(await standings(cases, 'referral-decided')).toEqual(together)
      expect(await letters()).toHaveLength(2)
    },
    120_000,
  )

  it('has another where it is not the same, and learns which child it is about, and not the name (003-05)', async () => {
    const { cases, letters } = await two()
    for (const [index, one] of cases.entries()) {
      await decide(one, `Reason ${String(index + 1)}.`)
      await untilAtRest(on, cases)
    }
    const [, first, second, ...more] = await letters()
    expect(more).toEqual([])
    expect(first).toMatch(/about the first child[\s\S]*Where we decide the same[\s\S]*Reason 1/)
    expect(second).toMatch(/about the second child[\s\S]*Reason 2/)
    expect(second).not.toMatch(/Where we decide the same|Robin|Sam/)
  }, 90_000)
})

describe('a page that the service does not take while it takes all others', () => {
  it('is a work item of its own, and the service is not said to be down', async () => {
    const [one, other] = [await refer(on, notified), await refer(on, notified)]
    await untilAtRest(on, [one, other])
    await on.gateway.behave({ against: { text: 'Sandy Example', status: 500 } })
    await recordNotices(on, one, 1)
    const longAgo = `update sending set created_at = created_at - interval '5 hours' where case_id = $1 and status <> 'accepted'`
    await asOwner(on, notified, longAgo, [one.caseId])
    await until('the service to be said to be down', async () => (await workItemsOf(on, notified)).length === 1)
    await recordDetails(on, other, 'mother', { contact: { email: 'somebody.else@example.org' }, prefers: 'email' })
    const toFather = { eventSeq: 1, recipientKind: 'person', recipient: other.people['father'] ?? '' } as const
    const templates = [
      'assessment-started',
      'wait-explained',
      'worker-changed',
      'worker-allocated',
      'section-47-enquiry',
    ]
    let nth = 0
    await until(
      'it to be a work item',
      async () => {
        const template = templates[nth++]
        const notice = { ...toFather, caseId: other.caseId, template: template ?? '', status: 'recorded', ground: null }
        if (template !== undefined)
          await withCouncil(on.bed.db, notified, (tx) => insertNotices(tx, [{ ...notice, status: 'recorded' }]))
        await new Promise((resolve) => setTimeout(resolve, 3_000))
        return (await workItemsOf(on, notified, one.caseId)).some(({ kind }) => kind === 'not-taken-by-gateway')
      },
      120_000,
    )
    await until('the service to be up', async () => (await workItemsOf(on, notified)).length === 0)
    expect((await noticesOf(on, one)).map(({ status }) => status).toSorted()).toEqual(['accepted', 'held'])
  }, 180_000)
})

describe('into a folder', () => {
  it('go letters to a child and a solicitor, and an e-mail to an agency (000-11, 001-11, 004-52)', async () => {
    const solicitor = {
      kind: 'solicitor',
      name: 'Lee Sample',
      parentalResponsibility: false,
      contact: { address: '2 Sample Row, Exampleton ZZ1 1AB' },
    }
    const one = await refer(on, filed, { people: [...family.people, solicitor] })
    await recordDetails(on, one, 'child', { contact: { address: '3 Example Street, Exampleton ZZ1 1AC' } })
    await tell(one, 'duty-manager', 'decisions', { ...decisionExamples['decide-referral'], withhold: [] })
    await tell(one, 'duty-manager', 'practice', { kind: 'allocate', workerId: 'social-worker-1' })
    await tell(one, 'social-worker', 'practice', { kind: 'start-assessment' })
    const about = { agency: 'school', personId: one.people['mother'], answer: 'given' }
    await tell(one, 'social-worker', 'consents', { kind: 'record-consent', ...about })
    const asked = { kind: 'request-contribution', agency: 'school', aboutPersonId: one.people['mother'] }
    await tell(one, 'social-worker', 'practice', asked)
    const consent = { kind: 'ask-consent', personId: one.people['child'], agencies: ['gp'] }
    await tell(one, 'social-worker', 'practice', consent)
    await withCouncil(on.bed.db, filed, (tx) =>
      insertNotices(tx, [
        {
          ...{ caseId: one.caseId, eventSeq: 1, template: 'assessment-copy', recipientKind: 'person' },
          ...{ recipient: one.people['solicitor'] ?? '', status: 'recorded', ground: null },
        },
      ]),
    )
    await untilAtRest(on, [one])
    const notices = await noticesOf(on, one)
    const sendings = await withCouncil(on.bed.db, filed, (tx) => listSendings(tx, one.caseId))
    for (const [id, template, at] of [
      ['school', 'contribution-requested', schoolAddress],
      [one.people['child'], 'consent-asked', '3 Example Street, Exampleton ZZ1 1AC'],
      [one.people['solicitor'], 'assessment-copy', '2 Sample Row, Exampleton ZZ1 1AB'],
    ]) {
      const notice = notices.find(({ recipient, template: said }) => recipient.id === id && said === template)
      expect(notice).toMatchObject({ status: 'accepted', channel: id === 'school' ? 'email' : 'letter' })
      expect(await pagesOf(on, one, notice?.noticeId ?? '')).toMatchObject([{ to: { at } }])
      const reference = sendings.find(({ noticeId }) => noticeId === notice?.noticeId)?.reference
      const page = await readFile(join(on.folder, 'home', 'notices', filed, `${reference}.html`), 'utf8')
      expect(page).toContain(String(at).split(',')[0])
    }
  }, 120_000)
})
