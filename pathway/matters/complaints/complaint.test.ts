import { london, someone } from '../../../test/support/paper-case'
import { PaperMatter } from '../../../test/support/paper-matter'
import { previewBy } from '../../preview'
import { complaintMachine } from './complaint'
import type { ComplaintCommand, ComplaintIntake } from './facts'

const worker = someone('duty-worker')
const manager = someone('team-manager')
const service = someone('service-manager')

const opening = (received: string, more: Partial<ComplaintIntake>): ComplaintIntake => ({
  kind: 'receive-complaint',
  council: 'anyshire',
  caseId: 'complaint',
  practice: false,
  receivedAt: london(received),
  proclaimed: [],
  requesterId: 'mother',
  feedback: 'complaint',
  channel: 'letter',
  about: [],
  advocate: false,
  ...more,
})

const paper = (received = '2026-06-01T10:00', more: Partial<ComplaintIntake> = {}) =>
  new PaperMatter(complaintMachine, more.council ?? 'anyshire', opening(received, more))
type Paper = ReturnType<typeof paper>

const reply = { kind: 'reply-to-complaint', finding: 'not-upheld', reason: 'As was found.' } as const
const request = { kind: 'request-next-stage', channel: 'letter', reason: 'It says nothing of the meeting.' } as const
const two = { kind: 'appoint-investigators', investigatorId: 'i', independentPersonId: 'p' } as const
const agreed = { kind: 'extend-stage-1', ground: 'advocate', agreed: true, reason: 'One is being found.' } as const
const longer = { kind: 'extend-stage-2', reason: 'Somebody to be heard is away.' } as const

const dueOf = (one: Paper, name: string) => one.opened.clocks.findLast((clock) => clock.name === name)?.due.dueOn
const statusOf = (one: Paper, name: string) => one.opened.clocks.findLast((clock) => clock.name === name)?.status
const codeOf = (one: Paper, command: ComplaintCommand, actor = service) => one.tell(command, actor)?.code ?? 'applied'
const does = (one: Paper, command: ComplaintCommand, actor = service): Paper => {
  expect(codeOf(one, command, actor)).toBe('applied')
  return one
}

/** As far as the reply of stage 1, on 10 June. */
const replied = (more: Partial<ComplaintIntake> = {}) =>
  does(paper('2026-06-01T10:00', more).until('2026-06-10T10:00'), reply, manager)
/** As far as stage 2, asked for on 1 July. */
const investigated = () => does(replied().until('2026-07-01T10:00'), request, worker)
/** As far as the reply of stage 2, on 30 July. */
const repliedTwice = () => does(does(investigated(), two).until('2026-07-30T10:00'), reply)

describe('stage 1', () => {
  it.each([
    ['over two weekends', '2026-06-01T10:00', '2026-06-15'],
    ['over Good Friday and Easter Monday', '2026-03-30T10:00', '2026-04-15'],
    ['from a Saturday, by the day after it that counts', '2026-06-06T10:00', '2026-06-19'],
    ['over Christmas Day and the substitute for Boxing Day', '2026-12-18T16:00', '2027-01-06'],
  ])('2-18 is due in 10 working days: %s', (_how, received, due) => {
    expect(dueOf(paper(received), 'complaint-stage-1')).toBe(due)
  })

  it('2-18 is extended to 20 working days in all, in one go or in several, and no further', () => {
    const one = paper().until('2026-06-03T10:00')
    expect(one.tell({ ...agreed, by: 11 }, manager)).toMatchObject({
      code: 'extension-too-long',
      allowed: 'at most 10 working days more',
    })
    does(one, { ...agreed, by: 4 }, manager)
    expect(dueOf(one, 'complaint-stage-1')).toBe('2026-06-19')
    expect(codeOf(one, { ...agreed, by: 7 }, manager)).toBe('extension-too-long')
    does(one, { ...agreed, by: 6 }, manager)
    expect(dueOf(one, 'complaint-stage-1')).toBe('2026-06-29')
    expect(one.legal(manager)).not.toContain('extend-stage-1')
  })

  it('2-18 is extended only as agreed, and before it is due', () => {
    const one = paper().until('2026-06-03T10:00')
    expect(codeOf(one, { ...agreed, by: 5, agreed: false }, manager)).toBe('not-agreed')
    expect(codeOf(one.until('2026-06-16T09:00'), { ...agreed, by: 5 }, manager)).toBe('stage-overdue')
    expect(one.legal(manager)).not.toContain('extend-stage-1')
    expect(statusOf(one, 'complaint-stage-1')).toBe('breached')
  })

  it('2-18 warns, is due and is passed on, and is never closed for being late', () => {
    const one = paper().until('2026-07-31T10:00')
    const rungs = one.events.flatMap((event) => (event.type === 'clock-rung-reached' ? [event.tell] : []))
    expect(rungs).toEqual(['duty-manager', 'team-manager', 'service-manager'])
    expect(one.opened.stage).toBe('stage-1')
    does(one, reply, manager)
    expect(statusOf(one, 'complaint-stage-1')).toBe('met-late')
  })

  it('is replied to on the day that was said, not before it came and not in the future', () => {
    const one = paper().until('2026-06-17T10:00')
    expect(codeOf(one, { ...reply, on: '2026-05-31' }, manager)).toBe('date-out-of-order')
    expect(codeOf(one, { ...reply, on: '2026-06-18' }, manager)).toBe('date-out-of-order')
    does(one, { ...reply, on: '2026-06-12' }, manager)
    expect(statusOf(one, 'complaint-stage-1')).toBe('met')
    expect(dueOf(one, 'complaint-next-stage')).toBe('2026-07-10')
  })
})

