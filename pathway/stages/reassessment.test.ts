import { concluded } from '../../test/support/assessed'
import { someone } from '../../test/support/paper-case'

const worker = someone('social-worker')
const teamManager = someone('team-manager')
const reason = 'In plain words'
const again = (trigger: string) => ({ kind: 'start-reassessment', trigger, reason }) as const

describe('a new assessment', () => {
  it('is made on the occasions that the council names, with 45 working days of its own (004-58)', () => {
    const paper = concluded('blackpool', 'child-in-need-plan').until('2026-06-01T10:00')
    expect(paper.tell(again('a-whim'), worker)).toMatchObject({ code: 'unknown-trigger' })
    expect(paper.tell(again('before-return-home'), worker)).toBe('applied')
    expect(paper.state.stage).toBe('assessment')
    expect(paper.dueOn('reassessment')).toBe('2026-08-03')
    expect(paper.tell(again('before-return-home'), worker)).toMatchObject({ code: 'not-legal-now' })
  })

  it('keeps the one before as it was, and asks that the child is seen anew (004-41, 004-43)', () => {
    const paper = concluded('anyshire', 'child-in-need-plan').until('2026-06-01T10:00')
    const before = 'assessment' in paper.open ? paper.open.assessment : undefined
    paper.tell(again('significant-change'), worker)
    expect(paper.open.earlierAssessments).toEqual([before])
    expect(paper.open).toMatchObject({ child: { seen: 'no' }, assessment: { trigger: 'significant-change' } })
    expect(paper.tell({ kind: 'review-checkpoint', checkpoint: 'checkpoint-30', reason }, teamManager)).toMatchObject({
      code: 'not-legal-now',
    })
  })

  it('is known to have been concluded, so that what waits for a new assessment can go on (004-58)', () => {
    const paper = concluded('anyshire', 'child-in-need-plan').until('2026-06-01T10:00')
    expect(paper.open.reassessedAt).toBeUndefined()
    paper.tell(again('significant-change'), worker)
    paper.until('2026-06-20T10:00')
    paper.conclude('child-in-need-plan')
    expect(paper.state.stage).toBe('outcome-decided')
    expect(paper.open.reassessedAt).toBe(paper.now)
    expect(paper.statusOf('reassessment')).toBe('met')
  })

  it('may be late like any other, and then asks for the reasons', () => {
    const paper = concluded('anyshire', 'child-in-need-plan').until('2026-06-01T10:00')
    paper.tell(again('significant-change'), worker)
    paper.until('2026-09-01T10:00')
    expect(paper.statusOf('reassessment')).toBe('breached')
    expect(paper.tell({ kind: 'explain-overrun', from: 'social-worker', reason }, worker)).toBe('applied')
  })
})

describe('new information on a concluded assessment (004-41)', () => {
  const information = (reopens: boolean) => ({ kind: 'record-new-information', reopens, reason }) as const

  it('has it made anew where a manager says so', () => {
    const paper = concluded('blackpool', 'child-in-need-plan')
    expect(paper.tell(information(true), worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(information(true), teamManager)).toBe('applied')
    expect(paper.open).toMatchObject({ stage: 'assessment', assessment: { trigger: 'new-information' } })
  })

  it('is noted with the reason where the conclusions stand', () => {
    const paper = concluded('blackpool', 'child-in-need-plan')
    expect(paper.tell(information(false), teamManager)).toBe('applied')
    expect(paper.state.stage).toBe('outcome-decided')
  })
})

describe('the yearly update (004-57)', () => {
  it('is due twelve months after the authorisation, again after the next, and only while the case is open', () => {
    const paper = concluded('blackpool', 'child-in-need-plan')
    expect(paper.dueOn('assessment-update')).toBe('2027-03-12')
    paper.until('2027-03-01T10:00')
    expect(paper.tell(again('annual-update'), worker)).toBe('applied')
    paper.conclude('child-in-need-plan')
    expect(paper.open.clocks.filter(({ name }) => name === 'assessment-update')).toMatchObject([
      { status: 'met' },
      { status: 'running', due: { dueOn: '2028-03-01' } },
    ])
    paper.tell({ kind: 'end-child-in-need-plan', familyTold: true, reason }, teamManager)
    paper.tell({ kind: 'close-case', closureReason: 'RC7', reason }, teamManager)
    expect(paper.open.clocks.at(-1)).toMatchObject({ name: 'assessment-update', status: 'not-required' })
  })

  it('is no clock of a council that does not ask for it', () => {
    expect(concluded('anyshire', 'child-in-need-plan').dueOn('assessment-update')).toBeUndefined()
  })
})
