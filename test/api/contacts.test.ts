import { randomUUID } from 'node:crypto'
import { contactsView } from '../../api/schemas/contacts'
import { caseView } from '../../api/schemas/views'
import { aCase, ask } from './http'

const contacts = (council: string, query: string) =>
  ask({ council, role: 'viewer', path: `/v1/councils/${council}/contacts${query}` })
const seen = async (council: string, query: string) => (await contacts(council, query)).as(contactsView)

describe('whom to ring, over HTTP', () => {
  it('is told in order, until when, with the next opening of what is closed (001-33, 001-34)', async () => {
    const evening = await seen('lancashire', '?at=2026-05-22T17:01')
    expect(evening).toMatchObject({
      at: '2026-05-22T16:01:00.000Z',
      service: 'Emergency Duty Team',
      numbers: ['0845 602 1043'],
      until: '2026-05-26T07:45:00.000Z',
      ring: [{ kind: 'out-of-hours', answers: 'open', until: '2026-05-26T07:45:00.000Z', stale: true }],
      closed: [{ service: 'Customer Access Team', opensAt: '2026-05-26T07:45:00.000Z' }],
      inDanger: { numbers: ['999'] },
    })
    expect(evening.channels.map(({ name }) => name)).toContain("Young People's Interactive Services")
  })

  it('is told for now, unless a time is given; never nobody', async () => {
    for (const council of ['anyshire', 'blackpool', 'west-northamptonshire']) {
      expect((await seen(council, '')).ring.at(-1)?.numbers).toEqual(['101'])
    }
  })

  it.each([
    ['?at=', '/at wrong-format'],
    ['?at=yesterday', '/at wrong-format'],
    ['?at=2026-03-04', '/at wrong-format'],
    ['?at=2026-03-29T01:30', '/at time-does-not-exist'],
    ['?at=2026-10-25T01:30', '/at time-occurs-twice'],
    ['?at=1997-01-06T12:00', '/at outside-calendar'],
    ['?at=2026-02-29T10:00', '/at no-such-day'],
    ['?team=%3Cb%3E', '/team wrong-format'],
    ['?when=now', '/when unknown-field'],
  ])('%s is refused as %s', async (query, fault) => {
    const answer = await contacts('lancashire', query)
    expect([answer.status, answer.faults, answer.problem.code]).toEqual([400, [fault], 'invalid-request'])
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  it('is refused at several times at once', async () => {
    const { status, faults } = await contacts('lancashire', '?at=2026-03-04T12:00&at=2026-03-04T18:00')
    expect([status, faults]).toEqual([400, ['/at wrong-type']])
  })

  it('is for the council of the token alone', async () => {
    const path = '/v1/councils/lancashire/contacts?at=2026-05-22T17:01'
    const unknown = await ask({ path: `/v1/councils/anyshire/cases/${randomUUID()}` })
    const other = await ask({ council: 'anyshire', path })
    expect([other.status, other.text]).toEqual([404, unknown.text])
  })

  it('is part of a case, as of its own time', async () => {
    const { path } = await aCase('lancashire')
    const { now, contact } = (await ask({ council: 'lancashire', path })).as(caseView)
    expect(contact.at).toBe(now)
    expect(contact.ring).toHaveLength(1)
    expect(contact.closed[0]?.opensAt).toBe(contact.until)
  })
})
