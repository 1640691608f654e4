import { criteriaAnswers } from '../../api/examples/referral'
import { london, PaperCase, someone } from '../../test/support/paper-case'

const manager = someone('duty-manager')
const reason = 'In plain words'
const advice = { kind: 'decide-referral', outcome: 'information-and-advice', reason } as const
const answered = (code: string, answer: 'yes' | 'no') =>
  criteriaAnswers.map((one) => (one.code === code ? { code, answer } : one))

describe('the seven criteria (003-06)', () => {
  it('are all answered where the council has them answered', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    expect(paper.tell(advice, manager)).toMatchObject({
      code: 'criteria-unanswered',
      allowed: criteriaAnswers.map(({ code }) => code).join(', '),
    })
    const partly = { ...advice, criteria: criteriaAnswers.slice(0, 6) }
    expect(paper.tell(partly, manager)).toMatchObject({ code: 'criteria-unanswered', allowed: 'specialist-services' })
    expect(paper.tell({ ...advice, criteria: criteriaAnswers, signpostedTo: ['Family centre'] }, manager)).toBe(
      'applied',
    )
    expect(paper.events.find(({ type }) => type === 'referral-decided')).toMatchObject({
      criteria: criteriaAnswers,
      signpostedTo: ['Family centre'],
    })
  })

  it.each(['blackpool', 'bath-and-north-east-somerset'])('may be answered in %s, whose guide lists none', (council) => {
    const paper = new PaperCase(council, '2026-06-02T10:00')
    const unknown = { ...advice, criteria: [{ code: 'weather', answer: 'no' as const }] }
    expect(paper.tell(unknown, manager)).toMatchObject({ code: 'unknown-criterion' })
    const twice = { ...advice, criteria: [...criteriaAnswers, ...criteriaAnswers] }
    expect(paper.tell(twice, manager)).toMatchObject({ code: 'unknown-criterion' })
    expect(paper.tell(advice, manager)).toBe('applied')
  })

  it('do not let a child in danger now go', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    const inDanger = { ...advice, criteria: answered('immediate-danger', 'yes') }
    expect(paper.tell(inDanger, manager)).toMatchObject({ code: 'would-leave-in-danger' })
    expect(paper.tell({ ...inDanger, outcome: 'assessment' }, manager)).toBe('applied')
  })
})

describe('a referral found to be urgent (000-06, 000-15)', () => {
  const urgent = { kind: 'mark-urgent', reason } as const

  it('is to be decided within the shorter time, from the same receipt', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00').until('2026-06-02T11:00')
    expect(paper.tell(urgent, someone('duty-worker'))).toBe('applied')
    expect(paper.open.clocks).toMatchObject([{ name: 'decision', due: { dueAt: london('2026-06-02T14:00') } }])
    expect(paper.open.urgent).toBe(true)
    expect(paper.tell(urgent, manager)).toMatchObject({ code: 'not-legal-now' })
    expect(paper.tell({ ...advice, criteria: criteriaAnswers }, manager)).toBe('applied')
    expect(paper.statusOf('decision')).toBe('met')
  })

  it('may be past that time when it is found to be, which escalates at once', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00').until('2026-06-02T17:00')
    paper.tell(urgent, someone('duty-worker'))
    paper.later(0)
    expect(paper.statusOf('decision')).toBe('breached')
  })

  it('is not marked once it is decided', () => {
    const paper = new PaperCase('anyshire', '2026-06-02T10:00')
    paper.tell({ ...advice, outcome: 'assessment', criteria: criteriaAnswers }, manager)
    expect(paper.tell(urgent, manager)).toMatchObject({ code: 'not-legal-now' })
  })
})
