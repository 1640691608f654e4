import { randomUUID } from 'node:crypto'
import type { AuditEntry } from './audit'
import { insertCase, type NewCase } from './cases'
import { recordConfigVersion } from './config-versions'
import type { NewEvent } from './events'
import { acceptMessage, type NewMessage } from './inbox'
import type { CouncilTx } from './pool'
import { insertReferral, type NewReferral } from './referrals'

export const at = '2026-05-22T15:40:00.000Z'
const hash = (text: string) => Buffer.from(`hash of ${text}`)

export const aReferral = (over: Partial<NewReferral> = {}): NewReferral => ({
  referralId: randomUUID(),
  messageId: randomUUID(),
  bodyHash: hash('referral'),
  receivedAt: at,
  acceptedAt: at,
  practice: false,
  body: Buffer.from('sealed referral'),
  ...over,
})

export const aCase = (referralId: string, over: Partial<NewCase> = {}): NewCase => ({
  caseId: randomUUID(),
  kind: 'referral',
  referralId,
  practice: false,
  receivedAt: at,
  seq: 0,
  stage: 'awaiting-decision',
  nextDueAt: '2026-05-23T15:40:00.000Z',
  nextDueClock: 'decision',
  overdue: false,
  waitingRole: 'duty-manager',
  assignee: null,
  hiddenFrom: null,
  admitted: null,
  conflicted: [],
  team: null,
  namespace: null,
  rulesVersion: 'rules-1',
  state: Buffer.from('sealed state'),
  ...over,
})

export const aMessage = (caseId: string, over: Partial<NewMessage> = {}): NewMessage => ({
  messageId: randomUUID(),
  caseId,
  kind: 'managerDecision',
  bodyHash: hash('message'),
  body: Buffer.from('sealed message'),
  actorId: 'person-1',
  actorRoles: ['duty-manager'],
  actorDeputyFor: null,
  acceptedAt: at,
  rulesVersion: 'rules-1',
  ...over,
})

export const anEvent = (seq: number, over: Partial<NewEvent> = {}): NewEvent => ({
  seq,
  type: 'decision-made',
  at,
  actorId: 'person-1',
  actorRole: 'duty-manager',
  messageId: null,
  body: Buffer.from(`sealed event ${seq}`),
  ...over,
})

export const anEntry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  at,
  actorId: 'person-1',
  actorRole: 'duty-manager',
  action: 'case.decide',
  caseId: randomUUID(),
  messageId: randomUUID(),
  outcome: 'applied',
  ...over,
})

/** A case with its configuration version and referral; resolves the case's id. */
export async function openCase(tx: CouncilTx, over: Partial<NewCase> = {}): Promise<string> {
  await recordConfigVersion(tx, 'rules-1', { note: 'made up' })
  const referral = aReferral({ practice: over.practice ?? false })
  await insertReferral(tx, referral)
  const view = aCase(referral.referralId, over)
  await insertCase(tx, view)
  return view.caseId
}

/** Accepts a message, taking equal bytes for equal bodies. */
export function accept(tx: CouncilTx, message: NewMessage) {
  return acceptMessage(tx, message, (stored) => stored.equals(message.bodyHash))
}
