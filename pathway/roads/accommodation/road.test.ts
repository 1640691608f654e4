import { london, PaperCase, someone } from '../../../test/support/paper-case'
import type { PersonCommand } from '../../commands'
import { noticesFor } from '../../notices'
import { roadsOf } from '..'

const worker = someone('social-worker')
const manager = someone('team-manager')
const reason = 'In plain words'
const on = (paper: PaperCase) => roadsOf(paper.open).map(({ road, place }) => `${road.name} ${place.code}`)
const accommodate = (basis: 'consent' | 'police-protection' | 'emergency-protection-order' | 'care-order') =>
  ({ kind: 'accommodate-child', basis, reason }) as const
const withConsent = (...consentFrom: string[]) => ({ ...accommodate('consent'), consentFrom })
const noGround = { code: 'no-ground-for-removal' }

describe('no child is removed without consent, an order or police protection (002-01)', () => {
  const paper = () => new PaperCase('anyshire', '2026-10-05T10:00')

  it('not on consent that nobody who may give it has given', () => {
    expect(paper().tell(accommodate('consent'), manager)).toMatchObject(noGround)
    expect(paper().tell(withConsent('referrer'), manager)).toMatchObject(noGround)
    expect(paper().tell(withConsent('mother', 'referrer'), manager)).toMatchObject(noGround)
    expect(paper().tell(withConsent('stranger'), manager)).toMatchObject({ code: 'unknown-person' })
    expect(paper().tell(withConsent('child'), manager)).toMatchObject(noGround)
  })

  it('not under a power or an order that is not on record, has ended or has lapsed', () => {
    const one = paper()
    expect(one.tell(accommodate('police-protection'), manager)).toMatchObject(noGround)
    expect(one.tell(accommodate('emergency-protection-order'), manager)).toMatchObject(noGround)
    expect(one.tell(accommodate('care-order'), manager)).toMatchObject(noGround)
    one.tell({ kind: 'record-police-protection', reason }, worker)
    one.until('2026-10-08T10:01')
    expect(one.tell(accommodate('police-protection'), manager)).toMatchObject(noGround)
    one.tell({ kind: 'end-police-protection', childGoesTo: 'elsewhere', reason }, worker)
    expect(one.tell(accommodate('police-protection'), manager)).toMatchObject(noGround)
    one.tell({ kind: 'record-care-order', order: 'interim-care-order', reason }, worker)
    expect(one.tell(accommodate('care-order'), manager)).toMatchObject(noGround)
  })

  it('on consent of a parent; with police protection, an order or a care order on record', () => {
    const consented = paper()
    expect(consented.tell(withConsent('mother'), worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(consented.tell(withConsent('mother'), manager)).toBe('applied')
    expect(on(consented)).toEqual(['accommodation accommodated'])
    const event = consented.events.at(-1)
    expect(event && noticesFor(event, consented.open, consented.rules)).toHaveLength(2)
    const taken = paper()
    taken.tell({ kind: 'record-police-protection', reason }, worker)
    expect(taken.tell(accommodate('police-protection'), manager)).toBe('applied')
    const ordered = paper()
    ordered.tell({ kind: 'record-emergency-protection-order', madeOn: '2026-10-05', reason }, worker)
    expect(ordered.tell(accommodate('emergency-protection-order'), manager)).toBe('applied')
  })
})

describe('accommodation (004-09)', () => {
  it('goes on only on another basis once its own has ended', () => {
    const paper = new PaperCase('anyshire', '2026-10-05T10:00')
    paper.tell({ kind: 'record-police-protection', reason }, worker)
    paper.tell(accommodate('police-protection'), manager)
    paper.until('2026-10-06T10:00')
    paper.tell({ kind: 'end-police-protection', childGoesTo: 'accommodation', reason }, worker)
    expect(on(paper)).toEqual(['accommodation basis-ended'])
    expect(paper.tell(withConsent('father'), manager)).toBe('applied')
    expect(on(paper)).toEqual(['accommodation accommodated'])
    expect(paper.tell({ kind: 'end-accommodation', childGoesTo: 'home', reason }, worker)).toBe('applied')
    expect(on(paper)).toEqual([])
  })

  it('may be under a care order, whose care plan is linked', () => {
    const paper = new PaperCase('anyshire', '2026-10-05T10:00')
    const order = { kind: 'record-care-order', order: 'interim-care-order', reason } as const
    expect(paper.tell({ ...order, madeOn: '2026-10-06' }, worker)).toMatchObject({ code: 'date-out-of-order' })
    expect(paper.tell({ ...order, madeOn: '2007-10-05' }, worker)).toMatchObject({ code: 'date-out-of-order' })
    paper.tell({ ...order, madeOn: '2026-09-01' }, worker)
    expect(paper.tell(order, worker)).toMatchObject({ code: 'order-in-force' })
    expect(paper.tell({ ...order, order: 'care-order', carePlan: 'Record 12' }, worker)).toBe('applied')
    expect(paper.events.at(-1)).toMatchObject({ type: 'care-order-made', carePlan: 'Record 12' })
    expect(paper.tell(accommodate('care-order'), manager)).toBe('applied')
    expect(paper.tell({ kind: 'end-care-order', reason }, worker)).toBe('applied')
    expect(on(paper)).toEqual(['accommodation basis-ended'])
  })

  it('rests on an order that cannot have ended before it began, nor be made twice on a day', () => {
    const paper = new PaperCase('anyshire', '2026-10-05T10:00')
    const make = (madeOn: string) => paper.tell({ kind: 'record-emergency-protection-order', madeOn, reason }, worker)
    const end = { kind: 'end-emergency-protection-order', childGoesTo: 'accommodation', reason } as const
    make('2026-10-05')
    paper.until('2026-10-08T10:00')
    expect(paper.tell(accommodate('emergency-protection-order'), manager)).toBe('applied')
    expect(paper.tell({ ...end, endedAt: london('2026-10-07T10:00') }, worker)).toMatchObject({
      code: 'date-out-of-order',
      allowed: expect.stringContaining('8 October 2026'),
    })
    expect(paper.tell({ ...end, endedAt: london('2026-10-08T09:00') }, worker)).toBe('applied')
    expect(make('2026-10-05')).toMatchObject({ code: 'date-out-of-order', allowed: '2026-10-08 to 2026-10-08' })
    paper.until('2026-10-09T10:00')
    expect(make('2026-10-09')).toBe('applied')
    expect(on(paper)).toEqual(['emergency-protection-order in-force', 'accommodation basis-ended'])
  })

  it('rests on a power and a care order that cannot have ended before it began either', () => {
    const paper = new PaperCase('anyshire', '2026-10-05T10:00')
    paper.tell({ kind: 'record-police-protection', beganAt: london('2026-10-04T10:00'), reason }, worker)
    paper.tell({ kind: 'accommodate-child', basis: 'police-protection', reason }, manager)
    const end = { kind: 'end-police-protection', childGoesTo: 'accommodation', reason } as const
    expect(paper.tell({ ...end, endedAt: london('2026-10-04T11:00') }, worker)).toMatchObject({
      code: 'date-out-of-order',
    })
    expect(paper.tell(end, worker)).toBe('applied')
    const again = { kind: 'record-police-protection', beganAt: london('2026-10-05T09:00'), reason } as const
    expect(paper.tell(again, worker)).toMatchObject({ code: 'date-out-of-order' })
    const order = { kind: 'record-care-order', order: 'care-order', madeOn: '2026-10-01', reason } as const
    paper.tell(order, worker)
    paper.tell(accommodate('care-order'), manager)
    const over = { kind: 'end-care-order', endedOn: '2026-10-02', reason } as const
    paper.tell({ ...accommodate('care-order'), startedOn: '2026-10-03' }, manager)
    expect(paper.tell(over, worker)).toMatchObject({ code: 'date-out-of-order' })
    expect(paper.tell({ ...over, endedOn: '2026-10-04' }, worker)).toBe('applied')
    expect(paper.tell(order, worker)).toMatchObject({
      code: 'date-out-of-order',
      allowed: '2026-10-04 to 2026-10-05',
    })
  })

  it.each(['end-police-protection', 'end-emergency-protection-order'] as const)(
    'stands against %s with the child at home, from the day it began',
    (kind) => {
      const paper = new PaperCase('anyshire', '2026-10-05T10:00')
      paper.tell({ kind: 'record-police-protection', reason }, worker)
      paper.tell({ kind: 'record-emergency-protection-order', madeOn: '2026-10-05', reason }, worker)
      paper.until('2026-10-06T10:00')
      paper.tell(withConsent('mother'), manager)
      const end = { kind, childGoesTo: 'home', reason } as const
      expect(paper.tell(end, worker)).toMatchObject({ code: 'still-accommodated' })
      expect(paper.tell({ ...end, endedAt: london('2026-10-05T20:00') }, worker)).toBe('applied')
    },
  )

  it('may be refused by a young person of 16 or 17, whoever else consents, and taken up later (004-65)', () => {
    const paper = new PaperCase('blackpool', '2026-10-05T10:00')
    expect(paper.tell({ kind: 'refuse-accommodation', reason }, worker)).toBe('applied')
    expect(paper.tell(withConsent('mother'), manager)).toMatchObject({ code: 'young-person-refuses' })
    expect(paper.tell({ ...withConsent('child'), aged16Or17: true }, manager)).toBe('applied')
    expect(paper.tell({ kind: 'refuse-accommodation', reason }, worker)).toMatchObject({ code: 'not-legal-now' })
  })

  it.each<[string, PersonCommand]>([
    ['before the referral', { ...withConsent('mother'), startedOn: '2026-10-04' }],
    ['to come', { ...withConsent('mother'), startedOn: '2026-10-06' }],
    ['a refusal to come', { kind: 'refuse-accommodation', refusedOn: '2026-10-06', reason }],
  ])('refuses what is %s as out of order', (_what, command) => {
    const paper = new PaperCase('anyshire', '2026-10-05T10:00')
    expect(paper.tell(command, manager)).toMatchObject({ code: 'date-out-of-order' })
  })
})
