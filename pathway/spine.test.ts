import { criteriaAnswers } from '../api/examples/referral'
import { dueHistory, fold } from '.'
import type { PersonCommand } from './commands'
import { recordMade, submission } from '../test/support/assessed'
import type { Actor } from './roles'
import { london, PaperCase, someone } from '../test/support/paper-case'

const dutyManager = someone('duty-manager')
const teamManager = someone('team-manager')
const worker = someone('social-worker')

const decideAssessment: PersonCommand = {
  kind: 'decide-referral',
  outcome: 'assessment',
  reason: 'Needs are not clear yet',
  criteria: criteriaAnswers,
}
const seenAlone: PersonCommand = { kind: 'record-child-seen', alone: true }
const authorise: PersonCommand = { kind: 'authorise-assessment', recommendation: 'Agreed' }
const answers = ['section-17', 'section-47', 'section-20-or-31a'].map((code) => ({ code, answer: 'no' as const }))

/** Submits the assessment with all that the council asks for; returns the refusal, or `applied`. */
function submit(paper: PaperCase, actor: Actor) {
  for (const record of paper.rules.assessment.recordsBefore.submission) paper.tell(recordMade(record), actor)
  return paper.tell(submission(paper.rules), actor)
}

/** A case whose assessment has started, at the time of its receipt. */
function underAssessment(council: string, receivedAt: string, facts = {}): PaperCase {
  const paper = new PaperCase(council, receivedAt, facts)
  paper.tell(decideAssessment, dutyManager)
  paper.tell({ kind: 'allocate', workerId: worker.id }, teamManager)
  paper.tell({ kind: 'start-assessment' }, worker)
  return paper
}

describe('S1, Bath and North East Somerset', () => {
  const paper = () => new PaperCase('bath-and-north-east-somerset', '2026-05-22T16:40')

  it('is to be decided within 24 elapsed hours, whatever the weekend and the bank holiday (000-06)', () => {
    const clock = paper().open.clocks[0]
    expect(clock?.due.dueAt).toBe(london('2026-05-23T16:40'))
  })

  it('lets a manager set the length between 15 and 45 days, and set it again (000-14)', () => {
    const referral = paper().until('2026-05-23T10:12')
    referral.tell(decideAssessment, dutyManager)
    referral.tell({ kind: 'allocate', workerId: worker.id }, teamManager)
    referral.tell({ kind: 'start-assessment' }, worker)
    referral.until('2026-05-27T09:00')
    const setTo = (days: number) =>
      referral.tell({ kind: 'set-assessment-length', days, reason: 'Complex' }, teamManager)
    expect(setTo(14)).toMatchObject({ code: 'length-outside-range', allowed: '15 to 45 days' })
    expect(setTo(46)).toMatchObject({ code: 'length-outside-range', allowed: '15 to 45 days' })
    expect(setTo(30)).toBe('applied')
    expect(referral.dueOn('assessment')).toBe('2026-06-21')
    expect(setTo(20)).toBe('applied')
    expect(referral.dueOn('assessment')).toBe('2026-06-11')
    referral.until('2026-06-08T09:00')
    expect(setTo(16)).toMatchObject({ code: 'length-already-over' })
  })
})

