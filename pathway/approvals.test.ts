import { authorisation, recordMade, submission } from '../test/support/assessed'
import { InTwoStages } from '../test/support/in-two-stages'
import { london, PaperCase, people, rulesOf, someone } from '../test/support/paper-case'
import { PaperMatter } from '../test/support/paper-matter'
import { approvalPairs, isAmong, isSamePerson } from './approvals'
import type { PersonCommand } from './commands'
import { accessRequestMachine } from './matters/access/access-request'
import { emergencyMachine } from './matters/emergency/emergency-access'
import { capacityOf, personRoles, type Actor } from './roles'
import { permissionOf } from './step-permissions'
import type { TwoStageCommand } from './two-stage/facts'

// Everybody here has every role: what is refused is refused for who they are.
const asker: Actor = { id: 'asker', roles: personRoles }
const another: Actor = { id: 'another', roles: personRoles }
const third: Actor = { id: 'third', roles: personRoles }
const reason = 'Said in plain words'

type Approves = (approver: Actor) => string

const begun = (): PaperCase => {
  const paper = new PaperCase('lancashire', '2026-06-01T10:00', {
    people: people.map((one) => (one.id === 'mother' ? { ...one, interpreter: true, adjustments: true } : one)),
  })
  paper.tell({ kind: 'decide-referral', outcome: 'assessment', reason }, someone('duty-manager'))
  return paper
}

const inAssessment = (workerId: string): PaperCase => {
  const paper = begun()
  paper.tell({ kind: 'allocate', workerId }, third)
  paper.tell({ kind: 'start-assessment' }, third)
  paper.tell({ kind: 'record-child-seen', alone: true }, third)
  for (const record of paper.rules.assessment.recordsBefore.submission) paper.tell(recordMade(record), third)
  return paper
}

const codeOf = (paper: PaperCase, command: PersonCommand, actor: Actor): string => {
  const answer = paper.tell(command, actor)
  return answer === 'applied' ? answer : answer.code
}

function authorised(paper: PaperCase): Approves {
  return (approver) => codeOf(paper, authorisation(paper.rules), approver)
}

function clockChange(kind: 'pause-clock' | 'extend-clock'): Approves {
  const paper = begun()
  const loose = { pausable: true, extendable: true }
  paper.state = {
    ...paper.open,
    clocks: paper.open.clocks.map((clock) => ({ ...clock, rule: { ...clock.rule, ...loose } })),
  }
  const asked = { clock: 'assessment', reason, requestedBy: asker.id }
  return (approver) => codeOf(paper, kind === 'pause-clock' ? { kind, ...asked } : { kind, by: 1, ...asked }, approver)
}

function contact(need: 'interpreter' | 'adjustments'): Approves {
  const paper = begun()
  paper.tell({ kind: `waive-${need}`, personId: 'mother', reason }, asker)
  const had = { interpreter: need !== 'interpreter', adjustments: need !== 'adjustments' }
  return (approver) => codeOf(paper, { kind: 'contact-family', personId: 'mother', ...had }, approver)
}

function disclosure(): Approves {
  const request = new PaperMatter(accessRequestMachine, 'anyshire', {
    ...{ kind: 'receive-access-request', council: 'anyshire', caseId: 'request', practice: false, proclaimed: [] },
    ...{ receivedAt: london('2026-06-01T10:00'), requesterId: 'person', subjectId: 'person', channel: 'letter' },
  })
  request.tell({ kind: 'record-identity-checked', document: 'passport' }, third)
  const cases = [{ caseId: 'a', upTo: 3 }]
  request.tell({ kind: 'propose-disclosure', cases, people: [], entries: [] }, asker)
  return (approver) => request.tell({ kind: 'sign-off-disclosure' }, approver)?.code ?? 'applied'
}

function emergency(): Approves {
  const taking = {
    kind: 'take-emergency-access' as const,
    ...{ council: 'anyshire', caseId: 'access', practice: false, proclaimed: [] },
    ...{ receivedAt: london('2026-06-01T10:00'), about: 'case', minutes: 30, reason },
  }
  const access = new PaperMatter(emergencyMachine, 'anyshire', taking, asker).until('2026-06-01T11:00')
  const review = { kind: 'review-access', finding: 'justified', reason } as const
  return (approver) => access.tell(review, approver)?.code ?? 'applied'
}

const override = { personId: 'mother', agency: 'gp', asked: true, explained: true } as const

function twoStages(step: TwoStageCommand): Approves {
  const paper = new InTwoStages()
  if (step.kind === 'close-case') paper.mayBeClosed()
  paper.tell({ kind: 'restrict-record', because: 'other', admit: [], reason }, third)
  const approvalId = paper.ask(step, asker)
  return (approver) => codeOf(paper, { kind: 'approve-step', approvalId, reason }, approver)
}

