import { z } from 'zod'
import { contactsView } from '../../api/schemas/contacts'
import { englandCalendar } from '../../pathway/calendar/england-bank-holidays'
import { londonDate } from '../../pathway/calendar/london'
import { stepWorkingDays } from '../../pathway/calendar/working-days'
import { until } from '../support/until'
import { aCase, accepted, aReferral, ask, decideAssessment } from './http'

const council = 'lancashire'
const holidays = `/v1/councils/${council}/bank-holidays`
const role = 'administrator'
const seen = z.object({ clocks: z.array(z.object({ name: z.string(), dueOn: z.string() })) })
const timeline = z.object({
  events: z.array(z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) })),
})

const dueOn = async (path: string) => {
  const { clocks } = (await ask({ council, path })).as(seen)
  return clocks.find(({ name }) => name === 'assessment')?.dueOn
}
const untilDue = (path: string, day: string | undefined) =>
  until(`the assessment to be due on ${day ?? 'no day'}`, async () => (await dueOn(path)) === day)

async function decided(path: string) {
  await ask({ council, path: `${path}/decisions`, body: decideAssessment })
  await until('the assessment to be due', async () => (await dueOn(path)) !== undefined)
  return { path, before: await dueOn(path) }
}

const live = async () => decided((await aCase(council)).path)

async function practised() {
  const startAt = `${londonDate(new Date().toISOString())}T00:00`
  const path = `/v1/councils/${council}/practice-cases`
  const { cases } = (await ask({ council, path, body: { ...aReferral, startAt } })).as(accepted)
  return decided(`/v1/councils/${council}/cases/${cases[0]?.caseId ?? ''}`)
}

/** A working day on which the assessments that begin today are under way. */
const soon = (workingDays: number) =>
  stepWorkingDays(londonDate(new Date().toISOString()), workingDays, englandCalendar)
const reason = 'It was moved to another day.'
const holiday = (date: string, practice: boolean) => ({
  date,
  title: 'A day of thanks',
  reason: 'Proclaimed.',
  practice,
})

describe('a bank holiday', () => {
  it.each([
    ['that is real moves live cases, and back when it is withdrawn, and no practice case', false],
    ['made up for practice moves practice cases, and back when it is withdrawn, and no live case', true],
  ])('%s', async (_what, practice) => {
    const date = soon(practice ? 11 : 10)
    const [mine, other] = practice ? [await practised(), await live()] : [await live(), await practised()]
    const withdrawal = { council, role, path: `${holidays}/${date}/withdrawal`, body: { reason, practice } }
    try {
      const proclaimed = await ask({ council, role, path: holidays, body: holiday(date, practice) })
      expect(proclaimed.status).toBe(200)
      await until('the assessment to move', async () => (await dueOn(mine.path)) !== mine.before)
      const opened = await (practice ? practised() : live())
      expect(opened.before).toBe(await dueOn(mine.path))
      expect((await ask(withdrawal)).as(z.object({ told: z.number() })).told).toBeGreaterThanOrEqual(2)
      await untilDue(opened.path, mine.before)
    } finally {
      await ask(withdrawal)
    }
    await untilDue(mine.path, mine.before)
    const { before } = await (practice ? practised() : live())
    expect(before).toBe(mine.before)
    const { events } = (await ask({ council, path: `${mine.path}/timeline` })).as(timeline)
    const moves = events.filter(({ type }) => type === 'clock-moved').map(({ data }) => data['reason'])
    expect(moves).toEqual(['Proclaimed.', reason])
    const others = (await ask({ council, path: `${other.path}/timeline` })).as(timeline).events
    expect(others.filter(({ type }) => type.startsWith('bank-holiday') || type === 'clock-moved')).toEqual([])
  })

  it('closes the office of the day service from when it is proclaimed until it is withdrawn', async () => {
    const path = `/v1/councils/${council}/contacts?at=2028-06-16T12:00`
    const contacts = async () => (await ask({ council, path })).as(contactsView)
    const withdrawal = { council, role, path: `${holidays}/2028-06-16/withdrawal`, body: { reason } }
    expect((await contacts()).service).toBe('Customer Access Team')
    try {
      expect((await ask({ council, role, path: holidays, body: holiday('2028-06-16', false) })).status).toBe(200)
      expect(await contacts()).toMatchObject({ service: 'Emergency Duty Team', until: '2028-06-19T07:45:00.000Z' })
    } finally {
      expect((await ask(withdrawal)).status).toBe(200)
    }
    expect((await contacts()).service).toBe('Customer Access Team')
  })

  it('withdrawn twice is answered alike: the first reason stands, and nobody is told again', async () => {
    const date = soon(12)
    const path = `${holidays}/${date}/withdrawal`
    await ask({ council, role, path: holidays, body: holiday(date, true) })
    const first = await ask({ council, role, path, body: { reason, practice: true } })
    const again = await ask({ council, role, path, body: { reason: 'Said otherwise.', practice: true } })
    const answer = z.object({ date: z.string(), title: z.string(), reason: z.string(), practice: z.boolean() })
    expect([again.status, again.as(answer)]).toEqual([200, first.as(answer)])
    expect(again.as(z.object({ told: z.number() })).told).toBe(0)
  })

  it('that nobody proclaimed is not withdrawn, nor one of the other kind of cases, nor by somebody else', async () => {
    const date = soon(13)
    const path = `${holidays}/${date}/withdrawal`
    await ask({ council, role, path: holidays, body: holiday(date, true) })
    const asked = (more: object) => ask({ council, role, path, body: { reason, practice: false }, ...more })
    expect((await asked({})).problem).toMatchObject({ status: 404, code: 'holiday-not-proclaimed' })
    expect((await asked({ path: `${holidays}/2026-13-01/withdrawal` })).problem.code).toBe('not-found')
    expect((await asked({ role: 'team-manager' })).problem.code).toBe('not-authorised')
    expect((await asked({ council: 'blackpool' })).status).toBe(404)
    await asked({ body: { reason, practice: true } })
  })

  it('is not proclaimed for a weekend, a day far off, or a day that is one by statute', async () => {
    const sent = (date: string) => ask({ council, role, path: holidays, body: holiday(date, false) })
    expect((await sent('2019-07-10')).faults).toEqual(['/date too-long-ago'])
    expect((await sent('2099-07-10')).faults).toEqual(['/date too-far-ahead'])
    const practice = await ask({ council, role, path: holidays, body: holiday('2026-07-11', true) })
    expect(practice.faults).toEqual(['/date weekend'])
    for (const date of ['2026-12-25', '2031-04-14']) {
      const known = await ask({ council, role, path: holidays, body: holiday(date, true) })
      expect(known.problem).toMatchObject({ status: 409, code: 'holiday-already-known' })
    }
  })
})
