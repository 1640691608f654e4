import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { complaints } from '../../api/matters/complaints/complaints-api'
import { complaintDecisionExamples, complaintPracticeExamples } from '../../api/matters/complaints/examples'
import { localPerson } from '../../cli/serve/identity'
import { until } from '../support/until'
import { ask, aCase, decideAssessment } from './http'

const council = 'lancashire'
const worker = localPerson(council, 'social-worker')
const manager = localPerson(council, 'team-manager')
const all = `/v1/councils/${council}/complaints`

const complaint = z.looseObject({
  id: z.string(),
  stage: z.string(),
  clocks: z.array(z.object({ name: z.string(), status: z.string() })),
  legal: z.array(z.object({ command: z.string() })),
  documents: z.array(z.object({ title: z.string() })),
  ways: z.array(z.object({ name: z.string() })),
  ombudsman: z.string(),
})
const settled = z.object({ receipt: z.object({ href: z.string() }), matter: complaint })
const listed = z.object({
  notices: z.array(z.object({ template: z.string(), status: z.string(), links: z.object({ self: z.string() }) })),
})

async function aComplaint(more: object = {}) {
  const answer = await ask({ council, path: all, body: { ...complaints.example, ...more } })
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)])
  const { id } = answer.as(complaint)
  return { id, path: `${all}/${id}` }
}

const decide = (path: string, body: object, role = 'service-manager') =>
  ask({ council, role, path: `${path}/decisions`, body })
const record = (path: string, body: object, role = 'duty-manager') =>
  ask({ council, role, path: `${path}/practice`, body })

/** What was sent of a notice, once it has gone out. */
async function letter(path: string, template: string): Promise<string> {
  const find = async () =>
    (await ask({ council, path: `${path}/notices` }))
      .as(listed)
      .notices.find((one) => one.template === template && ['accepted', 'delivered'].includes(one.status))
  await until(`${template} to go out`, async () => (await find()) !== undefined)
  return (await ask({ council, path: (await find())?.links.self ?? '' })).text
}

const happened = z.object({ events: z.array(z.object({ seq: z.number(), type: z.string() })) })
const clocked = z.object({ clocks: z.array(z.record(z.string(), z.unknown())) })

/** The clocks of a case and all that has happened in it. */
const standing = async (path: string) => [
  (await ask({ council, path })).as(clocked).clocks,
  (await ask({ council, path: `${path}/timeline` })).as(happened).events,
]

