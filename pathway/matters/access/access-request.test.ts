import { london, someone } from '../../../test/support/paper-case'
import { PaperMatter } from '../../../test/support/paper-matter'
import { accessRequestMachine } from './access-request'
import type { AccessIntake } from './facts'

const worker = someone('duty-worker')
const manager = someone('team-manager')

const opening = (received: string, more: Partial<AccessIntake> = {}): AccessIntake => ({
  kind: 'receive-access-request',
  council: 'anyshire',
  caseId: 'request',
  practice: false,
  receivedAt: london(received),
  proclaimed: [],
  requesterId: 'asker',
  subjectId: 'asker',
  channel: 'letter',
  ...more,
})

const paper = (received: string, more: Partial<AccessIntake> = {}, council = 'anyshire') =>
  new PaperMatter(accessRequestMachine, council, opening(received, { council, ...more }))

type Paper = ReturnType<typeof paper>

const clockOf = (one: Paper) => {
  const [clock] = one.opened.clocks
  if (clock === undefined) throw new Error('No clock')
  return clock
}

const disclosure = { kind: 'propose-disclosure', cases: [{ caseId: 'a', upTo: 3 }], people: [], entries: [] } as const

/** As far as something can be proposed. */
const checked = (received: string, more?: Partial<AccessIntake>): Paper => {
  const one = paper(received, more)
  expect(one.tell({ kind: 'record-identity-checked', document: 'passport' }, worker)).toBeUndefined()
  return one
}