describe('S4, Blackpool', () => {
  const started = () => underAssessment('blackpool', '2026-03-19T11:20')
  const further: PersonCommand = { kind: 'decide-checkpoint', furtherAssessment: true, reason: 'More to understand' }

  it('counts the checkpoints and the limit in working days from the referral (004-54, 004-55)', () => {
    const paper = started()
    const clocks = ['checkpoint-10', 'checkpoint-30', 'checkpoint-45', 'assessment']
    expect(clocks.map(paper.dueOn)).toEqual(['2026-04-02', '2026-05-05', '2026-05-27', '2026-05-27'])
  })

  it('counts the further 35 working days from the decision, early, on the day or late (004-15)', () => {
    const decidedOn = (day: string) => {
      const paper = started().until(`${day}T10:00`)
      paper.tell(further, teamManager)
      return paper
    }
    expect(decidedOn('2026-03-30').dueOn('assessment-further')).toBe('2026-05-21')
    expect(decidedOn('2026-04-02').dueOn('assessment-further')).toBe('2026-05-27')
    expect(decidedOn('2026-04-08').statusOf('checkpoint-10')).toBe('met-late')
  })

  it('has no further time to decide on where a full assessment was ordered from the outset (004-16)', () => {
    const paper = new PaperCase('blackpool', '2026-03-19T11:20')
    paper.tell({ ...decideAssessment, fullAssessment: true }, dutyManager)
    paper.tell({ kind: 'allocate', workerId: worker.id }, teamManager)
    paper.tell({ kind: 'start-assessment' }, worker)
    expect(paper.tell(further, teamManager)).toMatchObject({ code: 'not-legal-now' })
    expect(paper.dueOn('assessment-brief')).toBeUndefined()
    const review = { kind: 'review-checkpoint', checkpoint: 'checkpoint-10', reason: 'On track' } as const
    expect(paper.tell(review, teamManager)).toMatchObject({
      code: 'too-early-to-review',
      allowed: 'from Tuesday 31 March 2026',
    })
    expect(paper.until('2026-03-31T09:00').tell(review, teamManager)).toBe('applied')
  })

  it('reaches warning, due and escalation of a neglected checkpoint once each, and closes nothing (004-54, 004-55)', () => {
    const paper = started().until('2026-03-30T10:00')
    paper.tell(further, teamManager)
    paper.until('2026-05-29T10:00')
    const reached = paper.events.filter(
      (event) => event.type === 'clock-rung-reached' && event.clock === 'checkpoint-30',
    )
    expect(reached.map((event) => 'rung' in event && event.rung)).toEqual(['warning', 'due', 'escalation'])
    const told = reached.map((event) => 'tell' in event && event.tell)
    expect(new Set(told).size).toBe(3)
    expect(paper.state.stage).toBe('assessment')
    expect(paper.statusOf('assessment')).toBe('breached')
  })

  it('is authorised only when the six items are answered and a late assessment is explained (004-54, 004-60)', () => {
    const paper = started().until('2026-03-30T10:00')
    paper.tell(further, teamManager)
    paper.tell(seenAlone, worker)
    paper.until('2026-05-29T10:00')
    submit(paper, worker)
    expect(paper.tell(authorise, teamManager)).toMatchObject({ code: 'sign-off-incomplete' })
    const [first, ...others] = paper.rules.assessment.signOff.map(({ code }) => ({ code, answer: 'yes' as const }))
    expect(first).toBeDefined()
    const signOff = [{ code: first?.code ?? '', answer: 'no' as const }, ...others]
    expect(paper.tell({ ...authorise, signOff }, teamManager)).toMatchObject({
      code: 'sign-off-incomplete',
    })
    const because = [{ ...signOff[0], reason: 'no, because the family has moved' }, ...others]
    const complete = { ...authorise, signOff: because, questions: answers } as PersonCommand
    expect(paper.tell(complete, teamManager)).toMatchObject({ code: 'overrun-unexplained' })
    paper.tell({ kind: 'explain-overrun', from: 'social-worker', reason: 'Illness' }, worker)
    expect(paper.tell(complete, teamManager)).toMatchObject({ allowed: 'reasons from professionals' })
    paper.tell({ kind: 'explain-overrun', from: 'professionals', reason: 'Report outstanding' }, worker)
    expect(paper.tell(complete, teamManager)).toBe('applied')
    expect(paper.statusOf('assessment')).toBe('met-late')
    expect(paper.statusOf('checkpoint-30')).toBe('breached')
  })
})

describe('a rung', () => {
  it('is not reached by a timer that fires as its clock moves on', () => {
    const paper = underAssessment('bath-and-north-east-somerset', '2026-11-02T09:00')
    paper.tell({ kind: 'set-assessment-length', days: 20, reason: 'Clear needs' }, teamManager)
    const warning = paper.open.clocks.find(({ name }) => name === 'assessment')?.rungs[0]
    paper.until('2026-11-16T08:59')
    paper.tell({ kind: 'set-assessment-length', days: 45, reason: 'More to understand' }, teamManager)
    expect(paper.fire('assessment', warning?.name ?? '')).toBe('applied')
    expect(paper.typesOf()).not.toContain('clock-rung-reached')
  })
})