describe('a complaint', () => {
  it('goes its road to the end, and no clock of the case it is about moves', async () => {
    const about = await aCase(council)
    await ask({ council, path: `${about.path}/decisions`, body: { ...decideAssessment, criteria: [] } })
    const before = await standing(about.path)
    const { path } = await aComplaint({ about: [about.caseId] })
    const { 'reply-to-complaint': reply, 'appoint-investigators': appoint } = complaintDecisionExamples
    const { 'request-next-stage': request, 'hold-review-panel': panel } = complaintPracticeExamples
    const stages = [
      (await decide(path, reply)).as(settled),
      (await record(path, request)).as(settled),
      (await decide(path, appoint)).as(settled),
      (await decide(path, complaintDecisionExamples['extend-stage-2'])).as(settled),
      (await decide(path, reply)).as(settled),
      (await record(path, request)).as(settled),
      (await record(path, panel)).as(settled),
      (await record(path, complaintPracticeExamples['record-panel-report'])).as(settled),
      (await decide(path, reply)).as(settled),
    ].map(({ matter: { stage } }) => stage)
    expect(stages).toEqual([
      ...['stage-1-replied', 'stage-2', 'stage-2', 'stage-2', 'stage-2-replied'],
      ...['panel-awaited', 'panel-held', 'panel-reported', 'closed'],
    ])
    const timeline = (await ask({ council, path: `${path}/timeline` })).text
    expect(timeline).toContain('The council replied at stage 3')
    expect(timeline).not.toContain('Nobody told us of the meeting')
    expect((await ask({ council, path: `${path}/details` })).text).toContain('Nobody told us of the meeting')
    expect(await standing(about.path)).toEqual(before)
    expect(await letter(path, 'complaint-acknowledged')).toContain('Speak Up')
    expect(await letter(path, 'complaint-replied')).toContain('you were right in part')
  })

  it('names the Ombudsman at the end, shows the leaflet and the addresses of the council', async () => {
    const { path } = await aComplaint()
    const shown = (await ask({ council, path })).as(complaint)
    expect(shown.documents.map(({ title }) => title)).toEqual(['Speak Up'])
    expect(shown.ways.map(({ name }) => name)).toEqual(['Customer Feedback Service', 'Care Connect'])
    expect(shown.ombudsman).toBe('Local Government and Social Care Ombudsman')
    const { 'reply-to-complaint': reply, 'appoint-investigators': appoint } = complaintDecisionExamples
    const { 'request-next-stage': request, 'hold-review-panel': panel } = complaintPracticeExamples
    for (const step of [reply, request, appoint, reply, request, panel]) {
      const to = step.kind === 'reply-to-complaint' || step.kind === 'appoint-investigators' ? decide : record
      expect((await to(path, step)).status).toBe(200)
    }
    await record(path, complaintPracticeExamples['record-panel-report'])
    await decide(path, reply)
    expect(await letter(path, 'complaint-final-reply')).toContain('Local Government and Social Care Ombudsman')
  })

  it('is about cases of this council alone, and not about who sends it', async () => {
    const theirs = await aCase('blackpool')
    const elsewhere = await ask({ council, path: all, body: { ...complaints.example, about: [theirs.caseId] } })
    expect(elsewhere.faults).toEqual(['/about/0 unknown-case'])
    const body = { ...complaints.example, workerId: worker }
    expect((await ask({ council, role: 'social-worker', path: all, body })).faults).toEqual(['/workerId about-oneself'])
    const { id } = await aComplaint()
    const unknown = await ask({ path: `/v1/councils/anyshire/complaints/${randomUUID()}` })
    expect((await ask({ path: `/v1/councils/anyshire/complaints/${id}` })).text).toBe(unknown.text)
    expect((await ask({ council, path: `/v1/councils/${council}/access-requests/${id}` })).text).toBe(unknown.text)
  })

  it('of the kind that is a compliment is there for whom it is about, and closed by one step', async () => {
    const { path } = await aComplaint({ feedback: 'compliment', workerId: worker })
    expect((await ask({ council, role: 'social-worker', path })).status).toBe(200)
    const closed = (await record(path, complaintPracticeExamples['acknowledge-feedback'])).as(settled)
    expect(closed.matter).toMatchObject({ stage: 'closed', legal: [] })
    expect(await letter(path, 'compliment-acknowledged')).toContain('We like to know when we do well.')
  })
})

describe('a complaint made up for practice', () => {
  const shown = z.looseObject({
    stage: z.string(),
    now: z.string(),
    clocks: z.array(z.looseObject({ status: z.string() })),
  })
  const practised = { practice: true, startAt: '2026-06-01T09:00:00.000Z' }

  it('2-18 is moved in time: every clock on the way fires, and the same key moves nothing', async () => {
    const { path } = await aComplaint(practised)
    const headers = { 'idempotency-key': randomUUID() }
    const move = () => ask({ council, path: `${path}/advance`, body: { workingDays: 11 }, headers })
    const moved = (await move()).as(shown)
    expect([moved.now.slice(0, 10), moved.clocks[0]?.status]).toEqual(['2026-06-16', 'breached'])
    expect((await move()).as(shown).now.slice(0, 10)).toBe('2026-06-16')
    const { events } = (await ask({ council, path: `${path}/timeline` })).as(happened)
    expect(events.filter(({ type }) => type === 'clock-rung-reached').length).toBeGreaterThanOrEqual(2)
    expect((await record(path, complaintPracticeExamples['request-next-stage'])).status).toBe(200)
  })

  it('alone is moved in time, and not by whom it is about', async () => {
    const advance = (path: string, role = 'service-manager') =>
      ask({ council, role, path: `${path}/advance`, body: { days: 1 } })
    expect((await advance((await aComplaint()).path)).problem.code).toBe('not-a-practice-case')
    const { path } = await aComplaint({ ...practised, workerId: manager })
    expect((await advance(path, 'team-manager')).status).toBe(404)
    expect((await ask({ council, role: 'team-manager', path: `${path}/preview`, body: withdrawn })).status).toBe(404)
  })

  const withdrawn = complaintPracticeExamples['withdraw-complaint']

  it('or not, shows what a step would lead to, and takes none', async () => {
    const { path } = await aComplaint()
    await until('the complaint to be on the record', async () => (await standing(path)).at(-1)?.length !== 0)
    const before = await standing(path)
    const tried = (body: object, role = 'service-manager') => ask({ council, role, path: `${path}/preview`, body })
    const view = z.looseObject({
      would: z.string(),
      stage: z.object({ to: z.string() }),
      sentences: z.array(z.string()),
    })
    const skip = complaintDecisionExamples['skip-stage-1']
    expect((await tried(skip)).as(view)).toMatchObject({ would: 'be-applied', stage: { to: 'stage-2' } })
    const refused = await tried(skip, 'duty-worker')
    expect(refused.as(view)).toMatchObject({ would: 'be-refused', refusal: { code: 'role-not-allowed' } })
    expect(await standing(path)).toEqual(before)
    expect((await decide(path, skip)).as(settled).matter.stage).toBe('stage-2')
    expect(await letter(path, 'complaint-stage-1-skipped')).toContain('As we agreed')
  })
})

