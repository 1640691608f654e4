import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { aCase, aReferral, ask, decideAssessment } from './http'

const referrals = '/v1/councils/anyshire/referrals'
const practice = '/v1/councils/anyshire/practice-cases'
const earlier = z.array(z.object({ caseId: z.string(), receivedOn: z.string(), within12Months: z.boolean() }))
const opened = z.object({
  reference: z.string(),
  cases: z.array(z.object({ caseId: z.string(), earlierReferrals: earlier })),
})
const child = (more: object = {}) => ({
  forenames: 'Robin',
  surname: randomUUID().slice(0, 8),
  dateOfBirth: '2019-02-11',
  ...more,
})
const refer = async (path: string, more: object) => (await ask({ path, body: { ...aReferral, ...more } })).as(opened)

const peopleIn = z.object({ people: z.array(z.object({ personId: z.string(), kind: z.string() })) })
const personIn = async (path: string, kind: string): Promise<string> =>
  (await ask({ path: `${path}/people` })).as(peopleIn).people.find((one) => one.kind === kind)?.personId ?? ''

describe('a child referred again (2-22, 001-25)', () => {
  it('is known by name and birth or by the id of the council, within 12 months or before', async () => {
    const robin = child()
    const id = randomUUID().slice(0, 8)
    const first = await refer(practice, { children: [{ ...robin, localChildId: id }], startAt: '2025-03-03T10:00' })
    const again = await refer(practice, { children: [robin], startAt: '2026-03-02T10:00' })
    const married = await refer(practice, {
      children: [child({ localChildId: id.toUpperCase() })],
      startAt: '2026-03-04T10:00',
    })
    expect(first.cases[0]?.earlierReferrals).toEqual([])
    expect(again.cases[0]?.earlierReferrals).toEqual([
      { caseId: first.cases[0]?.caseId, receivedOn: '2025-03-03', within12Months: true },
    ])
    expect(married.cases[0]?.earlierReferrals).toMatchObject([{ within12Months: false }])
    const view = await ask({ path: `/v1/councils/anyshire/cases/${again.cases[0]?.caseId ?? ''}` })
    expect(view.text).toContain(`"earlierReferrals":[{"caseId":"${first.cases[0]?.caseId ?? ''}"`)
  })

  it('in practice is nobody that a live case knows', async () => {
    const robin = child()
    await refer(practice, { children: [robin] })
    expect((await refer(referrals, { children: [robin] })).cases[0]?.earlierReferrals).toEqual([])
    expect((await refer(referrals, { children: [robin] })).cases[0]?.earlierReferrals).toHaveLength(1)
  })
})

describe('one decision for several children (004-02)', () => {
  it('is heard by each case for itself, once for each key', async () => {
    const { reference, cases } = await refer(referrals, { children: [child({ flags: ['homeless-16-17'] }), child()] })
    const ids = cases.map(({ caseId }) => caseId)
    const headers = { 'idempotency-key': randomUUID() }
    const path = `${referrals}/${reference}/decisions`
    const send = () =>
      ask({ path, headers, body: { cases: ids, decision: { ...decideAssessment, outcome: 'information-and-advice' } } })
    const answer = await send()
    const results = z.object({ results: z.array(z.object({ caseId: z.string(), status: z.number() })) })
    expect([answer.status, answer.as(results).results.map(({ status }) => status)]).toEqual([207, [409, 200]])
    expect(answer.text).toContain('assessment-mandatory')
    expect((await send()).as(results).results.map(({ status }) => status)).toEqual([409, 200])
    const timeline = await ask({ path: `/v1/councils/anyshire/cases/${ids[1] ?? ''}/timeline` })
    expect(timeline.text.match(/"type":"referral-decided"/g)).toHaveLength(1)
  })

  it('is for cases of that referral only, each once', async () => {
    const { reference, caseId } = await aCase()
    const other = await aCase()
    const path = `${referrals}/${reference}/decisions`
    const send = (cases: string[]) => ask({ path, body: { cases, decision: decideAssessment } })
    expect((await send([caseId, other.caseId])).faults).toEqual(['/cases/1 unknown-case'])
    expect((await send([caseId, caseId])).faults).toEqual(['/cases contradiction'])
    expect((await send([])).faults).toEqual(['/cases too-short'])
  })
})

