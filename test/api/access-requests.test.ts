import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { accessRequests } from '../../api/matters/access/access-api'
import { until } from '../support/until'
import { ask, aCase } from './http'

const matter = z.looseObject({
  id: z.string(),
  stage: z.string(),
  held: z.boolean(),
  seq: z.number(),
  clocks: z.array(
    z.object({ name: z.string(), status: z.string(), dueOn: z.string(), explanation: z.array(z.string()) }),
  ),
  legal: z.array(z.object({ command: z.string(), takes: z.string(), send: z.string() })),
  links: z.record(z.string(), z.string()),
})
const settled = z.object({ receipt: z.object({ status: z.string(), href: z.string() }), matter })

const all = (council: string) => `/v1/councils/${council}/access-requests`

async function anAccessRequest(council = 'anyshire', more: object = {}) {
  const answer = await ask({ council, path: all(council), body: { ...accessRequests.example, ...more } })
  expect(answer.status).toBe(201)
  return answer.as(matter)
}

describe('an access request', () => {
  it('is received, read, stepped and closed, each step with a receipt, and is in no tray of cases', async () => {
    const { id } = await anAccessRequest()
    const path = `${all('anyshire')}/${id}`
    expect((await ask({ path })).as(matter)).toMatchObject({
      stage: 'open',
      clocks: [{ name: 'access-reply', status: 'running' }],
    })
    expect((await ask({ path: all('anyshire') })).text).toContain(id)
    expect((await ask({ path: '/v1/councils/anyshire/cases?limit=100' })).text).not.toContain(id)
    const body = { kind: 'withdraw-request', reason: 'They have been told.' }
    const told = await ask({ path: `${path}/practice`, body })
    expect(told.status).toBe(200)
    const { receipt, matter: closed } = told.as(settled)
    expect(closed).toMatchObject({ stage: 'closed', legal: [], clocks: [{ status: 'not-required' }] })
    expect((await ask({ path: receipt.href })).status).toBe(200)
    const again = await ask({ path: `${path}/practice`, body })
    expect([again.status, again.problem.code]).toEqual([409, 'matter-closed'])
    const timeline = await ask({ path: `${path}/timeline` })
    expect(timeline.text).toContain('A request for access to records was received.')
    expect(timeline.text).not.toContain('Specimen')
    expect((await ask({ path: `${path}/details` })).text).toContain('Sandy Specimen')
    expect((await ask({ path: `${path}/notices` })).text).toContain('access-request-acknowledged')
  })

  it('is the same one for the same key and body, and refused for another body', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const path = all('anyshire')
    const body = accessRequests.example
    const first = (await ask({ path, body, headers })).as(matter)
    expect((await ask({ path, body, headers })).as(matter).id).toBe(first.id)
    const other = await ask({ path, body: { ...body, channel: 'letter' }, headers })
    expect(other.problem.code).toBe('idempotency-key-reused')
    const step = await ask({
      path: `${path}/${first.id}/practice`,
      body: { kind: 'withdraw-request', reason: 'x' },
      headers,
    })
    expect(step.problem.code).toBe('idempotency-key-reused')
  })

  it('is nothing for another council, for the address of a case, and the case nothing for its own address', async () => {
    const { id } = await anAccessRequest('blackpool')
    const unknown = await ask({ path: `${all('anyshire')}/${randomUUID()}` })
    expect(unknown.status).toBe(404)
    for (const end of ['', '/details', '/timeline', '/notices', `/receipts/${id}`])
      expect((await ask({ path: `${all('anyshire')}/${id}${end}` })).text).toBe(unknown.text)
    const { id: own } = await anAccessRequest()
    const { caseId } = await aCase()
    for (const path of [
      `/v1/councils/anyshire/cases/${own}`,
      `/v1/councils/anyshire/cases/${own}/timeline`,
      `/v1/councils/anyshire/cases/${own}/notices`,
      `${all('anyshire')}/${caseId}`,
      `${all('anyshire')}/${caseId}/timeline`,
    ])
      expect((await ask({ path })).text).toBe(unknown.text)
    const body = { kind: 'withdraw-request', reason: 'x' }
    expect((await ask({ path: `${all('anyshire')}/${caseId}/practice`, body })).text).toBe(unknown.text)
  })

  it('is taken in writing only where the council says so (001-27)', async () => {
    const by = (channel: string) =>
      ask({ council: 'lancashire', path: all('lancashire'), body: { ...accessRequests.example, channel } })
    expect((await by('telephone')).faults).toEqual(['/channel in-writing-only'])
    expect((await by('letter')).status).toBe(201)
  })
})

