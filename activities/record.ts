import { log } from '@temporalio/activity'
import { insertAlarmOnce } from '../db/alarms'
import { appendAudit } from '../db/audit'
import { caseKeysIn } from '../db/case-keys'
import { openEvent } from '../db/case-events'
import { updateCaseView } from '../db/cases'
import { endEmergencyAccess } from '../db/emergency-access'
import { appendEvents, type NewEvent } from '../db/events'
import { settleMessage } from '../db/inbox'
import { insertNotices, newNotice } from '../db/notices'
import { withCouncil, type CouncilTx } from '../db/pool'
import { sealedAs, sealJson } from '../db/sealed'
import { withdrawWorkItemsOf } from '../db/work-items'
import type { RecordedAny } from '../pathway/stamp'
import { capacityOf } from '../pathway/roles'
import type { CaseKey } from '../sealing/case-key'
import type { AnyTurn, Receipt } from '../workflows/contracts'
import type { ActivityDeps } from './deps'

/**
 * Puts one turn of a case on the record: events, case view, notices, receipts and audit in one transaction, so that all of it is there or
 * none. Resolves to nothing then. A process may be killed after the record and before Temporal has heard of it; the turn that is taken
 * again may differ, for more has been heard by then. So where the record goes on already, nothing is written, and what it has there
 * is resolved: the case goes on from that.
 */
export function createRecord({ db, keyring }: ActivityDeps) {
  return (turn: AnyTurn): Promise<readonly RecordedAny[]> =>
    withCouncil(db, turn.council, async (tx) => {
      const key = await caseKeysIn(tx, keyring).load(turn.caseId)
      const appended = await appendEvents(tx, turn.caseId, sealedEvents(turn, key))
      if (appended.status === 'on-record')
        return appended.events.map((event) => openEvent(key, turn.council, turn.caseId, event))
      await updateCaseView(tx, viewOf(turn, key))
      for (const kind of meddledWith(turn)) await raiseMeddling(tx, turn.caseId, kind)
      await keepAccess(tx, turn)
      await insertNotices(
        tx,
        turn.notices.map(({ seq, notice }) => newNotice(turn.caseId, seq, notice)),
      )
      for (const receipt of turn.receipts) await settle(tx, receipt)
      for (const receipt of turn.receipts) await audit(tx, turn, receipt)
      return []
    })
}

const isUnsealed = (event: AnyTurn['events'][number]): boolean =>
  event.type === 'step-refused' && 'code' in event && event.code === 'unsealed-message'

/** What was done to the case past the inbox, with Temporal's own tools. */
function meddledWith({ events, cancelled }: AnyTurn): ('cancel-request' | 'unsealed-signal')[] {
  const signals = events.filter(isUnsealed).length - (cancelled === true ? 1 : 0)
  return [
    ...(cancelled === true ? ['cancel-request' as const] : []),
    ...(signals > 0 ? ['unsealed-signal' as const] : []),
  ]
}

/** An alarm a case and day and kind of meddling, however often they try. */
async function raiseMeddling(tx: CouncilTx, caseId: string, kind: string): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  if (await insertAlarmOnce(tx, { kind, caseId, subject: day }))
    log.error('alarm', { council: tx.council, caseId, kind })
}

function sealedEvents({ council, caseId, events, receipts }: AnyTurn, key: CaseKey): NewEvent[] {
  return events.map(({ seq, at, by, messageId, type, ...body }) => {
    const sender = receipts.find((receipt) => receipt.messageId === messageId)?.actor
    return {
      seq,
      type,
      at,
      messageId: messageId ?? null,
      actorId: by === 'clock' ? null : by,
      actorRole: sender === undefined ? null : capacityOf(sender),
      body: sealJson(key, sealedAs.event(council, caseId, seq), body),
    }
  })
}

function viewOf({ council, caseId, state, listing, rulesVersion }: AnyTurn, key: CaseKey) {
  return {
    caseId,
    seq: state.seq,
    stage: listing.stage,
    nextDueAt: listing.nextDueAt ?? null,
    nextDueClock: listing.nextDueClock ?? null,
    overdue: listing.overdue,
    waitingRole: listing.waitingFor,
    assignee: listing.assignee ?? null,
    hiddenFrom: listing.hiddenFrom ?? null,
    admitted: listing.admitted ?? null,
    conflicted: listing.conflicted ?? [],
    team: listing.team ?? null,
    rulesVersion,
    state: sealJson(key, sealedAs.state(council, caseId, state.seq), state),
  }
}

/** An emergency access that has ended opens nothing any more; one that was reviewed is nobody's work. */
async function keepAccess(tx: CouncilTx, { caseId, events }: AnyTurn): Promise<void> {
  for (const { type, by } of events) {
    if (type === 'emergency-access-ended') await endEmergencyAccess(tx, caseId)
    if (type === 'emergency-access-reviewed') await withdrawWorkItemsOf(tx, caseId, by, 'emergency-access')
  }
}

async function settle(tx: CouncilTx, { messageId, outcome }: Receipt): Promise<void> {
  const { status, firstSeq, lastSeq } = outcome
  const code = status === 'refused' ? { code: outcome.refusal.code } : {}
  await settleMessage(tx, messageId, { status, firstSeq, lastSeq, ...code })
}

async function audit(tx: CouncilTx, { caseId, events }: AnyTurn, receipt: Receipt): Promise<void> {
  const { messageId, actor, command, outcome } = receipt
  await appendAudit(tx, {
    at: events.find((event) => event.messageId === messageId)?.at ?? new Date().toISOString(),
    actorId: actor.id,
    actorRole: capacityOf(actor),
    action: `case.${command}`,
    caseId,
    messageId,
    outcome: outcome.status === 'refused' ? outcome.refusal.code : 'applied',
  })
}
