import { InTwoStages } from '../../test/support/in-two-stages'
import { PaperCase, someone } from '../../test/support/paper-case'
import { legalCommands, timelineSentence, waitingFor } from '..'
import { pictureOf } from '../picture/picture'
import type { Actor } from '../roles'

const asker = someone('service-manager', 'asker')
const second = someone('service-manager', 'second')
const manager = someone('team-manager')
const words = 'Quokka words of the manager'
const reason = 'In plain words'
const consent = { personId: 'mother', agency: 'gp', asked: true, explained: true } as const
const override = { kind: 'override-consent', ...consent, reason: words } as const
const close = { kind: 'close-case', closureReason: 'RC7', reason: words } as const

const codeOf = (answer: 'applied' | { code: string }) => (answer === 'applied' ? answer : answer.code)
const typesSince = (paper: PaperCase, seq: number) =>
  paper.events.filter((one) => one.seq > seq).map(({ type }) => type)
const approve = (paper: PaperCase, approvalId: string, actor: Actor) =>
  codeOf(paper.tell({ kind: 'approve-step', approvalId, reason }, actor))

describe('a step that a council has done in two stages', () => {
  it('is asked for and not done, once of each kind, and the case says so without the words of whoever asked', () => {
    const paper = new InTwoStages()
    const { seq } = paper.open
    const approvalId = paper.ask(override, asker)
    expect(typesSince(paper, seq)).toEqual(['approval-asked', 'clock-started'])
    expect(paper.open.consents).toEqual([])
    expect(paper.open.askedFor).toEqual([{ approvalId, step: override, asker, askedAt: paper.now }])
    expect(codeOf(paper.tell(override, manager))).toBe('step-pending')
    expect(legalCommands(paper.open, manager, paper.rules)).not.toContain('override-consent')
    const said = paper.events.map((event) => timelineSentence(event, paper.rules)).join('\n')
    expect(said).toContain('It was asked to go on without consent; it is done once a second person has approved it.')
    expect(said).not.toContain('Quokka')
  })

  it('is refused at once where it would not be done anyway', () => {
    const paper = new InTwoStages()
    expect(codeOf(paper.tell(close, asker))).toBe('not-legal-now')
    expect(codeOf(paper.tell(override, someone('social-worker')))).toBe('role-not-allowed')
    expect(codeOf(paper.tell({ ...override, personId: 'stranger' }, asker))).toBe('unknown-person')
    expect(paper.open.askedFor).toBeUndefined()
  })

  it('is done as it is in one stage once somebody else approves it, who is on record beside whoever asked', () => {
    const [paper, plain] = [new InTwoStages().mayBeClosed(), new InTwoStages([]).mayBeClosed()]
    const approvalId = paper.ask(close, asker)
    const [{ seq }, { seq: plainSeq }] = [paper.open, plain.open]
    expect(approve(paper, approvalId, second)).toBe('applied')
    plain.tell(close, asker)
    expect(typesSince(paper, seq)).toEqual(['approval-given', 'clock-settled', ...typesSince(plain, plainSeq)])
    expect(paper.open.stage).toBe('closed')
    expect(paper.events.find(({ type }) => type === 'approval-given')).toMatchObject({
      askedBy: asker.id,
      by: second.id,
    })
    expect(paper.events.at(-1)).toMatchObject({ type: 'case-closed', reason: words, by: second.id })
    expect(paper.open.askedFor).toEqual([])
    expect(approve(paper, approvalId, second)).toBe('not-legal-now')
  })

  it('is not approved or declined by whoever asked, nor by who stands in for them, nor without the permission', () => {
    const paper = new InTwoStages()
    const approvalId = paper.ask(override, asker)
    const deputy: Actor = { ...second, deputyFor: [{ personId: asker.id, permissions: ['approval.give'] }] }
    expect([approve(paper, approvalId, asker), approve(paper, approvalId, deputy)]).toEqual(['own-step', 'own-step'])
    expect(codeOf(paper.tell({ kind: 'decline-step', approvalId, reason }, asker))).toBe('own-step')
    expect(approve(paper, approvalId, manager)).toBe('role-not-allowed')
    expect(approve(paper, 'nonsense', second)).toBe('unknown-approval')
    expect(legalCommands(paper.open, asker, paper.rules)).not.toContain('approve-step')
    expect(legalCommands(paper.open, second, paper.rules)).toContain('approve-step')
    expect(paper.open.consents).toEqual([])
  })

  it('is of two that wait the one of the other person that somebody approves', () => {
    const paper = new InTwoStages()
    paper.tell({ kind: 'restrict-record', because: 'other', admit: [second.id], reason }, asker)
    const own = paper.ask({ kind: 'lift-restriction', reason }, second)
    const other = paper.ask(override, asker)
    expect(paper.tell({ kind: 'approve-step', approvalId: own, reason }, second)).toMatchObject({
      ...{ code: 'unknown-approval', allowed: other },
    })
    expect(approve(paper, other, second)).toBe('applied')
    expect(paper.open.restriction).toBeDefined()
  })

  it('is declined by a second person, or withdrawn by whoever asked, and may then be asked for again', () => {
    const paper = new InTwoStages()
    const first = paper.ask(override, asker)
    expect(codeOf(paper.tell({ kind: 'withdraw-step', approvalId: first, reason }, second))).toBe('not-own-step')
    expect(codeOf(paper.tell({ kind: 'decline-step', approvalId: first, reason }, second))).toBe('applied')
    expect(paper.open.clocks.at(-1)).toMatchObject({ name: 'second-approval:override-consent', status: 'met' })
    const again = paper.ask(override, asker)
    expect(codeOf(paper.tell({ kind: 'withdraw-step', approvalId: again, reason }, asker))).toBe('applied')
    expect(paper.open.clocks.at(-1)).toMatchObject({ status: 'not-required' })
    expect([paper.open.askedFor, paper.open.consents]).toEqual([[], []])
    expect(approve(paper, paper.ask(override, asker), second)).toBe('applied')
    expect(paper.open.consents).toMatchObject([{ personId: 'mother', overridden: true }])
  })

  it('is not done where the case has moved on meanwhile, and waits until it is declined or withdrawn', () => {
    const paper = new InTwoStages().mayBeClosed()
    const approvalId = paper.ask(close, asker)
    paper.tell({ kind: 'record-police-protection', reason }, manager)
    expect(paper.tell({ kind: 'approve-step', approvalId, reason }, second)).toMatchObject({
      ...{ code: 'step-overtaken', allowed: expect.stringMatching(/^road-open: /) },
    })
    expect(paper.open.askedFor).toHaveLength(1)
    expect(codeOf(paper.tell({ kind: 'decline-step', approvalId, reason }, second))).toBe('applied')
  })

  it('waits no more once the case is closed by another step', () => {
    const paper = new InTwoStages()
    paper.ask(override, asker)
    const decide = { kind: 'decide-referral', outcome: 'signposting', reason, signpostedTo: ['A service'] } as const
    const { criteria } = paper.rules.decision
    const answered = criteria.map(({ code }) => ({ code, answer: 'no' as const }))
    expect(codeOf(paper.tell({ ...decide, criteria: answered }, manager))).toBe('applied')
    expect([paper.open.stage, paper.open.askedFor]).toEqual(['closed', []])
  })

  it('is asked for and approved in a closed case, too, which has no clocks', () => {
    const paper = new InTwoStages()
    paper.tell({ kind: 'restrict-record', because: 'other', admit: [second.id], reason }, asker)
    paper.tell({ kind: 'hand-over', toCouncil: 'Another council', reason }, asker)
    const approvalId = paper.ask({ kind: 'lift-restriction', reason }, asker)
    expect([paper.open.stage, paper.open.restriction]).toEqual(['closed', expect.anything()])
    expect(approve(paper, approvalId, second)).toBe('applied')
    expect(paper.open.restriction).toBeUndefined()
  })
})