/** For each pair: what the asker asks, and then whether somebody's approval of it is taken. */
const playing: Record<string, () => Approves> = {
  'submit-assessment -> authorise-assessment': () => {
    const paper = inAssessment(third.id)
    paper.tell(submission(paper.rules), asker)
    return authorised(paper)
  },
  'allocate -> authorise-assessment': () => {
    const paper = inAssessment(asker.id)
    paper.tell(submission(paper.rules), third)
    return authorised(paper)
  },
  'explain-overrun -> authorise-assessment': () => {
    const paper = inAssessment(third.id).until('2026-09-01T10:00')
    for (const from of ['social-worker', 'professionals'] as const)
      paper.tell({ kind: 'explain-overrun', from, reason }, asker)
    paper.tell(submission(paper.rules), third)
    return authorised(paper)
  },
  'requestedBy -> pause-clock': () => clockChange('pause-clock'),
  'requestedBy -> extend-clock': () => clockChange('extend-clock'),
  'waive-interpreter -> contact-family': () => contact('interpreter'),
  'waive-adjustments -> contact-family': () => contact('adjustments'),
  'override-consent -> approve-step': () => twoStages({ kind: 'override-consent', ...override, reason }),
  'close-case -> approve-step': () => twoStages({ kind: 'close-case', closureReason: 'RC7', reason }),
  'lift-restriction -> approve-step': () => twoStages({ kind: 'lift-restriction', reason }),
  'propose-disclosure -> sign-off-disclosure': disclosure,
  'take-emergency-access -> review-access': emergency,
}

describe('who asks never approves', () => {
  const pairs = approvalPairs.map((pair) => ({ ...pair, name: `${pair.asked} -> ${pair.approved}` }))

  it('in any pair of steps, and every pair is played here', () => {
    expect(pairs.map(({ name }) => name).toSorted()).toEqual(Object.keys(playing).toSorted())
    expect(pairs.every(({ approved }) => permissionOf(approved) !== undefined)).toBe(true)
  })

  it.each(pairs)('by a message straight to the decider, whatever their roles: $name', ({ name, code }) => {
    const approve = playing[name]?.()
    expect(approve?.(asker)).toBe(code)
    expect(approve?.(another)).toBe('applied')
  })

  it('is told by the person alone, not by a role or by how their id is written', () => {
    expect(isSamePerson(asker, 'asker')).toBe(true)
    expect(isSamePerson(asker, undefined)).toBe(false)
    expect(isSamePerson(asker, 'Asker')).toBe(true)
    expect(isSamePerson(asker, 'asker-2')).toBe(false)
    expect(isAmong(asker, [undefined, 'another'])).toBe(false)
  })
})

describe('a deputy', () => {
  const permissions = ['approval.give', 'assessment.authorise', 'records-access.decide']
  const standingIn = (id: string, personId: string, roles: Actor['roles'] = []): Actor => ({
    ...{ id, roles, deputyFor: [{ personId, permissions }] },
  })
  const pairs = approvalPairs.map((pair) => ({ ...pair, name: `${pair.asked} -> ${pair.approved}` }))

  it.each(pairs)('approves neither what they asked for nor what who they stand in for did: $name', ({ name, code }) => {
    const approve = playing[name]?.()
    expect(approve?.(standingIn('deputy', asker.id, personRoles))).toBe(code)
    expect(approve?.(standingIn(asker.id, 'absent', personRoles))).toBe(code)
    expect(approve?.(standingIn('deputy', 'absent', personRoles))).toBe('applied')
  })

  it('has the permissions they were given and no others, which the decider goes by', () => {
    const approve = playing['propose-disclosure -> sign-off-disclosure']?.()
    const other = { id: 'deputy', roles: [], deputyFor: [{ personId: 'absent', permissions: ['case.close'] }] }
    expect(approve?.(other)).toBe('role-not-allowed')
    expect(approve?.(standingIn('deputy', 'absent'))).toBe('applied')
    expect(capacityOf(standingIn('deputy', 'absent', ['duty-worker']))).toBe('duty-worker deputy-of:absent')
  })
})

describe('an approval that somebody gave themselves', () => {
  it('does not keep them from using one that somebody else gave', () => {
    const paper = begun()
    const waive = { kind: 'waive-interpreter', personId: 'mother', reason } as const
    const call = { kind: 'contact-family', personId: 'mother', interpreter: false, adjustments: true } as const
    for (const actor of [asker, another]) paper.tell(waive, actor)
    expect(codeOf(paper, call, asker)).toBe('applied')
    expect(codeOf(paper, call, asker)).toBe('own-waiver')
    expect(codeOf(paper, call, another)).toBe('applied')
    expect(codeOf(paper, call, another)).toBe('interpreter-needed')
  })

  it('is heard as it was under rules of an earlier release', () => {
    const paper = begun()
    paper.rules = { ...rulesOf('lancashire'), approvals: { ...rulesOf('lancashire').approvals, apart: 'earlier' } }
    paper.tell({ kind: 'waive-interpreter', personId: 'mother', reason }, asker)
    const call = { kind: 'contact-family', personId: 'mother', interpreter: false, adjustments: true } as const
    expect(codeOf(paper, call, asker)).toBe('applied')
  })
})
