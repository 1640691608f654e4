import { london, PaperCase, someone } from '../../test/support/paper-case'
import { dueHistory, preview, waitingFor } from '..'
import type { PersonCommand } from '../commands'
import { lateReasonOf } from './overrun'
import { sayStatus } from '../clocks/status-words'

const manager = someone('team-manager')
const dutyManager = someone('duty-manager')
const reason = 'The e-mail had arrived before it was read'
const decide: PersonCommand = { kind: 'decide-referral', outcome: 'assessment', reason }
const correct = (time: string) => ({ kind: 'correct-receipt', receivedAt: london(time), reason }) as const

const received = (council = 'lancashire', at = '2026-06-08T10:00') => new PaperCase(council, at)
const see = (paper: PaperCase, command: PersonCommand) =>
  preview(paper.open, { messageId: 'preview', actor: manager, acceptedAt: paper.now, command }, paper.now, paper.rules)

describe('a corrected receipt', () => {
  it('moves every open clock that counts from it, and says anew whether one that had stopped was met (2-01, 2-02)', () => {
    const paper = received().until('2026-06-09T09:00')
    paper.tell(decide, dutyManager)
    paper.tell({ kind: 'record-police-protection', reason }, manager)
    expect(paper.statusOf('decision')).toBe('met')
    expect(paper.tell(correct('2026-06-05T16:00'), manager)).toBe('applied')
    expect(paper.open.receivedAt).toBe(london('2026-06-05T16:00'))
    expect([paper.statusOf('decision'), paper.dueOn('decision')]).toEqual(['met-late', '2026-06-06'])
    expect(paper.dueOn('assessment')).toBe('2026-08-07')
    expect(paper.dueOn('police-protection')).toBe('2026-06-12')
    paper.tell(correct('2026-06-08T10:00'), manager)
    expect([paper.statusOf('decision'), paper.dueOn('assessment')]).toEqual(['met', '2026-08-10'])
  })

  it('lies within what the council allows before the first one, and never after it was accepted', () => {
    const paper = received()
    for (const wrong of ['2026-05-10T10:00', '2026-06-08T10:01'])
      expect(paper.tell(correct(wrong), manager)).toMatchObject({
        code: 'date-out-of-order',
        allowed: 'Monday 11 May 2026 at 00:00 (BST) to Monday 8 June 2026 at 10:00 (BST)',
      })
    expect(paper.tell(correct('2026-06-08T10:00'), manager)).toMatchObject({ code: 'receipt-unchanged' })
    paper.tell(correct('2026-05-12T10:00'), manager)
    expect(paper.tell(correct('2026-05-10T10:00'), manager)).toMatchObject({ code: 'date-out-of-order' })
    expect(paper.statusOf('decision')).toBe('running')
    paper.until('2026-06-08T10:01')
    expect(paper.statusOf('decision')).toBe('breached')
  })
})

describe('changed rules of a council', () => {
  const changed = (paper: PaperCase) => {
    const { assessment } = paper.rules
    const limit = { ...assessment.limit, budget: { kind: 'working-days', days: 40 } } as const
    paper.rules = { ...paper.rules, version: 'changed', assessment: { ...assessment, limit } }
  }
  const adopt = { kind: 'adopt-current-rules', reason } as const

  it('move an old clock only where a manager says so, with the reason', () => {
    const paper = received('lancashire', '2026-06-01T10:00')
    paper.tell(decide, dutyManager)
    expect(paper.tell(adopt, manager)).toMatchObject({ code: 'nothing-to-move' })
    changed(paper)
    expect(paper.dueOn('assessment')).toBe('2026-08-03')
    expect(paper.tell({ ...adopt, clocks: ['nonsense'] }, manager)).toMatchObject({ code: 'unknown-clock' })
    expect(paper.tell(adopt, manager)).toBe('applied')
    expect(paper.dueOn('assessment')).toBe('2026-07-27')
    expect(paper.open.clocks.at(-1)).toMatchObject({ rulesVersion: 'changed' })
    expect(paper.tell(adopt, manager)).toMatchObject({ code: 'nothing-to-move' })
  })

  it('that say the same of a clock do not move it', () => {
    const paper = received()
    changed(paper)
    expect(paper.tell(adopt, manager)).toMatchObject({ code: 'rules-alike' })
  })

  it('that have a clock no more withdraw it', () => {
    const paper = received('blackpool')
    paper.tell(decide, dutyManager)
    const { assessment } = paper.rules
    paper.rules = { ...paper.rules, version: 'changed', assessment: { ...assessment, checkpoints: [] } }
    expect(paper.tell({ ...adopt, clocks: ['checkpoint-30'] }, manager)).toBe('applied')
    expect(paper.statusOf('checkpoint-30')).toBe('withdrawn')
  })
})