describe('the worker complained of', () => {
  const role = 'team-manager'
  const hidden = { workerId: manager }
  const long = {
    ...hidden,
    receivedAt: new Date(Date.now() - 60 * 24 * 3_600_000).toISOString(),
    lateReason: 'The letter lay with another team.',
  }

  it('finds nothing of it: no tray, no reading, no step, no receipt', async () => {
    const { id, path } = await aComplaint(hidden)
    const answer = await decide(path, { kind: 'assign-complaint', workerId: 'team-manager-2' })
    const { receipt } = answer.as(settled)
    const [notice] = (await ask({ council, path: `${path}/notices` })).as(listed).notices
    const unknown = await ask({ council, role, path: `${all}/${randomUUID()}` })
    expect(unknown.status).toBe(404)
    const ends = ['', '/details', '/timeline', '/notices'].map((end) => `${path}${end}`)
    for (const one of [...ends, receipt.href, notice?.links.self ?? '']) {
      expect([one, (await ask({ council, path: one })).status]).toEqual([one, 200])
      expect([one, (await ask({ council, role, path: one })).text]).toEqual([one, unknown.text])
    }
    const withdraw = complaintPracticeExamples['withdraw-complaint']
    expect((await record(path, withdraw, role)).text).toBe(unknown.text)
    expect((await decide(path, complaintDecisionExamples['reply-to-complaint'], role)).text).toBe(unknown.text)
    for (const query of ['', '&assignee=me', '&stage=stage-1']) {
      expect((await ask({ council, role, path: `${all}?limit=100${query}` })).text).not.toContain(id)
    }
    expect((await ask({ council, path: `${all}?limit=100` })).text).toContain(id)
  })

  it('is told of none of its clocks, and finds none of the work items about it', async () => {
    const requester = { surname: 'Example', forenames: 'Sandy' }
    const { id } = await aComplaint({ ...long, requester })
    const notices = `/v1/councils/${council}/tray-notices`
    const items = `/v1/councils/${council}/work-items`
    const seenBy = async (who: string, path: string) => (await ask({ council, role: who, path })).text.includes(id)
    await until('the service manager to be told', () => seenBy('service-manager', notices))
    await until('a work item', () => seenBy('duty-manager', items))
    expect([await seenBy(role, notices), await seenBy(role, items)]).toEqual([false, false])
    const { workItems } = (await ask({ council, path: items })).as(
      z.object({ workItems: z.array(z.looseObject({ workItemId: z.string(), caseId: z.string().optional() })) }),
    )
    const item = workItems.find(({ caseId }) => caseId === id)
    const done = { path: `${items}/${item?.workItemId ?? ''}/done`, body: { as: 'told-otherwise', note: 'By hand.' } }
    expect((await ask({ council, role, ...done })).status).toBe(404)
  })

  it('is not who deals with it, whatever the reason; and named later, finds it not any more', async () => {
    const { path } = await aComplaint(hidden)
    const assign = { kind: 'assign-complaint', workerId: hidden.workerId, reason: 'They are to put it right.' }
    const refused = await decide(path, assign)
    expect([refused.status, refused.problem.code]).toEqual([409, 'assignee-complained-of'])
    expect((await ask({ council, role, path })).status).toBe(404)
    const other = await aComplaint({ workerId: undefined })
    expect((await ask({ council, role, path: other.path })).status).toBe(200)
    await record(other.path, { kind: 'name-worker', workerId: hidden.workerId, reason: 'She said so.' })
    expect((await ask({ council, role, path: other.path })).status).toBe(404)
    const another = { kind: 'name-worker', workerId: 'social-worker-8', reason: 'And he.' }
    expect((await record(other.path, another)).problem.code).toBe('worker-named-already')
    expect((await ask({ council, role, path: other.path })).status).toBe(404)
  })
})
