import { PaperCase, someone } from '../../test/support/paper-case'

const manager = someone('team-manager')
const other = { ...someone('service-manager'), id: 'the-other' }
const worker = someone('social-worker')
const reason = 'In plain words'
const restrict = { kind: 'restrict-record', because: 'high-profile', admit: ['a', 'b'], reason } as const
const paper = () => new PaperCase('anyshire', '2026-06-02T10:00')

describe('who may see a record', () => {
  it('whoever restricts it is admitted, and one always stays', () => {
    const one = paper()
    expect(one.tell({ ...restrict, admit: [] }, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(one.tell({ kind: 'lift-restriction', reason }, manager)).toMatchObject({ code: 'not-legal-now' })
    expect(one.tell({ ...restrict, admit: ['a', 'a'] }, manager)).toBe('applied')
    expect(one.open.restriction).toMatchObject({ because: 'high-profile', admitted: [manager.id, 'a'] })
    const remove = (staffId: string) => one.tell({ kind: 'remove-from-record', staffId, reason }, manager)
    expect(remove('stranger')).toMatchObject({ code: 'not-admitted' })
    expect([remove('a'), remove(manager.id)]).toEqual(['applied', expect.objectContaining({ code: 'last-admitted' })])
    expect(one.tell({ kind: 'lift-restriction', reason }, manager)).toBe('applied')
    expect(one.open.restriction).toBeUndefined()
  })

  it('a conflict of interest goes before admission and allocation, and is not ended by whose it is', () => {
    const one = paper()
    one.tell(restrict, manager)
    expect(one.tell({ kind: 'declare-conflict', staffId: 'a', reason }, worker)).toMatchObject({
      code: 'role-not-allowed',
    })
    expect(one.tell({ kind: 'declare-conflict', staffId: 'a', reason }, manager)).toBe('applied')
    expect(one.open).toMatchObject({ conflicted: ['a'], restriction: { admitted: [manager.id, 'b'] } })
    expect(one.tell({ kind: 'admit-to-record', staffId: 'a', reason }, manager)).toMatchObject({
      code: 'conflict-of-interest',
    })
    expect(one.tell({ kind: 'declare-own-conflict', reason }, other)).toBe('applied')
    const end = { kind: 'end-conflict', staffId: other.id, reason } as const
    expect([one.tell(end, other), one.tell(end, manager)]).toEqual([
      expect.objectContaining({ code: 'own-conflict' }),
      'applied',
    ])
  })
})