describe('the reply to an access request', () => {
  it.each([
    ['on the same day of the next month', '2026-06-01T10:00', '2026-07-01'],
    ['from a day that is no working day, all the same', '2026-06-13T10:00', '2026-07-13'],
    ['on the last day of a shorter month, rolled over the weekend', '2026-01-31T10:00', '2026-03-02'],
    ['on the last day of a shorter month that is a working day', '2025-08-31T10:00', '2025-09-30'],
    ['rolled over a weekend', '2026-09-03T10:00', '2026-10-05'],
    ['rolled over Christmas Day, the weekend and the substitute for Boxing Day', '2026-11-25T10:00', '2026-12-29'],
    ['counted from the London day, late in a summer evening', '2026-06-30T23:30', '2026-07-30'],
  ])('2-20 is due in one calendar month: %s', (_how, received, due) => {
    expect(clockOf(paper(received)).due.dueOn).toBe(due)
  })

  it('2-20, 001-28 is due in a month in Lancashire too, whose leaflet says 40 days', () => {
    const lancashire = paper('2026-06-01T10:00', {}, 'lancashire')
    expect(clockOf(lancashire).due.dueOn).toBe('2026-07-01')
    expect(lancashire.rules.recordsAccess.guideSays).toEqual({ words: '40 days', source: '001-28' })
    expect(lancashire.rules.recordsAccess.feePounds).toBe(0)
  })

  it('2-20 begins anew with the receipt of the proof of who asks, and stands still until then', () => {
    const one = paper('2026-06-01T10:00').until('2026-06-02T09:00')
    expect(one.tell({ kind: 'ask-for-identity', reason: 'No copy came.' }, worker)).toBeUndefined()
    expect(clockOf(one).status).toBe('paused')
    one.until('2026-08-20T09:00')
    expect(clockOf(one).status).toBe('paused')
    expect(
      one.tell({ kind: 'record-identity-received', document: 'passport', on: '2026-08-18' }, worker),
    ).toBeUndefined()
    expect(clockOf(one)).toMatchObject({ status: 'running', originAt: london('2026-08-18T00:00') })
    expect(clockOf(one).due.dueOn).toBe('2026-09-18')
    expect(clockOf(one).due.explanation.join(' ')).toContain('when what proves who asks was received')
  })

  it('2-20 begins anew only with what was asked for first, however often more is asked for', () => {
    const one = paper('2026-06-01T10:00').until('2026-06-02T09:00')
    const ask = { kind: 'ask-for-identity', reason: 'It cannot be read.' } as const
    const receive = { kind: 'record-identity-received', document: 'passport' } as const
    one.tell(ask, worker)
    one.until('2026-06-08T09:00').tell(receive, worker)
    expect(one.tell(ask, worker)).toBeUndefined()
    expect(clockOf(one)).toMatchObject({ status: 'running', due: { dueOn: '2026-07-08' } })
    one.until('2026-06-12T09:00').tell({ kind: 'ask-for-clarification', question: 'Which years?' }, worker)
    one.until('2026-06-15T09:00').tell(receive, worker)
    expect(clockOf(one).status).toBe('paused')
    one.tell(ask, worker)
    one.until('2026-06-16T09:00').tell({ kind: 'record-clarification', answer: 'All.' }, worker)
    expect(clockOf(one)).toMatchObject({ status: 'running', due: { dueOn: '2026-07-13' } })
    one.until('2026-06-30T09:00').tell(receive, worker)
    expect(clockOf(one)).toMatchObject({ status: 'running', due: { dueOn: '2026-07-13' } })
  })

  it('2-20 stands still while an answer is awaited, and the days are added', () => {
    const one = paper('2026-06-01T10:00').until('2026-06-10T09:00')
    one.tell({ kind: 'ask-for-clarification', question: 'Which years?' }, worker)
    one.until('2026-06-15T09:00').tell({ kind: 'record-clarification', answer: 'All of them.' }, worker)
    expect(clockOf(one).due.dueOn).toBe('2026-07-06')
  })

  it('2-20 stays still where the proof has come and an answer is awaited besides', () => {
    const one = paper('2026-06-01T10:00').until('2026-06-02T09:00')
    one.tell({ kind: 'ask-for-identity', reason: 'No copy came.' }, worker)
    one.tell({ kind: 'ask-for-clarification', question: 'Which years?' }, worker)
    one.until('2026-06-08T09:00').tell({ kind: 'record-identity-received', document: 'passport' }, worker)
    expect(clockOf(one).status).toBe('paused')
    one.until('2026-06-10T09:00').tell({ kind: 'record-clarification', answer: 'All of them.' }, worker)
    expect(clockOf(one)).toMatchObject({ status: 'running', due: { dueOn: '2026-07-10' } })
  })

  it('2-20 is extended once, to three months from the start, and only before it is due', () => {
    const one = paper('2026-06-01T10:00').until('2026-06-30T09:00')
    expect(one.tell({ kind: 'extend-reply', ground: 'complex', reason: 'Eleven files.' }, worker)?.code).toBe(
      'role-not-allowed',
    )
    expect(one.tell({ kind: 'extend-reply', ground: 'complex', reason: 'Eleven files.' }, manager)).toBeUndefined()
    expect(clockOf(one).due.dueOn).toBe('2026-09-01')
    expect(one.tell({ kind: 'extend-reply', ground: 'complex', reason: 'Again.' }, manager)?.code).toBe(
      'extended-already',
    )
    expect(one.legal(manager)).not.toContain('extend-reply')
    const late = paper('2026-06-01T10:00').until('2026-07-02T09:00')
    const said = late.tell({ kind: 'extend-reply', ground: 'complex', reason: 'Late.' }, manager)
    expect(said).toMatchObject({
      code: 'extension-too-late',
      allowed: expect.stringContaining('until Wednesday 1 July 2026'),
    })
    expect([...(said?.legal ?? []), ...late.legal(manager)]).not.toContain('extend-reply')
  })

  it('001-29 waits for the signature where the form came without, and nothing is disclosed before', () => {
    const one = paper('2026-06-01T10:00', { channel: 'form', unsigned: true }, 'lancashire')
    one.tell({ kind: 'record-identity-checked', document: 'passport' }, worker)
    expect(accessRequestMachine.waiting(one.state, one.rules).sentence).toContain('have the form signed by who asks')
    expect(one.tell(disclosure, worker)?.code).toBe('signature-missing')
    expect(one.legal(worker)).toContain('record-signature')
    expect(one.tell({ kind: 'record-signature' }, worker)).toBeUndefined()
    expect(one.legal(worker)).not.toContain('record-signature')
    expect(one.tell(disclosure, worker)).toBeUndefined()
    expect(checked('2026-06-01T10:00').legal(worker)).not.toContain('record-signature')
  })

  it('2-20 is overdue and stays open until it is sent, late', () => {
    const one = checked('2026-06-01T10:00').until('2026-07-20T09:00')
    expect(clockOf(one).status).toBe('breached')
    expect(one.opened.stage).toBe('open')
    one.tell(disclosure, worker)
    one.tell({ kind: 'sign-off-disclosure' }, manager)
    one.tell({ kind: 'produce-export' }, worker)
    expect(one.tell({ kind: 'record-sent', how: 'post' }, worker)).toBeUndefined()
    expect(one.opened).toMatchObject({ stage: 'closed', ended: { as: 'sent', on: '2026-07-20' } })
    expect(clockOf(one).status).toBe('met-late')
  })

  it('tells the warning, the due day and the escalation, each once', () => {
    const one = paper('2026-06-01T10:00').until('2026-07-20T09:00')
    const reached = one.events.flatMap((event) => (event.type === 'clock-rung-reached' ? [event.rung] : []))
    expect(reached).toEqual(['warning', 'due', 'escalation'])
  })

  it('moves over a bank holiday that is proclaimed on its due day, and back where it is withdrawn', () => {
    const one = paper('2026-06-01T10:00')
    const administrator = someone('administrator')
    const date = '2026-07-01'
    expect(
      one.tell({ kind: 'proclaim-bank-holiday', date, title: 'Made up', reason: 'Proclaimed.' }, administrator),
    ).toBeUndefined()
    expect(clockOf(one).due.dueOn).toBe('2026-07-02')
    one.tell({ kind: 'withdraw-bank-holiday', date, reason: 'A mistake.' }, administrator)
    expect(clockOf(one).due.dueOn).toBe('2026-07-01')
  })
})

