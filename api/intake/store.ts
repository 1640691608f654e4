import { appendAudit } from '../../db/audit'
import { caseKeysIn, type CaseKeys } from '../../db/case-keys'
import { insertCase } from '../../db/cases'
import type { CouncilTx } from '../../db/pool'
import { addPracticeOffset } from '../../db/practice-clocks'
import { insertReceiptCode } from '../../db/receipt-codes'
import { insertReferral } from '../../db/referrals'
import { sealedAs, sealJson } from '../../db/sealed'
import { openClocks } from '../../pathway/clocks/case-clocks'
import type { Rules } from '../../pathway/rules'
import { earliest, waitingFor } from '../../pathway'
import { bodyHash } from '../../sealing/body-hash'
import { receiptMark } from '../../sealing/receipt-code'
import type { Keyring } from '../../sealing/keyring'
import { auditFields } from '../audit'
import { acceptSealed } from '../messages/accept-sealed'
import type { ReferralView } from '../schemas/views'
import type { Opening } from './opening'
import type { Referral } from './referral'

/** What storing a referral needs. */
export interface StoreInput {
  referral: Referral
  answer: ReferralView
  rules: Rules
  key: string
  bodyText: string
  /** The namespace that the council is placed in; undefined where it shares one. */
  namespace: string | undefined
  /** How far the time of its practice is from real time. */
  offsetMs: number
}

/**
 * Stores a referral, sealed, with its cases, their first messages and the audit, all in the transaction given. From its commit nothing can
 * be lost. The idempotency key must have been claimed.
 */
export async function storeReferral(tx: CouncilTx, keyring: Keyring, input: StoreInput): Promise<void> {
  const keys = caseKeysIn(tx, keyring)
  await insertSealed(tx, keyring, keys, input)
  for (const opening of input.referral.cases) await storeCase(tx, keyring, keys, opening, input)
  const { referral } = input
  await appendAudit(tx, {
    ...auditFields(referral.caller, referral.acceptedAt),
    action: 'referral.receive',
    messageId: input.key,
    outcome: 'accepted',
  })
}

async function insertSealed(tx: CouncilTx, keyring: Keyring, keys: CaseKeys, input: StoreInput): Promise<void> {
  const { referralId, receivedAt, acceptedAt, practice, intake, numbered } = input.referral
  const current = keyring.current(tx.council)
  const hash = bodyHash(current, input.bodyText)
  const sealed = { intake, people: numbered, answer: input.answer, bodyHash: hash.toString('hex') }
  const key = await keys.create(referralId)
  await insertReferral(tx, {
    ...{ referralId, receivedAt, acceptedAt, practice },
    messageId: input.key,
    bodyHash: hash,
    body: sealJson(key, sealedAs.referral(tx.council, referralId), sealed),
  })
  const mark = receiptMark(current, input.referral.receiptCode)
  await insertReceiptCode(tx, { mark, keyId: current.id, referralId })
}

async function storeCase(
  tx: CouncilTx,
  keyring: Keyring,
  keys: CaseKeys,
  opening: Opening,
  input: StoreInput,
): Promise<void> {
  const { caseId, practice } = opening.state
  const key = await keys.create(caseId)
  const state = sealJson(key, sealedAs.state(tx.council, caseId, 0), opening.state)
  await insertCase(tx, { ...viewOf(opening, input), state, namespace: input.namespace })
  if (practice) await addPracticeOffset(tx, caseId, input.offsetMs)
  await acceptSealed(tx, keyring, key, {
    ...opening.message,
    kind: 'referral',
    caseId,
    rulesVersion: input.rules.version,
  })
}

function viewOf({ state }: Opening, { rules, referral }: StoreInput) {
  const first = earliest(openClocks(state))
  return {
    caseId: state.caseId,
    referralId: state.referralId,
    practice: state.practice,
    receivedAt: state.receivedAt,
    seq: 0,
    stage: state.stage,
    nextDueAt: first?.due.dueAt ?? null,
    nextDueClock: first?.name ?? null,
    overdue: first !== undefined && first.due.dueAt < referral.acceptedAt,
    waitingRole: waitingFor(state, rules).who,
    assignee: null,
    rulesVersion: rules.version,
  }
}
