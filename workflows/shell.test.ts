import { criteriaAnswers } from '../api/examples/referral'
import { fold } from '../pathway'
import { caseMachine } from '../pathway/case-machine'
import type { IntakeCommand, PersonCommand } from '../pathway/commands'
import type { Role } from '../pathway/roles'
import { people, rulesOf, someone } from '../test/support/paper-case'
import type { CaseInput, SignalMessage, Turn } from './contracts'
import { CaseShell } from './shell'

const rules = rulesOf('lancashire')
const receivedAt = new Date().toISOString()

const opening: IntakeCommand = {
  kind: 'receive-referral',
  council: 'lancashire',
  caseId: 'case',
  referralId: 'referral',
  siblingCaseIds: [],
  practice: false,
  receivedAt,
  urgent: false,
  source: '2A',
  anonymous: false,
  familyAgreed: 'yes',
  people,
  proclaimed: [],
}

const input: CaseInput = {
  council: 'lancashire',
  caseId: 'case',
  rules,
  clockOffsetMs: 0,
  opening: { messageId: 'first', actor: someone('duty-worker'), acceptedAt: receivedAt, command: opening },
}

const message = (messageId: string, role: Role, command: PersonCommand): SignalMessage => ({
  messageId,
  actor: someone(role),
  acceptedAt: new Date().toISOString(),
  command,
  rulesVersion: rules.version,
})

const decision = message('decision', 'duty-manager', {
  kind: 'decide-referral',
  outcome: 'assessment',
  reason: 'x',
  criteria: criteriaAnswers,
})
const service = message('service', 'social-worker', { kind: 'request-service', service: 'x', reason: 'x' })

function taken(turn: Turn | undefined): Turn {
  if (turn === undefined) throw new Error('No turn was taken')
  return turn
}

describe('a case in its workflow', () => {
  it('hears a message once', () => {
    const shell = new CaseShell(caseMachine, input)
    shell.hear(decision)
    shell.hear(decision)
    expect(taken(shell.turn()).receipts.map(({ messageId }) => messageId)).toEqual(['first', 'decision'])
    shell.hear(decision)
    expect(shell.turn()).toBeUndefined()
  })

  it('goes on in a new run with all it knew', () => {
    const shell = new CaseShell(caseMachine, input)
    shell.hear(decision)
    const { events } = taken(shell.turn())
    const next = new CaseShell(caseMachine, shell.carryOn())
    next.hear(decision)
    expect(next.turn()).toBeUndefined()
    expect(next.state).toEqual(fold(events))
  })

  it('takes what is on record in place of a turn that was lost after it was recorded, and decides on the rest', () => {
    const lost = new CaseShell(caseMachine, input)
    const recorded = taken(lost.turn()).events
    const again = new CaseShell(caseMachine, input)
    again.hear(decision)
    again.hear(service)
    taken(again.turn())
    again.adopt(recorded)
    expect(again.state).toEqual(fold(recorded))
    const rest = taken(again.turn())
    expect(rest.receipts.map(({ messageId }) => messageId)).toEqual(['decision', 'service'])
    expect(rest.events[0]?.seq).toBe(recorded.length + 1)
    expect(fold([...recorded, ...rest.events])).toEqual(again.state)
  })

  it('stops before a message that was accepted under other rules, until they are at hand', () => {
    const shell = new CaseShell(caseMachine, input)
    shell.hear({ ...decision, rulesVersion: 'newer' })
    expect(taken(shell.turn()).receipts).toHaveLength(1)
    expect(shell.rulesWanted()).toBe('newer')
    shell.rules = { ...rules, version: 'newer' }
    expect(taken(shell.turn()).rulesVersion).toBe('newer')
  })

  it('puts what was not sealed on the record as refused, and is no different for it', () => {
    const shell = new CaseShell(caseMachine, input)
    taken(shell.turn())
    const { seq: before, ...facts } = shell.state
    shell.hearUnsealed()
    const { events, receipts } = taken(shell.turn())
    expect(events).toMatchObject([{ type: 'step-refused', code: 'unsealed-message', by: 'unknown' }])
    expect(receipts).toEqual([])
    expect(shell.state).toEqual({ ...facts, seq: before + 1 })
  })
})
