import { criteriaAnswers } from '../../api/examples/referral'
import { AssessedCase, authorisation, concluded } from '../../test/support/assessed'
import { enquired } from '../../test/support/protected-case'
import { PaperCase, someone } from '../../test/support/paper-case'
import { openClocks } from '../clocks/case-clocks'
import { legalCommands } from '../legal'
import { noticesFor } from '../notices'

const manager = someone('team-manager')
const worker = someone('social-worker')
const reason = 'In plain words'
const transfer = { kind: 'transfer-case', team: 'safeguarding', reason } as const
const handOver = { kind: 'hand-over', toCouncil: 'Exampleshire', reason } as const
const reopen = { kind: 'reopen-case', reason } as const
const decide = { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers } as const
const close = { kind: 'close-case', reason } as const

const told = (paper: PaperCase) => {
  const event = paper.events.at(-1)
  return event === undefined ? [] : noticesFor(event, paper.open, paper.rules)
}
const toParents = (template: string) =>
  ['mother', 'father'].map((id) => ({ template, recipient: { kind: 'person', id } }))

/** Concluded with a child in need plan, which has been made and has ended. */
function plannedAndEnded(): PaperCase {
  const paper = concluded('anyshire', 'child-in-need-plan')
  const plan = { kind: 'make-child-in-need-plan', expectedDifference: reason, agreedWithFamily: true } as const
  paper.tell(plan, worker)
  paper.tell({ kind: 'end-child-in-need-plan', familyTold: true, reason }, manager)
  return paper
}

