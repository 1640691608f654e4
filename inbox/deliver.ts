import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError, type Client } from '@temporalio/client'
import { z } from 'zod'
import { appendAudit } from '../db/audit'
import type { HeldCaseKeys } from '../db/case-key-source'
import { caseKeysIn, type CaseKeys } from '../db/case-keys'
import { findCase, type CaseRow } from '../db/cases'
import { tryDeliveryLock, waitForDeliveryLock } from '../db/delivery-lock'
import { listUndelivered, markDelivered, settleMessage, type Message } from '../db/inbox'
import { withCouncil, type CouncilTx, type Database } from '../db/pool'
import { openJson, sealedAs } from '../db/sealed'
import { isForClosedCases } from '../pathway'
import { capacityOf, roles, type Actor } from '../pathway/roles'
import type { Keyring } from '../sealing/keyring'
import { workflowIdFor } from '../sealing/workflow-id'
import { workflowTypes, type AnyCaseInput, type SignalMessage } from '../workflows/contracts'
import { inputOf, startOptions } from './run-input'
import { standingInput } from './standing-input'
import type { TemporalClients } from './temporal'

/** Temporal answers within this, or the message waits for the relay. */
const deliverWithinMs = 2_000

export interface DelivererDeps {
  /** Connections of its own: each is held while Temporal is waited for, and nothing else may have to wait for that. */
  db: Database
  keyring: Keyring
  /** Given the key of a case that is delivered to, so that the codec need not look it up. */
  cases: HeldCaseKeys
  temporal: TemporalClients
}

/** `delivered`: nothing of the case is left in the inbox. `busy`: someone else is delivering this case. */
export type Delivery = 'delivered' | 'busy'

export type Deliver = (council: string, caseId: string, ifBusy: 'wait' | 'leave') => Promise<Delivery>

/**
 * Makes the function that delivers every message of a case that Temporal has not taken yet, in the order they were accepted: the first
 * starts the workflow, every other is a signal. A message may be delivered twice (a crash between the two systems); the workflow hears
 * it once. Throws where Temporal does not answer in time, or where a message cannot be read: it waits, and all behind it.
 */
export function createDeliverer(deps: DelivererDeps): Deliver {
  return async (council, caseId, ifBusy) => {
    const delivery = await withCouncil(deps.db, council, async (tx): Promise<Delivery | Stopped> => {
      const locked = await (ifBusy === 'wait'
        ? waitForDeliveryLock(tx, caseId, deliverWithinMs)
        : tryDeliveryLock(tx, caseId))
      if (!locked) return 'busy'
      const found = await findCase(tx, caseId)
      return found === null ? 'delivered' : deliverAll(deps, tx, found)
    })
    if (typeof delivery === 'object') throw delivery.error
    return delivery
  }
}

/** A message could not be delivered. What was delivered before it is noted all the same, or it would be sent again at every try. */
interface Stopped {
  error: unknown
}

/** One case whose messages are being delivered. */
interface Outgoing {
  tx: CouncilTx
  row: CaseRow
  keys: CaseKeys
  cases: HeldCaseKeys
  client: Client
}

async function deliverAll(
  { keyring, cases, temporal }: DelivererDeps,
  tx: CouncilTx,
  row: CaseRow,
): Promise<Delivery | Stopped> {
  const client = temporal.of(row)
  const outgoing: Outgoing = { tx, row, keys: caseKeysIn(tx, keyring), cases, client }
  const taken: string[] = []
  let stopped: Stopped | undefined
  for (const message of await listUndelivered(tx, row.caseId)) {
    stopped = await deliver(temporal, outgoing, message)
    if (stopped !== undefined) break
    taken.push(message.messageId)
  }
  if (taken.length > 0) await markDelivered(tx, taken)
  return stopped ?? 'delivered'
}

async function deliver(
  { connection }: TemporalClients,
  outgoing: Outgoing,
  message: Message,
): Promise<Stopped | undefined> {
  const send = message.kind === outgoing.row.kind ? start : signal
  try {
    await connection.withDeadline(Date.now() + deliverWithinMs, () => send(outgoing, message))
    return undefined
  } catch (error) {
    return { error }
  }
}

async function start(outgoing: Outgoing, message: Message): Promise<void> {
  const { tx, row, client } = outgoing
  const opening = { ...heads(message), command: await commandOf(outgoing, message) }
  const input: AnyCaseInput = { ...(await inputOf(tx, row, message)), opening }
  try {
    await client.workflow.start(workflowTypes[row.kind], {
      ...startOptions(tx.council, row, input),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    })
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}

async function signal(outgoing: Outgoing, message: Message): Promise<void> {
  const { tx, row, client } = outgoing
  const command = await commandOf(outgoing, message)
  const carried: SignalMessage<{ kind: string }> = { ...heads(message), command, rulesVersion: message.rulesVersion }
  try {
    await client.workflow.getHandle(workflowIdFor(tx.council, row.caseId)).signal(message.kind, carried)
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
    // What was delivered just before it may have closed the case since its row was read.
    const now = await findCase(tx, row.caseId)
    if (now?.stage !== 'closed') throw error
    const closed = { ...outgoing, row: now }
    if (now.kind === 'referral' && isForClosedCases(command.kind)) return goOnWith(closed, message, carried)
    await settleAfterTheEnd(closed, message, command.kind)
  }
}

/**
 * A closed case has no workflow that could be told to reopen, or who may see it: it gets a run that goes on from where the record has it,
 * and the signal with it. What comes of it the case itself decides; where it stays closed, the run ends.
 */
async function goOnWith(
  { tx, row, keys, client }: Outgoing,
  message: Message,
  carried: SignalMessage<{ kind: string }>,
): Promise<void> {
  const key = await keys.load(row.caseId)
  const input = await standingInput(tx, row, key, message.rulesVersion)
  await client.workflow.signalWithStart(workflowTypes[row.kind], {
    ...startOptions(tx.council, row, input),
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    signal: message.kind,
    signalArgs: [carried],
  })
}

/** A closed case, or matter, has no workflow that could hear: its last word is given here, in the words of the record. */
async function settleAfterTheEnd({ tx, row }: Outgoing, message: Message, command: string): Promise<void> {
  const { messageId, caseId, actorId } = message
  const code = row.kind === 'referral' ? 'case-closed' : 'matter-closed'
  if (!(await settleMessage(tx, messageId, { status: 'refused', code }))) return
  const actor = { actorId, actorRole: capacityOf(actorOf(message)) }
  const at = new Date().toISOString()
  await appendAudit(tx, { at, ...actor, action: `case.${command}`, caseId, messageId, outcome: code })
}

const heads = (message: Message) => {
  const { messageId, acceptedAt } = message
  return { messageId, acceptedAt, actor: actorOf(message) }
}

const actorOf = ({ actorId, actorRoles, actorDeputyFor }: Message): Actor => ({
  id: actorId,
  roles: roles.filter((role) => actorRoles.includes(role)),
  ...(actorDeputyFor !== null && { deputyFor: actorDeputyFor }),
})

/** The command as the API checked and sealed it; nothing else writes to the inbox. */
async function commandOf({ tx, keys, cases }: Outgoing, message: Message): Promise<{ kind: string }> {
  const key = await keys.load(message.caseId)
  cases.hold(tx.council, message.caseId, key)
  const opened = openJson(key, sealedAs.message(tx.council, message.caseId, message.messageId), message.body)
  return z
    .custom<{ kind: string }>((value) => typeof value === 'object' && value !== null && 'kind' in value)
    .parse(opened)
}