describe('stage 1 that is left out', () => {
  const skip = { kind: 'skip-stage-1', agreedBy: 'complainant', reason: 'It is about the whole team.' } as const

  it('2-18, 2-19 begins stage 2 on the day of the agreement, with who agreed and why; its own clock is not required', () => {
    const one = does(paper().until('2026-06-05T10:00'), { ...skip, on: '2026-06-03' }, manager)
    expect(one.opened).toMatchObject({
      stage: 'stage-2',
      stage1Skipped: { on: '2026-06-03', agreedBy: 'complainant', by: manager.id },
      requests: [],
      replies: [],
    })
    expect([statusOf(one, 'complaint-stage-1'), statusOf(one, 'complaint-stage-2')]).toEqual([
      'not-required',
      'running',
    ])
    expect(dueOf(one, 'complaint-stage-2')).toBe('2026-07-08')
    expect(noticesOf(one)).toEqual(['complaint-acknowledged', 'complaint-stage-1-skipped'])
    does(does(one, two), reply)
    expect(one.opened.stage).toBe('stage-2-replied')
    expect(codeOf(one, request, worker)).toBe('applied')
    expect(one.opened.stage).toBe('panel-awaited')
  })

  it('is left out in stage 1 alone, by those who answer it, and a breach of it stays', () => {
    expect(codeOf(paper(), skip, worker)).toBe('role-not-allowed')
    expect(codeOf(replied(), skip, manager)).toBe('not-legal-now')
    expect(codeOf(paper('2026-06-01T10:00', { feedback: 'comment' }), skip, manager)).toBe('not-legal-now')
    expect(codeOf(paper(), { ...skip, on: '2026-05-31' }, manager)).toBe('date-out-of-order')
    expect(codeOf(paper(), { ...skip, on: '2026-06-02' }, manager)).toBe('date-out-of-order')
    const late = does(paper().until('2026-06-16T09:00'), skip, manager)
    expect(statusOf(late, 'complaint-stage-1')).toBe('breached')
  })
})

