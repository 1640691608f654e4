import { criteriaAnswers } from '../api/examples/referral'
import { noticesFor, timelineSentence, type Notice } from '.'
import { authorisation, recordMade, submission } from '../test/support/assessed'
import { london, PaperCase, someone } from '../test/support/paper-case'
import type { OpenCase } from './case'
import { commandKinds, type PersonCommand } from './commands'

// What rows of the guides ask for that the stories of spine.test.ts do not come by.

const dutyManager = someone('duty-manager')
const teamManager = someone('team-manager')
const worker = someone('social-worker')
const reason = 'In plain words'

const decide: PersonCommand = { kind: 'decide-referral', outcome: 'assessment', reason, criteria: criteriaAnswers }
const allocate = (workerId: string): PersonCommand => ({ kind: 'allocate', workerId })
const authorise: PersonCommand = { kind: 'authorise-assessment', recommendation: 'Agreed' }

const started = (council: string, receivedAt = '2026-03-02T10:00', decision = decide): PaperCase => {
  const paper = new PaperCase(council, receivedAt)
  for (const command of [decision, allocate(worker.id)]) paper.tell(command, dutyManager)
  paper.tell({ kind: 'start-assessment' }, worker)
  return paper
}

const submitted = (council: string, decision = decide): PaperCase => {
  const paper = started(council, '2026-03-02T10:00', decision)
  paper.tell({ kind: 'record-child-seen', alone: true }, worker)
  for (const record of paper.rules.assessment.recordsBefore.submission) paper.tell(recordMade(record), worker)
  paper.tell(submission(paper.rules), worker)
  return paper
}

/** Whom the last event of a type tells what. */
function noticesOf(paper: PaperCase, type: string): Notice[] {
  const event = paper.events.findLast((one) => one.type === type)
  return event === undefined ? [] : noticesFor(event, paper.open, paper.rules)
}

