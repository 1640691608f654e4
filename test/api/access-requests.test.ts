import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { accessRequests } from '../../api/matters/access/access-api'
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