describe('a decision', () => {
  it('needs an outcome of the council, a role that may, and refuses with what is legal (C5, C6)', () => {
    const paper = new PaperCase('lancashire', '2026-11-30T10:05')
    expect(paper.tell(decideAssessment, worker)).toMatchObject({ code: 'role-not-allowed' })
    const refusal = paper.tell({ kind: 'decide-referral', outcome: 'nonsense', reason: 'x' }, dutyManager)
    expect(refusal).toMatchObject({ code: 'unknown-outcome' })
    expect(refusal).toHaveProperty('legal', expect.arrayContaining(['decide-referral']))
    expect(submit(paper, worker)).toMatchObject({ code: 'not-legal-now' })
  })

  it('accepted in time and heard after it was due counts as made in time; no breach stands (S9)', () => {
    const paper = new PaperCase('lancashire', '2026-03-28T14:00').until('2026-03-29T18:00')
    expect(paper.statusOf('decision')).toBe('breached')
    paper.tell(decideAssessment, dutyManager, london('2026-03-29T14:30'))
    expect(paper.statusOf('decision')).toBe('met')
    expect(paper.typesOf()).toEqual(expect.arrayContaining(['heard-late', 'breach-withdrawn']))
  })

  it('is made late when it was accepted after it was due', () => {
    const paper = new PaperCase('lancashire', '2026-03-28T14:00').until('2026-03-29T18:00')
    paper.tell(decideAssessment, dutyManager)
    expect(paper.statusOf('decision')).toBe('met-late')
  })
})

