import { AssessedCase, authorisation, submission } from '../../test/support/assessed'
import { someone } from '../../test/support/paper-case'

const worker = someone('social-worker')
const teamManager = someone('team-manager')

describe('what is submitted', () => {
  const ready = (council: string) => {
    const paper = new AssessedCase(council, '2026-03-02T10:00').begin()
    paper.tell({ kind: 'record-child-seen', alone: true }, worker)
    return paper
  }

  it.each([
    ['bath-and-north-east-somerset', 'stage-of-development'],
    ['lancashire', 'child, issues, support-by-parents, helps-or-hinders, strengths, difficulties'],
    [
      'west-northamptonshire',
      'concerns, origin, effect-on-family, way-forward, needs-of-children, needs-met, risk, safety-and-wellbeing',
    ],
    ['anyshire', 'needs-of-child, needs-of-family, risk-to-child'],
  ])('has every section of %s (000-21, 001-05, 001-06, 002-09, 002-11, 003-08)', (council, sections) => {
    const paper = ready(council)
    const whole = submission(paper.rules)
    expect(paper.tell({ ...whole, sections: [] }, worker)).toMatchObject({
      code: 'sections-missing',
      allowed: sections,
    })
    const other = [...(whole.sections ?? []), { code: 'gossip', text: 'x' }]
    expect(paper.tell({ ...whole, sections: other }, worker)).toMatchObject({
      code: 'unknown-section',
      allowed: sections,
    })
    const twice = [...(whole.sections ?? []), ...(whole.sections ?? [])]
    expect(paper.tell({ ...whole, sections: twice }, worker)).toMatchObject({ code: 'unknown-section' })
    expect(paper.tell(whole, worker)).toBe('applied')
    expect(paper.events.at(-1)).toMatchObject({ sections: whole.sections })
  })

  it('answers the three questions in Blackpool, the manager for themselves (004-49)', () => {
    const paper = new AssessedCase('blackpool', '2026-03-02T10:00').begin().submit()
    expect(paper.events.at(-1)).toMatchObject({
      questions: [{ code: 'section-17' }, { code: 'section-47' }, { code: 'section-20-or-31a' }],
    })
    const { questions = [], ...unanswered } = authorisation(paper.rules)
    expect(paper.tell(unanswered, teamManager)).toMatchObject({
      code: 'questions-unanswered',
      allowed: 'section-17, section-47, section-20-or-31a',
    })
    const others = questions.map(({ code }) => ({ code, answer: 'yes' as const }))
    expect(paper.tell({ ...unanswered, questions: others }, teamManager)).toBe('applied')
    expect(paper.events.find(({ type }) => type === 'assessment-authorised')).toMatchObject({ questions: others })
  })

  it('answers no question that the council does not ask', () => {
    const paper = ready('anyshire')
    const questions = [{ code: 'section-17', answer: 'yes' as const }]
    expect(paper.tell({ ...submission(paper.rules), questions }, worker)).toMatchObject({ code: 'unknown-question' })
  })
})