describe('rows of the guides', () => {
  it('a service may be requested in every open stage, and the case stays where it is (000-19, 004-08)', () => {
    const request: PersonCommand = { kind: 'request-service', service: 'parenting course', reason }
    const paper = new PaperCase('anyshire', '2026-03-02T10:00')
    const onwards: [PersonCommand, typeof worker][] = [
      [decide, dutyManager],
      [allocate(worker.id), teamManager],
      [{ kind: 'start-assessment' }, worker],
      [{ kind: 'record-child-seen', alone: true }, worker],
      [submission(paper.rules), worker],
      [authorise, teamManager],
      [{ kind: 'decide-outcome', outcome: 'child-in-need-plan', reason }, teamManager],
    ]
    const seen: OpenCase['stage'][] = []
    for (const [command, actor] of onwards) {
      const { stage } = paper.open
      if (stage !== 'closed') seen.push(stage)
      expect(paper.tell(request, worker)).toBe('applied')
      expect(paper.state.stage).toBe(stage)
      expect(paper.tell(command, actor)).toBe('applied')
    }
    expect(new Set(seen).size).toBe(5)
    expect(paper.tell(request, worker)).toBe('applied')
  })

  it('what others already do for the family goes on: a service is only ever asked for, no step pauses or ends one (000-16)', () => {
    const paper = new PaperCase('bath-and-north-east-somerset', '2026-03-02T10:00')
    paper.tell({ kind: 'request-service', service: 'speech therapy', reason }, worker)
    const about = (event: { type: string }) => /service|agency/.test(event.type)
    for (const command of [decide, allocate(worker.id)]) paper.tell(command, dutyManager)
    paper.tell({ kind: 'start-assessment' }, worker)
    paper.tell({ kind: 'record-child-seen', alone: true }, worker)
    paper.tell(submission(paper.rules), worker)
    paper.tell(authorise, teamManager)
    paper.tell({ kind: 'decide-outcome', outcome: 'no-further-action', reason }, teamManager)
    expect(paper.state.stage).toBe('closed')
    expect(paper.events.filter(about).map(({ type }) => type)).toEqual(['service-requested'])
    expect(commandKinds.filter((kind) => kind.includes('service'))).toEqual(['request-service'])
  })

  it("the family's comment is added and changes nothing of the assessment (000-23)", () => {
    const paper = submitted('bath-and-north-east-somerset')
    const before = paper.open
    expect(paper.tell({ kind: 'add-comment', personId: 'mother', comment: 'Born in May' }, worker)).toBe('applied')
    expect(paper.open).toEqual({ ...before, seq: before.seq + 1 })
  })

  it('a wait before the start is on record with its urgency, and moves no due date (001-09, 004-19)', () => {
    const paper = new PaperCase('lancashire', '2026-11-30T10:05')
    paper.tell(decide, dutyManager)
    const due = paper.dueOn('assessment')
    expect(paper.tell({ kind: 'record-wait', urgency: 'high', reason }, teamManager)).toBe('applied')
    paper.tell(allocate(worker.id), teamManager)
    paper.until('2026-12-04T09:00').tell({ kind: 'start-assessment' }, worker)
    expect(paper.open).toMatchObject({ assessment: { urgency: 'high', startedAt: london('2026-12-04T09:00') } })
    expect(paper.dueOn('assessment')).toBe(due)
  })

  it('another worker may be allocated in place of the first, who stays on record (002-17)', () => {
    const paper = started('west-northamptonshire')
    expect(paper.tell(allocate('another'), teamManager)).toBe('applied')
    expect(paper.events.at(-1)).toMatchObject({ workerId: 'another', previousWorkerId: worker.id })
    expect(paper.tell(allocate('another'), teamManager)).toMatchObject({ code: 'same-worker' })
  })

  it('a usual time that has passed is reported, is no breach, and asks for no reasons (002-13)', () => {
    const paper = started('west-northamptonshire').until('2026-06-01T10:00')
    expect(paper.statusOf('assessment')).toBe('running')
    expect(paper.typesOf().filter((type) => type === 'clock-rung-reached')).toHaveLength(3)
    paper.tell({ kind: 'record-child-seen', alone: false }, worker)
    paper.tell(submission(paper.rules), worker)
    expect(paper.tell(authorise, teamManager)).toBe('applied')
  })

  it('the copy of the assessment goes to the family by itself, or on request (000-22, 001-10, 002-14)', () => {
    const copied = (council: string) => {
      const paper = submitted(council)
      paper.tell(authorise, teamManager)
      return noticesOf(paper, 'assessment-authorised').map(({ template }) => template)
    }
    expect(copied('bath-and-north-east-somerset')).toEqual(['assessment-copy', 'assessment-copy'])
    expect(copied('west-northamptonshire')).toEqual(['assessment-copy', 'assessment-copy'])
    expect(copied('lancashire')).toEqual([])
    const asked = submitted('lancashire')
    const ask = { kind: 'request-copy', personId: 'mother' } as const
    const toTheMother = [{ template: 'assessment-copy', recipient: { kind: 'person', id: 'mother' } }]
    asked.tell(ask, worker)
    expect(noticesOf(asked, 'copy-requested')).toEqual([])
    asked.tell(authorise, teamManager)
    expect(noticesOf(asked, 'assessment-authorised')).toEqual(toTheMother)
    asked.tell(ask, worker)
    expect(noticesOf(asked, 'copy-requested')).toEqual(toTheMother)
    expect(asked.tell({ ...ask, personId: 'referrer' }, worker)).toMatchObject({ code: 'not-the-family' })
  })

  it('the copy goes out with the outcome, where that is decided before anybody authorises (002-14, 002-16)', () => {
    const paper = started('west-northamptonshire')
    paper.tell({ kind: 'decide-outcome', outcome: 'child-in-need-plan', reason }, worker)
    const copies = noticesOf(paper, 'outcome-decided').filter(({ template }) => template === 'assessment-copy')
    expect(copies.map(({ recipient }) => recipient)).toEqual([
      { kind: 'person', id: 'mother' },
      { kind: 'person', id: 'father' },
    ])
  })

  it('what is withheld from the family at one decision is withheld at the next, until a decision says otherwise (004-52, C7)', () => {
    const withhold = [{ from: 'family', ground: 'risk-of-harm' }] as const
    const copied = (change: object) => {
      const paper = submitted('blackpool', { ...decide, withhold })
      paper.tell({ ...authorisation(paper.rules), ...change }, teamManager)
      return noticesOf(paper, 'assessment-authorised').map(({ withheld }) => withheld)
    }
    expect(copied({})).toEqual(['risk-of-harm', 'risk-of-harm'])
    expect(copied({ withhold: [] })).toEqual([undefined, undefined])
  })

  it('referrer and family are told the decision, save whom a manager withholds it from with the ground (000-05, 003-03)', () => {
    const paper = new PaperCase('anyshire', '2026-03-02T10:00')
    const withhold = [{ from: 'family', ground: 'risk-of-harm' }] as const
    paper.tell({ ...decide, withhold }, dutyManager)
    expect(noticesOf(paper, 'referral-decided').map(({ recipient, withheld }) => ({ recipient, withheld }))).toEqual([
      { recipient: { kind: 'person', id: 'referrer' }, withheld: undefined },
      { recipient: { kind: 'person', id: 'mother' }, withheld: 'risk-of-harm' },
      { recipient: { kind: 'person', id: 'father' }, withheld: 'risk-of-harm' },
    ])
  })

  it('a referrer who stays anonymous is not told anything (S3)', () => {
    const paper = new PaperCase('west-northamptonshire', '2026-12-10T09:15', { anonymous: true, source: '9' })
    paper.tell(decide, dutyManager)
    const toReferrer = noticesOf(paper, 'referral-decided').filter(
      ({ recipient }) => recipient.kind === 'person' && recipient.id === 'referrer',
    )
    expect(toReferrer).toMatchObject([{ withheld: 'anonymous-referrer' }])
  })

  it('whose consent is overridden is told their rights (001-23)', () => {
    const paper = started('lancashire')
    const override = { kind: 'override-consent', personId: 'father', agency: 'gp', reason } as const
    paper.tell({ ...override, asked: true, explained: true }, teamManager)
    expect(noticesOf(paper, 'consent-overridden')).toEqual([
      { template: 'rights-explained', recipient: { kind: 'person', id: 'father' } },
    ])
  })

  it('and to whom it was not explained is not written to as if it had been (001-23)', () => {
    const paper = started('lancashire')
    const override = { kind: 'override-consent', personId: 'father', agency: 'gp', reason } as const
    const neither = { ...override, asked: false, explained: false }
    expect(paper.tell(neither, teamManager)).toMatchObject({ code: 'ask-and-explain' })
    expect(paper.tell({ ...neither, whyNotAsked: reason }, teamManager)).toMatchObject({ code: 'ask-and-explain' })
    expect(paper.tell({ ...neither, whyNotAsked: reason, whyNotExplained: reason }, teamManager)).toBe('applied')
    expect(noticesOf(paper, 'consent-overridden')).toEqual([])
    expect(timelineSentence(paper.events.at(-1)!, paper.rules)).toBe(
      'A manager decided to speak with the GP without consent, without asking for it and without explaining it to the family.',
    )
  })
})
