import { concluded } from '../../../test/support/assessed'
import { PaperCase, someone } from '../../../test/support/paper-case'
import type { OpenedCase } from '../../case'
import { roadsOf } from '..'

const worker = someone('social-worker')
const manager = someone('team-manager')
const reason = 'In plain words'
const on = (state: OpenedCase) => roadsOf(state).map(({ road, place }) => `${road.name} ${place.code}`)
const outcomeOf = (paper: PaperCase, leadsTo: string) =>
  paper.rules.assessment.outcomes.find((outcome) => outcome.leadsTo === leadsTo)?.code ?? ''
const concludedWith = (leadsTo: string) => {
  const paper = new PaperCase('blackpool', '2026-03-02T10:00')
  return concluded('blackpool', outcomeOf(paper, leadsTo))
}
const again = (paper: PaperCase, leadsTo: string) =>
  paper.tell({ kind: 'decide-outcome', outcome: outcomeOf(paper, leadsTo), reason }, manager)
const ask = { kind: 'record-specialist-assessment', service: 'Example Child Health Service', reason } as const

describe('a specialist assessment (004-05, 004-39, 004-50)', () => {
  it('as the outcome is arranged and received, and then an outcome is decided again', () => {
    const paper = concludedWith('specialist-assessment')
    expect(on(paper.open)).toEqual(['specialist-assessment outcome-open'])
    paper.tell(ask, worker)
    paper.tell(ask, worker)
    expect(on(paper.open)).toEqual(['specialist-assessment awaited'])
    expect(again(paper, 'child-in-need-plan')).toMatchObject({ code: 'not-legal-now' })
    paper.tell({ kind: 'specialist-assessment-received', number: 1 }, worker)
    paper.tell({ kind: 'withdraw-specialist-assessment', number: 2, reason }, worker)
    expect(again(paper, 'child-in-need-plan')).toBe('applied')
    expect(on(paper.open)).toEqual(['child-in-need plan-to-be-made'])
    expect(again(paper, 'child-in-need-plan')).toMatchObject({ code: 'not-legal-now' })
  })

  it('may end with no further action', () => {
    const paper = concludedWith('specialist-assessment')
    expect(again(paper, 'closed')).toBe('applied')
    expect(paper.state.stage).toBe('closed')
  })

  it('may be asked for at any open moment, and is linked to the case', () => {
    const paper = new PaperCase('anyshire', '2026-03-02T10:00')
    expect(paper.tell({ ...ask, askedOn: '2026-03-03' }, worker)).toMatchObject({ code: 'date-out-of-order' })
    expect(paper.tell(ask, someone('viewer'))).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(ask, worker)).toBe('applied')
    const received = { kind: 'specialist-assessment-received', number: 2 } as const
    expect(paper.tell(received, worker)).toMatchObject({ code: 'unknown-specialist-assessment', allowed: '1' })
    expect(paper.tell({ ...received, number: 1, receivedOn: '2026-03-01' }, worker)).toMatchObject({
      code: 'date-out-of-order',
    })
    expect(paper.tell({ ...received, number: 1 }, worker)).toBe('applied')
    expect(paper.open.specialistAssessments?.asked).toEqual([{ number: 1, askedOn: '2026-03-02', settled: true }])
    expect(on(paper.open)).toEqual([])
  })
})

describe('emergency action (004-50)', () => {
  it('is to be taken until a power is used, accommodation or a strategy discussion is on record', () => {
    const paper = concludedWith('emergency-action')
    expect(on(paper.open)).toEqual(['emergency-action to-be-taken'])
    expect(again(paper, 'child-in-need-plan')).toMatchObject({ code: 'not-legal-now' })
    paper.tell({ kind: 'record-police-protection', reason }, worker)
    expect(on(paper.open)).toEqual(['police-protection in-force'])
    expect(again(paper, 'child-in-need-plan')).toBe('applied')
    expect(paper.open.emergencyAction).toBeUndefined()
  })

  it('is to be taken until a manager says why none was needed', () => {
    const paper = concludedWith('emergency-action')
    const none = { kind: 'record-no-emergency-action', reason } as const
    expect(paper.tell(none, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(none, manager)).toBe('applied')
    expect(paper.tell(none, manager)).toMatchObject({ code: 'not-legal-now' })
    expect(on(paper.open)).toEqual([])
  })
})
