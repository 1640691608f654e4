import { london, PaperCase, someone } from '../../../test/support/paper-case'
import { roadsOf } from '..'
import { noticesFor } from '../../notices'

const worker = someone('social-worker')
const reason = 'In plain words'
const made = (madeOn: string) => ({ kind: 'record-emergency-protection-order', madeOn, reason }) as const
const clockOf = (paper: PaperCase) => paper.open.clocks.find(({ name }) => name === 'emergency-protection-order')
const on = (paper: PaperCase) => roadsOf(paper.open).map(({ road, place }) => `${road.name} ${place.code}`)

describe('the emergency protection order (2-16)', () => {
  it('lasts 8 days, and the day it is made on is the first of them', () => {
    const paper = new PaperCase('anyshire', '2026-10-05T10:00')
    expect(paper.tell(made('2026-10-05'), worker)).toBe('applied')
    expect(clockOf(paper)?.due.dueAt).toBe(london('2026-10-12T23:59:59'))
    expect(on(paper)).toEqual(['emergency-protection-order in-force'])
    const event = paper.events.find(({ type }) => type === 'emergency-protection-order-made')
    expect(event && noticesFor(event, paper.open, paper.rules)).toHaveLength(2)
  })

  it('counts from the first day of the police protection that it follows', () => {
    const paper = new PaperCase('west-northamptonshire', '2026-10-20T10:00').until('2026-10-23T22:30')
    paper.tell({ kind: 'record-police-protection', reason }, worker)
    paper.until('2026-10-26T15:00')
    paper.tell({ kind: 'end-police-protection', childGoesTo: 'emergency-protection-order', reason }, worker)
    expect(paper.tell(made('2026-10-26'), worker)).toBe('applied')
    expect(clockOf(paper)?.due.dueOn).toBe('2026-10-30')
  })

  it('counts from its own day where police protection ended otherwise', () => {
    const paper = new PaperCase('anyshire', '2026-10-20T10:00')
    paper.tell({ kind: 'record-police-protection', reason }, worker)
    paper.tell({ kind: 'end-police-protection', childGoesTo: 'home', reason }, worker)
    paper.tell(made('2026-10-20'), worker)
    expect(clockOf(paper)?.due.dueOn).toBe('2026-10-27')
  })

  it('ends at noon on the next ordinary day where the court says so and the last day is a Sunday or a holiday', () => {
    const sunday = new PaperCase('anyshire', '2026-10-11T10:00')
    expect(sunday.tell({ ...made('2026-10-11'), noonRule: true }, worker)).toBe('applied')
    expect(clockOf(sunday)?.due.dueAt).toBe(london('2026-10-19T12:00'))
    expect(clockOf(sunday)?.due.explanation.join(' ')).toContain('at noon on the next ordinary day')
    const christmas = new PaperCase('anyshire', '2026-12-18T10:00')
    christmas.tell({ ...made('2026-12-18'), noonRule: true }, worker)
    expect(clockOf(christmas)?.due.dueAt).toBe(london('2026-12-26T12:00'))
    const tuesday = new PaperCase('anyshire', '2026-10-06T10:00')
    expect(tuesday.tell({ ...made('2026-10-06'), noonRule: true }, worker)).toMatchObject({ code: 'no-noon-rule' })
  })

  it('is extended once, by the court, by at most 7 days', () => {
    const paper = new PaperCase('anyshire', '2026-10-05T10:00')
    const extend = { kind: 'extend-emergency-protection-order', days: 7, reason } as const
    expect(paper.tell(extend, worker)).toMatchObject({ code: 'not-legal-now' })
    paper.tell(made('2026-10-05'), worker)
    paper.until('2026-10-12T09:00')
    expect(paper.tell({ ...extend, days: 8 }, worker)).toMatchObject({ code: 'order-too-long' })
    expect(paper.tell({ ...extend, orderedOn: '2026-10-04' }, worker)).toMatchObject({ code: 'date-out-of-order' })
    expect(paper.tell(extend, worker)).toBe('applied')
    expect([clockOf(paper)?.due.dueOn, on(paper)]).toEqual(['2026-10-19', ['emergency-protection-order extended']])
    expect(paper.tell(extend, worker)).toMatchObject({ code: 'not-legal-now' })
  })

  it('is not for longer than the law has it, not to come, not over by now, and not beside another', () => {
    const paper = new PaperCase('anyshire', '2026-10-15T10:00')
    expect(paper.tell({ ...made('2026-10-15'), days: 9 }, worker)).toMatchObject({ code: 'order-too-long' })
    expect(paper.tell(made('2026-10-16'), worker)).toMatchObject({ code: 'date-out-of-order' })
    expect(paper.tell(made('2026-10-07'), worker)).toMatchObject({
      code: 'date-out-of-order',
      allowed: '2026-10-08 to 2026-10-15',
    })
    expect(paper.tell(made('2026-10-08'), someone('viewer'))).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(made('2026-10-08'), worker)).toBe('applied')
    expect(paper.tell(made('2026-10-15'), worker)).toMatchObject({ code: 'not-legal-now' })
  })

  it('ends early, and the clock stops', () => {
    const paper = new PaperCase('anyshire', '2026-10-05T10:00')
    paper.tell(made('2026-10-05'), worker)
    paper.until('2026-10-08T10:00')
    const end = { kind: 'end-emergency-protection-order', childGoesTo: 'home', reason } as const
    expect(paper.tell({ ...end, endedAt: london('2026-10-04T10:00') }, worker)).toMatchObject({
      code: 'date-out-of-order',
    })
    expect(paper.tell(end, worker)).toBe('applied')
    expect([clockOf(paper)?.status, on(paper)]).toEqual(['met', []])
  })
})

describe('the child assessment order (2-17)', () => {
  const order = { kind: 'record-child-assessment-order', startsOn: '2026-10-12', reason } as const
  const dueOn = (paper: PaperCase) => paper.dueOn('child-assessment-order')

  it('lasts 7 days at most from the day it specifies, which may lie ahead', () => {
    const paper = new PaperCase('anyshire', '2026-10-05T10:00')
    expect(paper.tell({ ...order, days: 8 }, worker)).toMatchObject({ code: 'order-too-long' })
    expect(paper.tell({ ...order, startsOn: '2026-09-28' }, worker)).toMatchObject({ code: 'date-out-of-order' })
    expect(paper.tell(order, worker)).toBe('applied')
    expect(dueOn(paper)).toBe('2026-10-18')
    expect(paper.tell(order, worker)).toMatchObject({ code: 'not-legal-now' })
    paper.until('2026-10-15T10:00')
    const end = { kind: 'end-child-assessment-order', assessed: true, reason } as const
    expect(paper.tell({ ...end, endedOn: '2026-10-16' }, worker)).toMatchObject({ code: 'date-out-of-order' })
    expect(paper.tell(end, worker)).toBe('applied')
    expect([paper.statusOf('child-assessment-order'), on(paper)]).toEqual(['met', []])
  })
})