describe('authorisation', () => {
  it('is refused to the person who submitted, whatever their roles (000-22, 004-49)', () => {
    const paper = underAssessment('anyshire', '2026-11-02T09:00')
    const both = { id: 'both', roles: ['social-worker', 'team-manager'] as const }
    paper.tell(seenAlone, worker)
    submit(paper, both)
    expect(paper.tell(authorise, both)).toMatchObject({ code: 'own-request' })
    expect(paper.tell(authorise, teamManager)).toBe('applied')
  })

  it('is refused to the person the assessment is allocated to, whoever submitted it (000-22, 004-49)', () => {
    const paper = underAssessment('anyshire', '2026-11-02T09:00')
    paper.tell(seenAlone, worker)
    submit(paper, someone('social-worker', 'two'))
    expect(paper.tell(authorise, { id: worker.id, roles: ['team-manager'] })).toMatchObject({ code: 'own-request' })
  })

  it('takes no answer to what the council does not ask (004-60)', () => {
    const paper = underAssessment('lancashire', '2026-11-02T09:00')
    paper.tell(seenAlone, worker)
    submit(paper, worker)
    const answered = { ...authorise, signOff: [{ code: 'zzz', answer: 'yes' }] } as PersonCommand
    expect(paper.tell(answered, teamManager)).toMatchObject({ code: 'unknown-sign-off-item', allowed: 'none' })
  })

  it('comes after the child was seen, or a manager recorded why not (004-21, 004-43)', () => {
    const paper = underAssessment('blackpool', '2026-11-02T09:00')
    paper.tell({ kind: 'record-child-seen', alone: false }, worker)
    expect(submit(paper, worker)).toMatchObject({ code: 'child-not-seen' })
    const why: PersonCommand = { kind: 'record-child-not-seen', missing: 'seen-alone', reason: 'In hospital' }
    expect(paper.tell(why, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(why, teamManager)).toBe('applied')
    expect(submit(paper, worker)).toBe('applied')
  })
})

describe('consent', () => {
  it('gates contact with a third party, and a manager may override it with a reason (000-11, 001-07, S2)', () => {
    const paper = underAssessment('lancashire', '2026-11-30T10:05')
    const callDoctor: PersonCommand = { kind: 'contact-agency', agency: 'gp', aboutPersonId: 'father' }
    const answer = (given: 'given' | 'refused' | 'withdrawn'): PersonCommand => ({
      kind: 'record-consent',
      personId: 'father',
      agency: 'gp',
      answer: given,
    })
    expect(paper.tell(callDoctor, worker)).toMatchObject({ code: 'consent-missing' })
    paper.tell(answer('refused'), worker)
    expect(paper.tell(callDoctor, worker)).toMatchObject({ code: 'consent-refused' })
    const override = { kind: 'override-consent', personId: 'father', agency: 'gp', reason: 'Risk of harm' } as const
    const notAsked = { ...override, asked: false, explained: true }
    expect(paper.tell({ ...notAsked }, worker)).toMatchObject({ code: 'role-not-allowed' })
    expect(paper.tell(notAsked, teamManager)).toMatchObject({ code: 'ask-and-explain' })
    expect(paper.tell({ ...override, asked: true, explained: true }, teamManager)).toBe('applied')
    expect(paper.tell(callDoctor, worker)).toBe('applied')
  })

  it('refused or withdrawn again needs an override again (000-12)', () => {
    const paper = underAssessment('anyshire', '2026-11-30T10:05')
    const about = { personId: 'father', agency: 'gp' } as const
    const call: PersonCommand = { kind: 'contact-agency', agency: 'gp', aboutPersonId: 'father' }
    paper.tell({ kind: 'override-consent', ...about, reason: 'Risk', asked: true, explained: true }, teamManager)
    expect(paper.tell(call, worker)).toBe('applied')
    paper.tell({ kind: 'record-consent', ...about, answer: 'refused' }, worker)
    expect(paper.tell(call, worker)).toMatchObject({ code: 'consent-refused' })
  })

  it('once given may be withdrawn, and contact stops (000-12)', () => {
    const paper = underAssessment('anyshire', '2026-11-30T10:05')
    const consent = { kind: 'record-consent', personId: 'mother', agency: 'school' } as const
    paper.tell({ ...consent, answer: 'given' }, worker)
    const call: PersonCommand = { kind: 'contact-agency', agency: 'school', aboutPersonId: 'mother' }
    expect(paper.tell(call, worker)).toBe('applied')
    paper.tell({ ...consent, answer: 'withdrawn' }, worker)
    expect(paper.tell(call, worker)).toMatchObject({ code: 'consent-withdrawn' })
  })
})

describe('S3, West Northamptonshire', () => {
  const speaksPolish = [{ id: 'mother', kind: 'mother' as const, parentalResponsibility: true, interpreter: true }]

  it('allocates at once and lets the social worker decide the outcome in the middle (002-08, 002-16)', () => {
    const paper = new PaperCase('west-northamptonshire', '2026-12-10T09:15', { anonymous: true, source: '9' })
    expect(paper.tell({ kind: 'allocate', workerId: worker.id }, teamManager)).toBe('applied')
    paper.tell(decideAssessment, dutyManager)
    paper.tell({ kind: 'start-assessment' }, worker)
    expect(paper.dueOn('assessment')).toBe('2027-01-24')
    paper.until('2026-12-21T10:00')
    const outcome = paper.rules.assessment.outcomes.find(({ code }) => code.includes('another-service'))?.code ?? ''
    expect(paper.tell({ kind: 'decide-outcome', outcome, reason: 'A parenting course will help' }, worker)).toBe(
      'applied',
    )
    expect(paper.state.stage).toBe('closed')
    expect(paper.open.clocks.every((clock) => clock.settledAt !== undefined)).toBe(true)
  })

  it('refuses a contact without the interpreter a person needs, save the one a manager approved (002-03, 004-26)', () => {
    const paper = new PaperCase('west-northamptonshire', '2026-12-10T09:15', { people: speaksPolish })
    const call: PersonCommand = { kind: 'contact-family', personId: 'mother', interpreter: false }
    expect(paper.tell(call, worker)).toMatchObject({ code: 'interpreter-needed' })
    expect(paper.tell({ ...call, interpreter: true }, worker)).toBe('applied')
    paper.tell({ kind: 'waive-interpreter', personId: 'mother', reason: 'Danger at the door' }, teamManager)
    expect(paper.tell(call, worker)).toBe('applied')
    expect(paper.tell(call, worker)).toMatchObject({ code: 'interpreter-needed' })
  })
})

describe('a checkpoint', () => {
  it('counts from the referral, so a manager may act on it while the assessment waits to start (004-15, 004-55)', () => {
    const paper = new PaperCase('blackpool', '2026-03-19T11:20')
    paper.tell(decideAssessment, dutyManager)
    paper.until('2026-03-30T10:00')
    expect(paper.tell({ kind: 'decide-checkpoint', furtherAssessment: true, reason: 'More' }, teamManager)).toBe(
      'applied',
    )
    expect(
      paper.tell({ kind: 'review-checkpoint', checkpoint: 'checkpoint-30', reason: 'Seen' }, teamManager),
    ).toMatchObject({ code: 'too-early-to-review' })
    paper.tell({ kind: 'allocate', workerId: worker.id }, teamManager)
    paper.tell({ kind: 'start-assessment' }, worker)
    expect(paper.dueOn('assessment-further')).toBe('2026-05-21')
    expect(paper.dueOn('assessment-brief')).toBeUndefined()
  })
})

describe('S10, a bank holiday is proclaimed', () => {
  it('moves the clocks in working days that cross it by one day, each with the reason, and no other', () => {
    const paper = underAssessment('blackpool', '2026-06-01T10:00')
    expect(paper.dueOn('assessment')).toBe('2026-08-03')
    paper.until('2026-06-20T10:00')
    const proclaim: PersonCommand = {
      kind: 'proclaim-bank-holiday',
      date: '2026-07-10',
      title: 'One-off bank holiday',
      reason: 'Proclaimed on 20 June',
    }
    expect(paper.tell(proclaim, someone('administrator'))).toBe('applied')
    expect(paper.dueOn('assessment')).toBe('2026-08-04')
    expect(paper.dueOn('checkpoint-10')).toBe('2026-06-15')
    const moved = paper.events.filter((event) => event.type === 'clock-moved')
    expect(moved.every((event) => 'reason' in event && event.reason === 'Proclaimed on 20 June')).toBe(true)
    expect(paper.tell(proclaim, someone('administrator'))).toMatchObject({ code: 'already-known' })
  })

  it('moves them back, each with the reason, when the day is withdrawn, and may do so again', () => {
    const paper = underAssessment('blackpool', '2026-06-01T10:00')
    const administrator = someone('administrator')
    const withdraw = { kind: 'withdraw-bank-holiday', date: '2026-07-10', reason: 'It was another day' } as const
    const proclaim = {
      kind: 'proclaim-bank-holiday',
      date: '2026-07-10',
      title: 'A day',
      reason: 'Proclaimed',
    } as const
    expect(paper.tell(withdraw, administrator)).toMatchObject({ code: 'not-legal-now' })
    for (const _ of ['once', 'again']) {
      paper.tell(proclaim, administrator)
      expect(paper.dueOn('assessment')).toBe('2026-08-04')
      expect(paper.tell({ ...withdraw, date: '2026-07-13' }, administrator)).toMatchObject({
        code: 'not-proclaimed',
        allowed: '10 July 2026',
      })
      expect(paper.tell(withdraw, administrator)).toBe('applied')
      expect([paper.dueOn('assessment'), paper.dueOn('checkpoint-30')]).toEqual(['2026-08-03', '2026-07-13'])
    }
    const back = paper.events.filter(
      (event) => event.type === 'clock-moved' && event.cause === 'bank-holiday-withdrawn',
    )
    expect(back.map((event) => 'reason' in event && event.reason)).toEqual(Array(back.length).fill(withdraw.reason))
    expect(dueHistory(paper.events, 'assessment').map(({ cause }) => cause)).toEqual([
      ...['started', 'bank-holiday', 'bank-holiday-withdrawn', 'bank-holiday', 'bank-holiday-withdrawn'],
    ])
  })

  it('warns and breaches at once what is past due when the day is withdrawn', () => {
    const paper = underAssessment('blackpool', '2026-06-01T10:00')
    const date = '2026-07-10'
    paper.tell({ kind: 'proclaim-bank-holiday', date, title: 'A day', reason: 'Proclaimed' }, someone('administrator'))
    paper.until('2026-08-04T10:00')
    expect(paper.statusOf('assessment')).toBe('running')
    paper.tell({ kind: 'withdraw-bank-holiday', date, reason: 'A mistake' }, someone('administrator'))
    paper.until('2026-08-04T10:01')
    expect(paper.statusOf('assessment')).toBe('breached')
  })

  it('leaves clocks in calendar days and elapsed hours where they are', () => {
    const paper = underAssessment('west-northamptonshire', '2026-06-01T10:00')
    paper.tell({ kind: 'proclaim-bank-holiday', date: '2026-07-10', title: 'x', reason: 'y' }, someone('administrator'))
    expect(paper.typesOf()).not.toContain('clock-moved')
  })
})

it('is the same case when its record is folded again', () => {
  const paper = underAssessment('blackpool', '2026-03-19T11:20').until('2026-05-29T10:00')
  expect(fold(paper.events)).toEqual(paper.state)
})
