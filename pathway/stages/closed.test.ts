import { criteriaAnswers } from '../../api/examples/referral'
import { london, PaperCase, someone } from '../../test/support/paper-case'
import { legalCommands } from '..'

const manager = someone('team-manager')
const reason = 'It was closed in error'
const reopen = { kind: 'reopen-case', reason } as const
const advice = {
  kind: 'decide-referral',
  outcome: 'information-and-advice',
  reason,
  criteria: criteriaAnswers,
} as const

const closedAtOnce = () => {
  const paper = new PaperCase('anyshire', '2026-06-02T10:00')
  paper.tell(advice, someone('duty-manager'))
  return paper.until('2026-06-10T09:00')
}

describe('a closed case', () => {
  it('may be reopened by a manager who also says who sees it, and nothing else may be done to it', () => {
    const paper = closedAtOnce()
    expect(legalCommands(paper.state, manager, paper.rules)).toEqual([
      'reopen-case',
      'restrict-record',
      'declare-own-conflict',
      'declare-conflict',
    ])
    expect(paper.tell({ kind: 'request-service', service: 'x', reason }, manager)).toMatchObject({
      code: 'case-closed',
    })
    expect(paper.tell(reopen, someone('social-worker'))).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(reopen, manager)).toBe('applied')
    expect(paper.tell(reopen, manager)).toMatchObject({ code: 'not-legal-now' })
  })

  it('that never had an assessment waits for its decision again, within 24 hours of the reopening', () => {
    const paper = closedAtOnce()
    paper.tell(reopen, manager)
    expect(paper.state.stage).toBe('awaiting-decision')
    expect(paper.open.clocks.at(-1)).toMatchObject({ name: 'decision', due: { dueAt: london('2026-06-11T09:00') } })
    paper.tell(advice, someone('duty-manager'))
    expect(paper.open.clocks.map(({ status }) => status)).toEqual(['met', 'met'])
  })

  it('that had one goes on behind its outcome, with no reason for closure left (census 8805, 8810)', () => {
    const paper = new PaperCase('west-northamptonshire', '2026-06-02T10:00')
    paper.tell(
      { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers },
      someone('duty-manager'),
    )
    paper.tell({ kind: 'allocate', workerId: 'social-worker-one' }, manager)
    paper.tell({ kind: 'start-assessment' }, someone('social-worker'))
    const outcome = paper.rules.assessment.outcomes.find(({ leadsTo }) => leadsTo === 'closed')?.code ?? ''
    paper.tell({ kind: 'decide-outcome', outcome, reason }, someone('social-worker'))
    expect(paper.state).toMatchObject({ stage: 'closed' })
    paper.tell(reopen, manager)
    expect(paper.state).toMatchObject({ stage: 'outcome-decided', assessment: { outcome } })
    expect(paper.state).not.toHaveProperty('closureReason')
  })
})