describe('what was due when, and who changed it', () => {
  it('has every due date of a clock with why, in order', () => {
    const paper = received('blackpool', '2026-03-19T11:20')
    paper.tell(decide, dutyManager)
    const clock = 'checkpoint-10'
    paper.tell({ kind: 'extend-clock', clock, by: 5, reason, requestedBy: 'social-worker-one' }, manager)
    paper.tell({ kind: 'withdraw-clock-change', clock, entry: 1, reason }, manager)
    const proclaim = { kind: 'proclaim-bank-holiday', date: '2026-03-27', title: 'A day of thanks', reason } as const
    paper.tell(proclaim, someone('administrator'))
    expect(dueHistory(paper.events, clock)).toMatchObject([
      { dueOn: '2026-04-02', cause: 'started', by: dutyManager.id },
      { dueOn: '2026-04-13', cause: 'extension', by: manager.id, requestedBy: 'social-worker-one', reason },
      { dueOn: '2026-04-02', cause: 'withdrawn', by: manager.id },
      { dueOn: '2026-04-07', cause: 'bank-holiday', by: 'administrator-one' },
    ])
  })
})

describe('a preview', () => {
  it('says what would happen, with the old and new due dates of every clock touched, and changes nothing', () => {
    const paper = received().until('2026-06-09T09:00')
    paper.tell(decide, dutyManager)
    const before = paper.open
    expect(see(paper, correct('2026-06-05T16:00'))).toMatchObject({
      clocks: [
        { clock: 'decision', change: 'restated', status: 'met-late' },
        { clock: 'assessment', change: 'moved', from: { dueOn: '2026-08-10' }, to: { dueOn: '2026-08-07' } },
      ],
    })
    expect(paper.open).toEqual(before)
  })

  it('says what would be refused, and what starts and stops', () => {
    const paper = received()
    expect(see(paper, { kind: 'pause-clock', clock: 'decision', reason }).refusal?.code).toBe('clock-not-pausable')
    expect(see(paper, decide)).toMatchObject({
      stage: { from: 'awaiting-decision', to: 'awaiting-assessment' },
      clocks: [
        { clock: 'decision', change: 'stopped', status: 'met' },
        { clock: 'assessment', change: 'started', to: { dueOn: '2026-08-10' } },
      ],
    })
  })
})

describe('in words', () => {
  it('a clock that is late says whether its reasons are recorded (004-54)', () => {
    const paper = received('blackpool', '2026-03-19T11:20')
    const worker = someone('social-worker')
    paper.tell({ ...decide, fullAssessment: true }, dutyManager)
    paper.tell({ kind: 'allocate', workerId: worker.id }, manager)
    paper.tell({ kind: 'start-assessment' }, worker)
    paper.until('2026-05-29T10:00')
    const said = () => {
      const clock = paper.open.clocks.find(({ name }) => name === 'assessment')
      return clock === undefined ? '' : sayStatus(clock, lateReasonOf(clock, paper.open, paper.rules))
    }
    expect(said()).toBe('Overdue since Wednesday 27 May 2026 at 23:59 (BST); the reasons are still asked for.')
    for (const from of ['social-worker', 'professionals'] as const)
      paper.tell({ kind: 'explain-overrun', from, reason }, worker)
    expect(said()).toBe('Overdue since Wednesday 27 May 2026 at 23:59 (BST); the reasons are recorded.')
  })

  it('every clock that is overdue is named, and one that is paused is said to be', () => {
    const paper = received('blackpool', '2026-03-19T11:20')
    paper.tell(decide, dutyManager)
    paper.until('2026-05-06T10:00')
    expect(waitingFor(paper.state, paper.rules).sentence).toContain(
      '10-day checkpoint was due Thursday 2 April 2026 at 23:59 (BST) and 30-day checkpoint was due Tuesday 5 May 2026',
    )
    const { assessment } = paper.rules
    const pausable = new PaperCase('lancashire', '2026-06-01T10:00')
    const limit = { ...pausable.rules.assessment.limit, pausable: true }
    pausable.rules = { ...pausable.rules, assessment: { ...pausable.rules.assessment, limit } }
    pausable.tell(decide, dutyManager)
    pausable.tell({ kind: 'pause-clock', clock: 'assessment', reason }, manager)
    expect(assessment.limit.pausable).toBe(false)
    const { sentence, until } = waitingFor(pausable.state, pausable.rules)
    expect([sentence.endsWith('no clock runs; Assessment is paused since Monday 1 June 2026.'), until]).toEqual([
      true,
      undefined,
    ])
  })
})