describe('stage 2', () => {
  it('2-19 is asked for within 20 working days of the reply; later only with the reason', () => {
    const inTime = replied().until('2026-07-08T23:00')
    expect(dueOf(inTime, 'complaint-next-stage')).toBe('2026-07-08')
    expect(codeOf(inTime, request, worker)).toBe('applied')
    const late = replied().until('2026-07-09T09:00')
    expect(late.tell(request, worker)).toMatchObject({ code: 'request-late', allowed: 'by 8 July 2026' })
    does(late, { ...request, lateReason: 'The mother was in hospital.' }, worker)
    expect(late.opened.requests).toEqual([{ stage: 2, on: '2026-07-09', late: true }])
    expect(dueOf(late, 'complaint-stage-2')).toBe('2026-08-13')
  })

  it('2-19 asked for in time and entered later is in time, and counts from its own day', () => {
    const one = does(replied().until('2026-07-14T10:00'), { ...request, on: '2026-07-08' }, worker)
    expect(one.opened.requests).toEqual([{ stage: 2, on: '2026-07-08', late: false }])
    expect(dueOf(one, 'complaint-stage-2')).toBe('2026-08-12')
  })

  it('2-19 is due in 25 working days and is extended to 65 in all, over the bank holiday of August', () => {
    const one = investigated()
    expect(dueOf(one, 'complaint-stage-2')).toBe('2026-08-05')
    expect(codeOf(one, { ...longer, by: 41 })).toBe('extension-too-long')
    does(does(one, { ...longer, by: 15 }), { ...longer, by: 25 })
    expect(dueOf(one, 'complaint-stage-2')).toBe('2026-10-01')
    expect(codeOf(one, { ...longer, by: 1 })).toBe('not-legal-now')
  })

  it('2-18, 2-19 may be asked for where stage 1 has run out without a reply', () => {
    const one = paper().until('2026-06-15T23:00')
    expect(codeOf(one, request, worker)).toBe('not-legal-now')
    does(one.until('2026-06-16T09:00'), request, worker)
    expect([one.opened.stage, statusOf(one, 'complaint-stage-1')]).toEqual(['stage-2', 'breached'])
  })

  it('is replied to once two people of their own look into it, neither of them of stage 1 nor complained of', () => {
    const one = does(paper('2026-06-01T10:00', { workerId: 'w' }), { kind: 'assign-complaint', workerId: 'a' }, manager)
    does(does(one.until('2026-06-10T10:00'), reply, manager).until('2026-06-11T10:00'), request, worker)
    expect(codeOf(one, reply)).toBe('not-legal-now')
    expect(codeOf(one, { ...two, investigatorId: 'w' })).toBe('investigator-complained-of')
    expect(codeOf(one, { ...two, independentPersonId: 'w' })).toBe('investigator-complained-of')
    expect(codeOf(one, { ...two, investigatorId: 'a' })).toBe('investigator-of-stage-1')
    expect(codeOf(one, { ...two, independentPersonId: manager.id })).toBe('investigator-of-stage-1')
    expect(codeOf(one, { ...two, investigatorId: 'p' })).toBe('not-independent')
    does(does(one, two), reply)
    expect(one.opened.stage).toBe('stage-2-replied')
  })

  it('is replied to by those who adjudicate, not by those who answer stage 1', () => {
    const one = does(investigated(), two)
    expect(codeOf(one, reply, manager)).toBe('role-not-allowed')
    expect(one.legal(manager)).not.toContain('reply-to-complaint')
    expect(one.legal(service)).toContain('reply-to-complaint')
  })
})

describe('stage 3', () => {
  it('2-19 has the panel meet in 30 working days, report in 5, and the council reply in 15; then the Ombudsman', () => {
    const one = does(repliedTwice().until('2026-08-10T10:00'), request, worker)
    expect(dueOf(one, 'complaint-panel')).toBe('2026-09-22')
    does(one.until('2026-09-15T17:00'), { kind: 'hold-review-panel' }, worker)
    expect(dueOf(one, 'complaint-panel-report')).toBe('2026-09-22')
    const report = { kind: 'record-panel-report', recommendations: 'An apology.' } as const
    does(one.until('2026-09-21T10:00'), { ...report, on: '2026-09-18' }, worker)
    expect(dueOf(one, 'complaint-panel-reply')).toBe('2026-10-09')
    does(one.until('2026-10-08T10:00'), { ...reply, finding: 'partly-upheld' })
    expect(one.opened).toMatchObject({ stage: 'closed', ended: { as: 'answered', on: '2026-10-08' } })
    expect(one.opened.replies.map(({ stage, finding }) => [stage, finding])).toEqual([
      [1, 'not-upheld'],
      [2, 'not-upheld'],
      [3, 'partly-upheld'],
    ])
    expect(one.opened.clocks.map(({ status }) => status).filter((status) => status !== 'met')).toEqual([])
    expect(noticesOf(one)).toEqual([
      'complaint-acknowledged',
      'complaint-replied',
      'complaint-next-stage',
      'complaint-replied',
      'complaint-panel',
      'complaint-final-reply',
    ])
  })
})

describe('a complaint that goes no further', () => {
  it('is closed once they are content, or the time to go on is over', () => {
    const close = { kind: 'close-complaint', satisfied: false, reason: 'Nothing came.' } as const
    const one = replied()
    expect(one.tell(close, worker)).toMatchObject({ code: 'may-still-ask', allowed: 'after 8 July 2026' })
    expect(codeOf(replied(), { ...close, satisfied: true }, worker)).toBe('applied')
    does(one.until('2026-07-09T09:00'), close, worker)
    expect(one.opened.ended).toEqual({ as: 'answered', on: '2026-07-09' })
    expect(codeOf(one, request, worker)).toBe('matter-closed')
  })

  it('is withdrawn at any time, and no clock of it runs on', () => {
    for (const one of [paper(), replied(), investigated(), repliedTwice()]) {
      does(one, { kind: 'withdraw-complaint', reason: 'They talked it over.' }, worker)
      expect(one.opened.clocks.filter(({ settledAt }) => settledAt === undefined)).toEqual([])
    }
  })
})

