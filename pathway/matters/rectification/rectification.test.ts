import { london, someone } from '../../../test/support/paper-case'
import { PaperMatter } from '../../../test/support/paper-matter'
import { rectificationMachine } from './rectification'

const worker = someone('duty-worker')
const manager = someone('team-manager')

const paper = (received = '2026-01-31T10:00') =>
  new PaperMatter(rectificationMachine, 'anyshire', {
    kind: 'request-rectification',
    council: 'anyshire',
    caseId: 'request',
    practice: false,
    receivedAt: london(received),
    proclaimed: [],
    requesterId: 'asker',
    about: { caseId: 'case', seq: 3 },
    wrong: 'It says March.',
    right: 'It was May.',
  })

describe('a request for rectification', () => {
  it('001-26, 000-23 is decided by a manager with the reason, within one month rolled to the next working day', () => {
    const one = paper()
    expect(one.opened.clocks).toMatchObject([{ name: 'rectification', due: { dueOn: '2026-03-02' } }])
    const accept = { kind: 'decide-rectification', outcome: 'accepted', reason: 'The lease says so.' } as const
    expect(one.tell(accept, worker)?.code).toBe('role-not-allowed')
    expect(one.tell(accept, manager)).toBeUndefined()
    expect(one.opened).toMatchObject({
      stage: 'closed',
      wrong: 'It says March.',
      decided: { outcome: 'accepted', correction: 'It was May.', reason: 'The lease says so.' },
    })
    expect(one.opened.clocks).toMatchObject([{ status: 'met' }])
  })

  it('001-24 keeps the disagreement where it is refused, and corrects nothing', () => {
    const one = paper()
    const refused = { kind: 'decide-rectification', outcome: 'refused', reason: 'Both parents said March.' } as const
    expect(one.tell({ ...refused, correction: 'May' }, manager)?.code).toBe('nothing-corrected')
    expect(one.tell(refused, manager)).toBeUndefined()
    expect(one.opened.decided).toEqual({ outcome: 'refused', reason: refused.reason, on: '2026-01-31' })
    expect(one.opened.right).toBe('It was May.')
    expect(one.tell(refused, manager)?.code).toBe('matter-closed')
  })

  it('is overdue and stays open until somebody decides, and can be withdrawn', () => {
    const one = paper().until('2026-03-10T09:00')
    expect(one.opened).toMatchObject({ stage: 'open', clocks: [{ status: 'breached' }] })
    expect(one.tell({ kind: 'withdraw-rectification', reason: 'They agree now.' }, worker)).toBeUndefined()
    expect(one.opened).toMatchObject({ stage: 'closed', withdrawnOn: '2026-03-10' })
  })
})