describe('a case', () => {
  it('goes to another team, with another worker where one is named, and the teams stay on record (002-17)', () => {
    const paper = concluded('anyshire', 'child-in-need-plan')
    expect(paper.tell(transfer, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(transfer, manager)).toBe('applied')
    expect(paper.open).toMatchObject({ team: 'safeguarding', allocatedTo: worker.id })
    expect(paper.tell(transfer, manager)).toMatchObject({ code: 'same-team' })
    const back = { ...transfer, team: 'court' }
    expect(paper.tell({ ...back, workerId: worker.id }, manager)).toMatchObject({ code: 'same-worker' })
    expect(paper.tell({ ...back, workerId: 'another' }, manager)).toBe('applied')
    expect(paper.open).toMatchObject({ team: 'court', allocatedTo: 'another' })
    expect(paper.events.at(-1)).toMatchObject({ previousTeam: 'safeguarding', previousWorkerId: worker.id })
  })

  it('changes its worker or its team, and the family is told (003-21)', () => {
    const paper = new AssessedCase('anyshire', '2026-03-02T10:00').begin()
    expect(paper.tell({ kind: 'allocate', workerId: 'another' }, manager)).toBe('applied')
    expect(told(paper)).toEqual(toParents('worker-changed'))
    paper.tell(transfer, manager)
    expect(told(paper)).toEqual(toParents('worker-changed'))
  })

  it('has a first worker, and the family is told who works with them, which is no change (000-08)', () => {
    const paper = new PaperCase('west-northamptonshire', '2026-03-02T10:00')
    expect(paper.tell({ kind: 'allocate', workerId: 'first' }, manager)).toBe('applied')
    expect(told(paper)).toEqual(toParents('worker-allocated'))
  })
})

describe('a handover to another council', () => {
  it('closes the case with RC5 and stops its clocks', () => {
    const paper = new PaperCase('anyshire', '2026-03-02T10:00')
    expect(paper.tell(handOver, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(handOver, manager)).toBe('applied')
    expect(paper.open).toMatchObject({ stage: 'closed', closureReason: 'RC5' })
    expect(paper.statusOf('decision')).toBe('not-required')
    expect(paper.typesOf()).toContain('case-handed-over')
  })

  it('waits for the end of every road, of what is mandatory, and of the assessment (census 8867)', () => {
    expect(enquired().tell(handOver, manager)).toMatchObject({
      code: 'road-open',
      allowed: 'first end: Section 47',
    })
    const flagged = new PaperCase('anyshire', '2026-03-02T10:00', { flags: ['trafficking'] })
    expect(flagged.tell(handOver, manager)).toMatchObject({ code: 'prompt-unanswered' })
    const paper = new AssessedCase('anyshire', '2026-03-02T10:00').begin()
    expect(paper.tell(handOver, manager)).toMatchObject({ code: 'assessment-unfinished' })
    expect(plannedAndEnded().tell(handOver, manager)).toBe('applied')
  })

  it.each(['blackpool', 'lancashire', 'anyshire', 'west-northamptonshire', 'bath-and-north-east-somerset'])(
    'of %s before the assessment began leaves it to be started when the case is reopened, its clocks counted from then',
    (council) => {
      const paper = new PaperCase(council, '2026-03-02T10:00')
      paper.tell(decide, someone('duty-manager'))
      expect(paper.state.stage).toBe('awaiting-assessment')
      paper.until('2026-05-30T10:00')
      const ran = openClocks(paper.open)
      paper.tell(handOver, manager)
      paper.later(500)
      expect(paper.tell({ kind: 'reopen-case', reason }, manager)).toBe('applied')
      expect(paper.state.stage).toBe('awaiting-assessment')
      const runs = openClocks(paper.open)
      expect(runs.map(({ name }) => name)).toEqual(ran.map(({ name }) => name))
      for (const clock of runs)
        expect(clock).toMatchObject({ status: 'running', originAt: paper.now, rule: { origin: 'reopened' } })
      expect(runs.flatMap(({ rungs }) => rungs).every(({ at, reachedAt }) => at > paper.now && !reachedAt)).toBe(true)
      expect(legalCommands(paper.state, manager, paper.rules)).not.toContain('start-reassessment')
      paper.tell({ kind: 'allocate', workerId: worker.id }, manager)
      expect(paper.tell({ kind: 'start-assessment' }, worker)).toBe('applied')
    },
  )

  it('twice in a row starts each clock once', () => {
    const paper = new PaperCase('blackpool', '2026-03-02T10:00')
    paper.tell(decide, someone('duty-manager'))
    for (const command of [handOver, reopen, handOver, reopen]) expect(paper.tell(command, manager)).toBe('applied')
    const names = openClocks(paper.open).map(({ name }) => name)
    expect(names).toEqual([...new Set(names)])
    expect(names).toContain('assessment')
  })

  it('of a case whose outcome is awaited leaves that to be decided when it is reopened', () => {
    const paper = new AssessedCase('blackpool', '2026-03-02T10:00').begin().submit()
    paper.tell(authorisation(paper.rules), manager)
    expect(paper.state.stage).toBe('awaiting-outcome')
    paper.tell(handOver, manager)
    paper.tell(reopen, manager)
    expect(paper.state.stage).toBe('awaiting-outcome')
  })

  it.each([
    ['blackpool', 'Blackpool Council'],
    ['lancashire', 'lancashire county council'],
    ['bath-and-north-east-somerset', 'Bath & North East Somerset'],
  ])('is not to the council that has the case: %s to "%s"', (council, toCouncil) => {
    const paper = new PaperCase(council, '2026-03-02T10:00')
    expect(paper.tell({ ...handOver, toCouncil }, manager)).toMatchObject({ code: 'same-council' })
    expect(paper.tell({ ...handOver, toCouncil: 'Westmorland' }, manager)).toBe('applied')
  })
})

describe('closing with RC8 or RC9', () => {
  it('is refused where there has been a child in need plan (census 2990)', () => {
    const paper = plannedAndEnded()
    for (const closureReason of ['RC8', 'RC9'] as const)
      expect(paper.tell({ ...close, closureReason }, manager)).toMatchObject({ code: 'closure-reason-after-plan' })
    expect(paper.tell({ ...close, closureReason: 'RC7' }, manager)).toBe('applied')
  })

  it('is open to a case that was assessed and went no further', () => {
    expect(concluded('anyshire', 'not-in-need').state).toMatchObject({ stage: 'closed', closureReason: 'RC8' })
  })
})
