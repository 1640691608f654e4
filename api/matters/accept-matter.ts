import { randomUUID } from 'node:crypto'
import { appendAudit } from '../../db/audit'
import { listBankHolidays } from '../../db/bank-holidays'
import { caseKeysIn } from '../../db/case-keys'
import { insertCase } from '../../db/cases'
import { findMatterByMessage, insertAbout, insertMatter } from '../../db/matters'
import { withCouncil, type CouncilTx } from '../../db/pool'
import { addPracticeOffset } from '../../db/practice-clocks'
import { claimReferral } from '../../db/referrals'
import { sealedAs, sealJson } from '../../db/sealed'
import { CalendarRangeError } from '../../pathway/calendar/calendar'
import { openClocks } from '../../pathway/clocks/case-clocks'
import type { Message } from '../../pathway/commands'
import { hasBegun } from '../../pathway/matters/machine-of'
import { earliest, stamp } from '../../pathway'
import type { Rules } from '../../pathway/rules'
import type { Instant } from '../../pathway/time'
import { bodyHash, isSameBody } from '../../sealing/body-hash'
import { auditFields } from '../audit'
import type { Caller } from '../authenticate'
import { canonical } from '../canonical'
import { fault } from '../faults'
import { beyond } from '../intake/accept-referral'
import { acceptSealed } from '../messages/accept-sealed'
import type { Parts } from '../parts'
import { Problem } from '../problems'
import { tenantOf } from '../tenant'
import type { MatterApi, MatterTypes, Opening, OpeningBody } from './matter-api'

/** A matter as somebody sent it. */
export interface IncomingMatter<Body> {
  caller: Caller
  key: string
  body: Body
  /** Real time. */
  now: Instant
}

/**
 * Accepts a matter with PostgreSQL alone; the same key and body again is the same matter. From here it cannot be lost. Resolves its id.
 * @throws Problem `idempotency-key-reused` where the key was used for something else
 */
export function acceptMatter<T extends MatterTypes>(
  parts: Parts,
  api: MatterApi<T>,
  incoming: IncomingMatter<T['body']>,
): Promise<string> {
  const { caller, key, body } = incoming
  const text = canonical({ by: caller.actor.id, kind: api.kind, body })
  return withCouncil(parts.db, caller.council, async (tx) => {
    const claim = await claimReferral(tx, key, () => false)
    if (claim.status !== 'new') throw new Problem('idempotency-key-reused')
    const existing = await findMatterByMessage(tx, key)
    if (existing === null) return storeMatter(tx, parts, api, { ...incoming, text })
    if (!isSameBody(parts.keyring, tx.council, existing.bodyHash, text)) throw new Problem('idempotency-key-reused')
    return existing.caseId
  })
}

async function storeMatter<T extends MatterTypes>(
  tx: CouncilTx,
  parts: Parts,
  api: MatterApi<T>,
  incoming: IncomingMatter<T['body']> & { text: string },
): Promise<string> {
  const { caller, key, body, now, text } = incoming
  const { keyring } = parts
  const { rules, placement } = tenantOf(parts, tx.council)
  const common = await commonOf(tx, rules, body, now)
  const opening = await api.open(tx, body, common, rules, caller)
  const acceptedAt = common.practice ? (body.startAt ?? now) : now
  const message = { messageId: key, actor: caller.actor, acceptedAt, command: opening.command }
  const { caseId } = common
  const state = openedBy(api, message, rules)
  const caseKey = await caseKeysIn(tx, keyring).create(caseId)
  const sealed = sealJson(caseKey, sealedAs.state(tx.council, caseId, 0), state)
  const { namespace } = placement
  await insertCase(tx, { ...viewOf(api, state, rules, acceptedAt), kind: api.kind, state: sealed, namespace })
  if (common.practice) await addPracticeOffset(tx, caseId, Date.parse(acceptedAt) - Date.parse(now))
  await insertMatter(tx, {
    ...{ caseId, messageId: key },
    bodyHash: bodyHash(keyring.current(tx.council), text),
    body: sealJson(caseKey, sealedAs.matter(tx.council, caseId), opening.details),
  })
  await keepAbout(tx, caseId, opening)
  await opening.also?.(tx, parts)
  const posted = { ...message, kind: api.kind, caseId, rulesVersion: rules.version }
  const { status } = await acceptSealed(tx, keyring, caseKey, posted)
  if (status !== 'accepted') throw new Problem('idempotency-key-reused')
  const action = `${api.kind}.receive`
  await appendAudit(tx, { ...auditFields(caller, now), action, caseId, messageId: key, outcome: 'accepted' })
  return caseId
}

async function keepAbout(tx: CouncilTx, caseId: string, { about = [] }: Opening<unknown>): Promise<void> {
  for (const one of about) await insertAbout(tx, caseId, one)
}

async function commonOf(tx: CouncilTx, rules: Rules, body: OpeningBody, now: Instant) {
  const { practice = false, startAt = now } = body
  const proclaimed = beyond(rules.calendar, await listBankHolidays(tx, practice))
  const receivedAt = body.receivedAt ?? (practice ? startAt : now)
  return { council: tx.council, caseId: randomUUID(), practice, receivedAt, proclaimed }
}

/** How it begins, by the same decision that its workflow will make. */
function openedBy<T extends MatterTypes>(
  { machine }: MatterApi<T>,
  message: Message<T['intake']>,
  rules: Rules,
): T['state'] {
  const { acceptedAt, actor, messageId } = message
  const decision = withinCalendar(() => machine.decide(machine.unopened, message, acceptedAt, rules))
  if (!('events' in decision)) throw new Error('A matter was refused at its opening')
  const events = stamp(decision.events, { after: 0, at: acceptedAt, by: actor.id, messageId })
  const state = events.reduce((before, event) => machine.evolve(before, event), machine.unopened)
  if (!hasBegun<T['state']>(state)) throw new Error('A matter was received and not opened')
  return state
}

function withinCalendar<T>(decide: () => T): T {
  try {
    return decide()
  } catch (error) {
    if (!(error instanceof CalendarRangeError)) throw error
    throw new Problem('invalid-request', { errors: [fault('body', ['receivedAt'], 'outside-calendar')] })
  }
}

function viewOf<T extends MatterTypes>(
  { machine }: MatterApi<T>,
  state: T['state'],
  rules: Rules,
  acceptedAt: Instant,
) {
  const first = earliest(openClocks(state))
  const { caseId, practice, receivedAt, stage } = state
  return {
    ...{ caseId, practice, receivedAt, stage },
    referralId: null,
    seq: 0,
    nextDueAt: first?.due.dueAt ?? null,
    nextDueClock: first?.name ?? null,
    overdue: first !== undefined && first.due.dueAt < acceptedAt,
    waitingRole: machine.waiting(state, rules).who,
    assignee: null,
    hiddenFrom: state.hiddenFrom ?? null,
    rulesVersion: rules.version,
  }
}