describe('cases of other children', () => {
  it('are linked both ways, a child who is said to have harmed in a case of its own (004-67)', async () => {
    const harmed = await aCase()
    const related = { caseId: harmed.caseId, relation: 'alleged-perpetrator' }
    const { caseId } = await aCase('anyshire', { children: [child()], related })
    const links = async (id: string) => (await ask({ path: `/v1/councils/anyshire/cases/${id}` })).text
    expect(await links(caseId)).toContain(`"linkedCases":[{"caseId":"${harmed.caseId}","relation":"harmed-child"}]`)
    const reason = 'Both live at one address.'
    const third = await aCase('anyshire', { children: [child()] })
    const link = { kind: 'link-case', caseId: harmed.caseId, relation: 'household', reason }
    expect((await ask({ path: `${third.path}/practice`, body: link })).status).toBe(200)
    await ask({ path: `${harmed.path}/practice`, body: { kind: 'request-service', service: 'x', reason } })
    expect(await links(harmed.caseId)).toContain(
      `"linkedCases":[{"caseId":"${caseId}","relation":"alleged-perpetrator"},{"caseId":"${third.caseId}","relation":"household"}]`,
    )
  })

  it('are seen without where those are who are protected in a linked case, from link to link (000-05, 003-03)', async () => {
    const people = [
      { kind: 'mother', name: 'Sandy Example', parentalResponsibility: true },
      { kind: 'father', name: 'Dan Example', parentalResponsibility: true },
    ]
    const [one, between, other] = [
      await aCase('anyshire', { children: [child()], people }),
      await aCase('anyshire', { children: [child()] }),
      await aCase('anyshire', { children: [child()], people }),
    ]
    const contact = { address: '14 Larkspur Rise, Exampleton, ZZ9 9ZZ' }
    const details = { contact, addressProtected: true }
    const mother = await personIn(one.path, 'mother')
    expect((await ask({ path: `${one.path}/people/${mother}/details`, body: details })).status).toBe(200)
    const reason = 'She lives at 14 Larkspur Rise.'
    const service = { kind: 'request-service', service: 'x', reason }
    expect((await ask({ path: `${other.path}/practice`, body: service })).status).toBe(200)
    const father = await personIn(other.path, 'father')
    const seen = async () => (await ask({ path: `${other.path}/family-timeline?for=${father}` })).text
    expect(await seen()).toContain('Larkspur')
    const link = async (path: string, { caseId }: { caseId: string }) => {
      const body = { kind: 'link-case', caseId, relation: 'sibling', reason: 'Brother and sister.' }
      expect((await ask({ path: `${path}/practice`, body })).status).toBe(200)
    }
    await link(other.path, between)
    expect(await seen()).toContain('Larkspur')
    await link(between.path, one)
    expect(await seen()).not.toContain('Larkspur')
  })

  it('must be there, in this council', async () => {
    const blackpool = await aCase('blackpool')
    const { path } = await aCase()
    for (const caseId of [blackpool.caseId, randomUUID()]) {
      const link = { kind: 'link-case', caseId, relation: 'sibling', reason: 'x' }
      expect((await ask({ path: `${path}/practice`, body: link })).faults).toEqual(['/caseId unknown-case'])
      const related = { caseId, relation: 'sibling' }
      const answer = await ask({ path: referrals, body: { ...aReferral, related } })
      expect(answer.faults).toEqual(['/related/caseId unknown-case'])
    }
  })
})

describe('an idempotency key', () => {
  it('is one person’s own: the same body from somebody else is refused', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    expect((await ask({ path: referrals, body: aReferral, headers })).status).toBe(201)
    expect((await ask({ path: referrals, body: aReferral, headers, role: 'duty-worker' })).status).toBe(422)
  })
})

it('words that cannot be seen are no reason', async () => {
  const { path } = await aCase()
  const body = { kind: 'request-service', service: 'x', reason: '\u200b\u2060\ufeff' }
  expect((await ask({ path: `${path}/practice`, body })).faults).toEqual(['/reason too-short'])
})
