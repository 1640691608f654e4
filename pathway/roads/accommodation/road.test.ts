import { PaperCase, someone } from '../../../test/support/paper-case'
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