describe('who may have records', () => {
  it('001-31 is checked by a copy of a document before anything is disclosed', () => {
    const one = paper('2026-06-01T10:00')
    expect(one.tell(disclosure, worker)?.code).toBe('identity-unchecked')
    expect(one.legal(worker)).not.toContain('propose-disclosure')
    one.tell({ kind: 'record-identity-checked', document: 'birth-certificate' }, worker)
    expect(one.tell(disclosure, worker)).toBeUndefined()
  })

  it('001-30 needs the permission of the other person, and refusing it leaves a refusal of the request', () => {
    const other = { subjectId: 'other', relationship: 'relative' } as const
    const one = checked('2026-06-01T10:00', other)
    expect(one.tell(disclosure, worker)?.code).toBe('authority-missing')
    one.tell({ kind: 'record-permission', given: false, note: 'They said no.' }, worker)
    expect(one.tell(disclosure, worker)?.code).toBe('authority-missing')
    expect(
      one.tell({ kind: 'refuse-request', ground: 'no-authority', reason: 'They said no.' }, manager),
    ).toBeUndefined()
    expect(one.opened).toMatchObject({ stage: 'closed', ended: { as: 'refused' } })
    expect(clockOf(one).status).toBe('met')
  })

  it("001-30 is decided by a manager in the child's interests where a parent asks for a child", () => {
    const child = { subjectId: 'child', relationship: 'parent', parentForChild: true } as const
    const one = checked('2026-06-01T10:00', child)
    expect(one.legal(worker)).not.toContain('record-permission')
    const decide = { kind: 'decide-interests', inInterests: true, reason: 'The child wants it.' } as const
    expect(one.tell(decide, worker)?.code).toBe('role-not-allowed')
    expect(one.tell(disclosure, worker)?.code).toBe('authority-missing')
    one.tell({ ...decide, inInterests: false }, manager)
    expect(one.tell(disclosure, worker)?.code).toBe('authority-missing')
    one.tell(decide, manager)
    expect(one.tell(disclosure, worker)).toBeUndefined()
  })
})

describe('a disclosure', () => {
  it('is signed off by somebody other than who proposed it, and produced only then', () => {
    const one = checked('2026-06-01T10:00')
    one.tell(disclosure, manager)
    expect(one.tell({ kind: 'produce-export' }, worker)?.code).toBe('not-legal-now')
    expect(one.tell({ kind: 'sign-off-disclosure' }, manager)?.code).toBe('own-proposal')
    const both = { id: manager.id, roles: ['team-manager', 'service-manager'] } as const
    expect(one.tell({ kind: 'sign-off-disclosure' }, both)?.code).toBe('own-proposal')
    expect(one.tell({ kind: 'sign-off-disclosure' }, someone('service-manager'))).toBeUndefined()
    expect(one.tell({ kind: 'record-sent', how: 'post' }, worker)?.code).toBe('not-legal-now')
    expect(one.tell({ kind: 'produce-export' }, worker)).toBeUndefined()
  })

  it('that is proposed anew must be signed off anew, and one returned is gone', () => {
    const one = checked('2026-06-01T10:00')
    one.tell(disclosure, worker)
    one.tell({ kind: 'sign-off-disclosure' }, manager)
    one.tell(disclosure, worker)
    expect(one.tell({ kind: 'produce-export' }, worker)?.code).toBe('not-legal-now')
    one.tell({ kind: 'return-disclosure', reason: 'Look again.' }, manager)
    expect(one.opened.disclosure).toBeUndefined()
    one.tell(disclosure, worker)
    expect(one.opened.disclosure?.number).toBe(3)
  })

  it('withholds only in the cases that it has, each once', () => {
    const one = checked('2026-06-01T10:00')
    const people = [{ caseId: 'b', personId: 'p', ground: 'other-person' }] as const
    expect(one.tell({ ...disclosure, people }, worker)?.code).toBe('redaction-outside')
    const twice = [...disclosure.cases, ...disclosure.cases]
    expect(one.tell({ ...disclosure, cases: twice }, worker)?.code).toBe('case-twice')
  })

  it('is not changed once the matter is closed', () => {
    const one = checked('2026-06-01T10:00')
    one.tell({ kind: 'withdraw-request', reason: 'Told enough.' }, worker)
    expect(clockOf(one).status).toBe('not-required')
    expect(one.tell(disclosure, worker)?.code).toBe('matter-closed')
    expect(one.legal(manager)).toEqual([])
  })
})