describe('a comment or a compliment', () => {
  it.each(['comment', 'compliment'] as const)(
    '001-18, 002-06: a %s is acknowledged and closed by one step',
    (feedback) => {
      const one = paper('2026-06-01T10:00', { feedback })
      expect(one.legal(worker)).toEqual(['acknowledge-feedback', 'name-worker', 'withdraw-complaint'])
      does(one, { kind: 'acknowledge-feedback' }, worker)
      expect(one.opened).toMatchObject({ stage: 'closed', ended: { as: 'acknowledged' } })
      expect(noticesOf(one)).toEqual([`${feedback}-acknowledged`])
    },
  )
})

describe('the preview of a step', () => {
  const seen = (one: Paper, command: ComplaintCommand, actor = manager) =>
    previewBy(
      complaintMachine,
      one.opened,
      { messageId: 'preview', actor, acceptedAt: one.now, command },
      ...([one.now, one.rules] as const),
    )

  it('2-18, 2-19 says what would follow and when, and changes nothing', () => {
    const one = paper().until('2026-06-10T10:00')
    const before = one.opened
    const said = seen(one, reply)
    expect(said).toMatchObject({
      stage: { from: 'stage-1', to: 'stage-1-replied' },
      clocks: [
        { clock: 'complaint-stage-1', change: 'stopped', status: 'met' },
        { clock: 'complaint-next-stage', change: 'started', to: { dueOn: '2026-07-08' } },
      ],
    })
    expect(said.sentences[0]).toBe('The council replied at stage 1 on 10 June 2026: not upheld.')
    expect(one.opened).toBe(before)
    does(one, reply, manager)
    expect([one.opened.stage, dueOf(one, 'complaint-next-stage')]).toEqual(['stage-1-replied', '2026-07-08'])
  })

  it('says why it would be refused, and moves no clock', () => {
    const said = seen(paper().until('2026-06-03T10:00'), { ...agreed, by: 11 })
    expect(said).toMatchObject({ refusal: { code: 'extension-too-long' }, sentences: [], clocks: [] })
  })
})

describe('whom a complaint is about', () => {
  const assign = { kind: 'assign-complaint', workerId: 'w', reason: 'They are to put it right.' } as const

  it('2-18, 2-19: answers nothing in it, and is not who deals with it, whatever the reason', () => {
    const about = { ...someone('team-manager'), id: 'w' }
    const one = paper('2026-06-01T10:00', { workerId: 'w' })
    expect(codeOf(one, assign, manager)).toBe('assignee-complained-of')
    expect(one.opened.allocatedTo).toBeUndefined()
    expect(one.legal(about)).toEqual([])
    expect(codeOf(one, reply, about)).toBe('complained-of')
    expect(codeOf(one, { kind: 'withdraw-complaint', reason: 'No.' }, about)).toBe('complained-of')
  })

  it('deals with it where the rules of an earlier release let them, as it was decided then', () => {
    const one = paper('2026-06-01T10:00', { workerId: 'w' })
    const { independent: _new, ...complaints } = one.rules.complaints
    const message = { ...{ messageId: 'm', acceptedAt: one.now, actor: manager }, command: assign }
    const said = complaintMachine.decide(one.state, message, one.now, { ...one.rules, complaints })
    expect(said).toMatchObject({ events: [{ type: 'complaint-assigned', workerId: 'w' }] })
  })

  it('is hidden from them as soon as they are named, and is theirs no more', () => {
    const one = does(paper(), { kind: 'assign-complaint', workerId: 'a' }, manager)
    does(one, { kind: 'name-worker', workerId: 'a', reason: 'She said so.' }, worker)
    expect(one.opened).toMatchObject({ workerId: 'a', hiddenFrom: 'a' })
    expect(one.opened.allocatedTo).toBeUndefined()
    const another = { kind: 'name-worker', workerId: 'b', reason: 'And he.' } as const
    expect(codeOf(one, another, worker)).toBe('worker-named-already')
    const own = { kind: 'name-worker', workerId: worker.id, reason: 'So it is.' } as const
    expect(codeOf(paper(), own, worker)).toBe('names-oneself')
  })

  it('is not hidden from them where it is a compliment', () => {
    expect(paper('2026-06-01T10:00', { feedback: 'compliment', workerId: 'a' }).opened.hiddenFrom).toBeUndefined()
    expect(paper('2026-06-01T10:00', { feedback: 'comment', workerId: 'a' }).opened.hiddenFrom).toBe('a')
  })
})

const noticesOf = (one: Paper) =>
  one.events.flatMap((event) =>
    complaintMachine
      .notices(event, one.state, one.rules)
      .flatMap(({ template, recipient }) => (recipient.kind === 'person' ? [template] : [])),
  )