describe('the second person', () => {
  it('has a working day; after it managers are told, and an approval is late and holds', () => {
    const paper = new InTwoStages().mayBeClosed()
    const approvalId = paper.ask(close, asker)
    const clock = 'second-approval:close-case'
    expect(paper.dueOn(clock)).toBe('2026-06-02')
    expect(waitingFor(paper.open, paper.rules)).toMatchObject({ who: 'service-manager' })
    expect(waitingFor(paper.open, paper.rules).sentence).toContain('approve or decline, as a second person, to close')
    paper.until('2026-06-04T10:00')
    const told = paper.events.flatMap((event) =>
      event.type === 'clock-rung-reached' && event.clock === clock ? [event.tell] : [],
    )
    expect(told).toEqual(['duty-manager', 'team-manager', 'service-manager'])
    expect(approve(paper, approvalId, second)).toBe('applied')
    expect([paper.statusOf(clock), paper.open.stage]).toEqual(['met-late', 'closed'])
  })
})

it('no council has anything done in two stages unless it says so', () => {
  const paper = new PaperCase('lancashire', '2026-06-01T10:00')
  expect(paper.rules.approvals.twoStage).toEqual([])
  expect(codeOf(paper.tell(override, asker))).toBe('applied')
  expect(paper.open.consents).toMatchObject([{ overridden: true }])
})

it('the picture of a council that does shows the second person and their clock', () => {
  const { rules } = new InTwoStages()
  const picture = pictureOf(rules)
  const steps = picture.roads.find(({ name }) => name === 'two-stage')?.places.flatMap((place) => place.steps) ?? []
  expect(steps.find(({ command }) => command === 'approve-step')).toMatchObject({
    by: ['service-manager'],
    ways: expect.arrayContaining([expect.objectContaining({ stops: expect.arrayContaining(['second-approval']) })]),
  })
  expect(picture.clocks.map(({ rule }) => rule.name)).toContain('second-approval')
}, 120_000)
