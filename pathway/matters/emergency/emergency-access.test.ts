import { london, someone } from '../../../test/support/paper-case'
import { PaperMatter } from '../../../test/support/paper-matter'
import { emergencyMachine } from './emergency-access'

const manager = someone('team-manager')
const reason = 'Nobody who is admitted answers.'

// Taken by `someone('duty-worker')`, who opens every matter on paper.
const paper = (minutes = 30) =>
  new PaperMatter(emergencyMachine, 'anyshire', {
    kind: 'take-emergency-access',
    council: 'anyshire',
    caseId: 'access',
    practice: false,
    receivedAt: london('2026-06-02T22:10'),
    proclaimed: [],
    about: 'case',
    minutes,
    reason,
  })
const taker = someone('duty-worker')
const review = { kind: 'review-access', finding: 'justified', reason: 'So it was.' } as const

describe('emergency access to a record (T11)', () => {
  it('lasts as many minutes as it was taken for, and is ended by its timer, overdue or not', () => {
    const one = paper(30)
    expect(one.opened).toMatchObject({ stage: 'granted', takenBy: taker.id, about: 'case', minutes: 30, reason })
    expect(one.opened.until).toBe(london('2026-06-02T22:40'))
    expect(one.until('2026-06-02T22:39').opened.stage).toBe('granted')
    one.until('2026-06-02T22:41')
    expect(one.opened).toMatchObject({ stage: 'to-be-reviewed', endedAt: london('2026-06-02T22:40') })
    expect(one.opened.clocks).toMatchObject([
      { name: 'emergency-access', status: 'met' },
      { name: 'emergency-access-review', status: 'running', due: { dueOn: '2026-06-03' } },
    ])
    expect(one.events.filter(({ type }) => type === 'emergency-access-ended')).toHaveLength(1)
  })

  it('is reviewed by somebody else than who took it, whatever their roles, once it has ended', () => {
    const one = paper()
    expect(one.legal(manager)).toEqual(['end-access'])
    one.until('2026-06-03T09:00')
    const everything = { id: taker.id, roles: [...taker.roles, 'service-manager'] } as const
    expect(one.tell(review, taker)?.code).toBe('role-not-allowed')
    expect(one.tell(review, everything)?.code).toBe('own-access')
    const deputy = { ...manager, deputyFor: [{ personId: taker.id, permissions: ['case.act'] }] }
    expect(one.tell(review, deputy)?.code).toBe('own-access')
    expect(one.legal(everything)).toEqual([])
    expect(one.tell({ ...review, finding: 'not-justified' }, manager)).toBeUndefined()
    expect(one.opened).toMatchObject({
      stage: 'closed',
      reviewed: { finding: 'not-justified', by: manager.id, on: '2026-06-03' },
    })
    expect(one.opened.clocks[1]).toMatchObject({ status: 'met' })
    expect(one.tell(review, manager)?.code).toBe('matter-closed')
  })

  it('is given back early by who took it, or ended by who may review it, and its timer says nothing then', () => {
    const back = paper()
    expect(back.tell({ kind: 'end-own-access' }, someone('social-worker'))?.code).toBe('not-own-access')
    expect(back.tell({ kind: 'end-access', reason }, taker)?.code).toBe('role-not-allowed')
    expect(back.tell({ kind: 'end-own-access' }, taker)).toBeUndefined()
    const ended = paper()
    expect(ended.tell({ kind: 'end-access', reason }, manager)).toBeUndefined()
    for (const one of [back, ended]) {
      expect(one.opened).toMatchObject({ stage: 'to-be-reviewed', endedAt: london('2026-06-02T22:10') })
      one.until('2026-06-02T23:30')
      expect(one.opened.clocks[0]).toMatchObject({ status: 'not-required' })
      expect(one.events.filter(({ type }) => type === 'emergency-access-ended')).toHaveLength(1)
    }
  })

  it('is escalated where nobody reviews it in time, and still waits for them', () => {
    const one = paper().until('2026-06-10T09:00')
    expect(one.opened.stage).toBe('to-be-reviewed')
    expect(one.opened.clocks[1]).toMatchObject({ status: 'breached' })
    expect(one.events.filter(({ type }) => type === 'clock-rung-reached')).toHaveLength(4)
    expect(one.tell(review, manager)).toBeUndefined()
    expect(one.opened.clocks[1]).toMatchObject({ status: 'met-late' })
  })
})