describe('the road of an access request', () => {
  const opened = z.looseObject({
    cases: z.array(z.object({ caseId: z.string() })),
    people: z.array(z.object({ id: z.string(), kind: z.string() })),
  })
  const tell = (path: string, role: string, to: string, body: object) => ask({ role, path: `${path}/${to}`, body })
  const identity = { kind: 'record-identity-checked', document: 'passport' }

  it('001-24, 001-30 discloses what was signed off and nothing else, as JSON and as pages, and only then', async () => {
    const referral = await ask({
      path: '/v1/councils/anyshire/referrals',
      body: {
        source: '3B',
        referrer: { anonymous: false, name: 'Quentin Whistle' },
        familyAgreed: 'yes',
        urgent: false,
        concern: 'Quentin Whistle says that Aunt Zelda Marker lives with them.',
        children: [{ forenames: 'Robin', surname: 'Example', dateOfBirth: '2023-02-11' }],
        people: [
          { kind: 'mother', name: 'Sandy Example', parentalResponsibility: true },
          {
            kind: 'other-family',
            name: 'Zelda Marker',
            parentalResponsibility: false,
            contact: { phone: '01632 960777' },
          },
        ],
      },
    })
    const { cases, people } = referral.as(opened)
    const caseId = cases[0]?.caseId ?? ''
    const aunt = people.find(({ kind }) => kind === 'other-family')?.id ?? ''
    const comment = { kind: 'add-comment', personId: aunt, comment: 'The aunt says something secret.' }
    expect((await ask({ path: `/v1/councils/anyshire/cases/${caseId}/practice`, body: comment })).status).toBe(200)
    const { id } = await anAccessRequest()
    const path = `${all('anyshire')}/${id}`
    const early = await ask({ path: `${path}/export` })
    expect([early.status, early.problem.code]).toEqual([409, 'not-produced'])
    expect((await tell(path, 'duty-worker', 'practice', identity)).status).toBe(200)
    const proposal = {
      kind: 'propose-disclosure',
      cases: [{ caseId, upTo: 2 }],
      people: [{ caseId, personId: aunt, ground: 'other-person' }],
      entries: [],
    }
    const far = await tell(path, 'team-manager', 'practice', { ...proposal, cases: [{ caseId, upTo: 9999 }] })
    expect(far.faults).toEqual(['/cases/0/upTo too-large'])
    const nobody = { ...proposal, people: [{ ...proposal.people[0], personId: randomUUID() }] }
    const entries = [{ caseId, seq: 99, ground: 'serious-harm' }]
    const both = await tell(path, 'team-manager', 'practice', {
      ...nobody,
      entries,
      entriesShown: [{ caseId, seq: 3 }],
    })
    expect(both.faults).toEqual([
      '/entries/0/seq unknown-entry',
      '/entriesShown/0/seq unknown-entry',
      '/people/0/personId unknown-person',
    ])
    const stranger = randomUUID()
    const muddled = await tell(path, 'team-manager', 'practice', {
      ...proposal,
      cases: [...proposal.cases, ...proposal.cases],
      people: [{ caseId: stranger, personId: aunt, ground: 'other-person' }],
      entries: [{ caseId, seq: 2, ground: 'serious-harm' }],
      entriesShown: [{ caseId, seq: 2 }],
      referrerShownIn: [stranger],
      asker: [{ caseId, personId: randomUUID() }],
    })
    expect(muddled.faults.toSorted()).toEqual([
      '/asker/0/personId unknown-person',
      '/cases/1/caseId contradiction',
      '/entriesShown/0/seq contradiction',
      '/people/0/caseId unknown-case',
      '/referrerShownIn/0 unknown-case',
    ])
    const themselves = { ...proposal, asker: [{ caseId, personId: aunt }] }
    expect((await tell(path, 'team-manager', 'practice', themselves)).faults).toEqual([
      '/asker/0/personId contradiction',
      '/people/0/ground contradiction',
    ])
    const theirs = await aCase('blackpool')
    const other = await tell(path, 'team-manager', 'practice', {
      ...proposal,
      cases: [{ caseId: theirs.caseId, upTo: 1 }],
    })
    expect(other.faults).toEqual(['/cases/0/caseId unknown-case', '/people/0/caseId unknown-case'])
    const more = { ...proposal, cases: [{ caseId, upTo: 3 }] }
    expect((await tell(path, 'team-manager', 'practice', more)).status).toBe(200)
    const draft = await ask({ path: `${path}/draft` })
    expect(draft.text).toContain('withheld: information about another person')
    expect(draft.text).toContain('withheld: who referred is confidential')
    const own = await tell(path, 'team-manager', 'decisions', { kind: 'sign-off-disclosure' })
    expect([own.status, own.problem.code]).toEqual([409, 'own-proposal'])
    expect((await tell(path, 'service-manager', 'decisions', { kind: 'sign-off-disclosure' })).status).toBe(200)
    expect((await ask({ path: `${path}/export` })).problem.code).toBe('not-produced')
    expect((await tell(path, 'duty-worker', 'practice', { kind: 'produce-export' })).status).toBe(200)
    const json = await ask({ path: `${path}/export` })
    const pages = await ask({ path: `${path}/export/pages` })
    expect(pages.headers.get('content-type')).toContain('text/html')
    for (const { text, status } of [json, pages]) {
      expect(status).toBe(200)
      for (const secret of ['Zelda', 'Marker', '960777', 'something secret', 'Quentin', 'Whistle', aunt])
        expect(text).not.toContain(secret)
      expect(text).toContain('[not shown]')
      expect(text).not.toMatch(/withheld: |confidential|another person|who-referred|other-person/)
      expect(text).toContain('Robin')
    }
    const sent = await tell(path, 'duty-worker', 'practice', { kind: 'record-sent', how: 'post' })
    expect(sent.as(settled).matter).toMatchObject({ stage: 'closed', clocks: [{ status: 'met' }] })
    expect((await ask({ path: `${path}/notices` })).text).toContain('access-replied')
    expect((await ask({ path: `${path}/export` })).text).toBe(json.text)
  })

  it('moves with a bank holiday that is proclaimed while it is open', async () => {
    const { id, clocks } = await anAccessRequest('west-northamptonshire')
    const date = clocks[0]?.dueOn ?? ''
    const holiday = { date, title: 'Made up', reason: 'For this test.' }
    const path = '/v1/councils/west-northamptonshire/bank-holidays'
    const told = await ask({ council: 'west-northamptonshire', role: 'administrator', path, body: holiday })
    expect(told.status).toBe(200)
    await until('the due day to move', async () => {
      const now = await ask({ council: 'west-northamptonshire', path: `${all('west-northamptonshire')}/${id}` })
      return (now.as(matter).clocks[0]?.dueOn ?? date) > date
    })
    await ask({
      council: 'west-northamptonshire',
      role: 'administrator',
      path: `${path}/${date}/withdrawal`,
      body: { reason: 'The test is over.' },
    })
  })

  it('001-28 shows what the leaflet says as superseded', async () => {
    const shown = await anAccessRequest('lancashire', { channel: 'letter' })
    expect(shown).toMatchObject({ feePounds: 0, guideSays: { words: '40 days', source: '001-28' } })
  })
})
