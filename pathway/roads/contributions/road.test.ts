import { PaperCase, someone } from '../../../test/support/paper-case'

const worker = someone('social-worker')
const reason = 'In plain words'
const ask = { kind: 'request-contribution', agency: 'school', aboutPersonId: 'mother' } as const

const consented = () => {
  const paper = new PaperCase('lancashire', '2026-06-01T10:00')
  paper.tell({ kind: 'record-consent', personId: 'mother', agency: 'school', answer: 'given' }, worker)
  return paper
}

describe("an agency's contribution to the assessment (000-20, 004-30)", () => {
  it('is asked for with the consent that speaking with the agency needs', () => {
    const paper = new PaperCase('lancashire', '2026-06-01T10:00')
    expect(paper.tell(ask, worker)).toMatchObject({ code: 'consent-missing' })
    expect(consented().tell(ask, worker)).toBe('applied')
  })

  it('is chased when its own time runs out, and received late without a breach of anything', () => {
    const paper = consented()
    paper.tell(ask, worker)
    expect(paper.tell(ask, worker)).toMatchObject({ code: 'contribution-awaited' })
    expect(paper.dueOn('contribution:school')).toBe('2026-06-15')
    paper.until('2026-06-16T12:00')
    expect(paper.events.flatMap((event) => (event.type === 'clock-rung-reached' ? [event.clock] : []))).toEqual(
      expect.arrayContaining(['contribution:school']),
    )
    expect(paper.tell({ kind: 'record-contribution', agency: 'gp' }, worker)).toMatchObject({
      code: 'contribution-not-awaited',
      allowed: 'school',
    })
    paper.tell({ kind: 'record-contribution', agency: 'school' }, worker)
    expect(paper.statusOf('contribution:school')).toBe('met-late')
  })

  it('may be given up with the reason, and keeps no case from closing', () => {
    const paper = consented()
    paper.tell(ask, worker)
    paper.tell({ kind: 'give-up-contribution', agency: 'school', reason }, worker)
    expect(paper.statusOf('contribution:school')).toBe('not-required')
    paper.tell(ask, worker)
    paper.tell({ kind: 'decide-referral', outcome: 'other-service', reason }, someone('duty-manager'))
    expect(paper.state.stage).toBe('closed')
    expect(paper.open.clocks.every(({ settledAt }) => settledAt !== undefined)).toBe(true)
  })
})
