import { people, PaperCase, someone } from '../../test/support/paper-case'

const manager = someone('team-manager')
const worker = someone('social-worker')
const reason = 'In plain words'
const disabled = people.map((one) => (one.id === 'father' ? { ...one, adjustments: true } : one))
const call = { kind: 'contact-family', personId: 'father', interpreter: false } as const

describe('somebody who needs adjustments for a disability (002-04, 004-27)', () => {
  it('is contacted with them, or once without where a manager approves it', () => {
    const paper = new PaperCase('west-northamptonshire', '2026-06-02T10:00', { people: disabled })
    expect(paper.tell(call, worker)).toMatchObject({ code: 'adjustments-needed' })
    expect(paper.tell({ ...call, adjustments: true }, worker)).toBe('applied')
    paper.tell({ kind: 'waive-adjustments', personId: 'father', reason }, manager)
    expect(paper.tell(call, worker)).toBe('applied')
    expect(paper.tell(call, worker)).toMatchObject({ code: 'adjustments-needed' })
  })

  it('is asked about for no one else: there is nothing to approve for who needs nothing', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    for (const kind of ['waive-adjustments', 'waive-interpreter'] as const)
      expect(paper.tell({ kind, personId: 'mother', reason }, manager)).toMatchObject({ code: 'nothing-to-waive' })
    expect(paper.tell({ ...call, personId: 'mother' }, worker)).toBe('applied')
  })
})
