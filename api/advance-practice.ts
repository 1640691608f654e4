import { setTimeout as pause } from 'node:timers/promises'
import { isOnAudit } from '../db/audit-finds'
import type { CaseRow } from '../db/cases'
import { readCouncil, type CouncilTx } from '../db/pool'
import type { PracticeMove } from '../inbox/practice-time'
import type { Instant } from '../pathway/time'
import { audit } from './audit'
import type { Caller } from './authenticate'
import { errorName } from './log'
import type { Parts } from './parts'
import { instantToReach, isCaughtUp, type WithTime } from './practice-time'
import { Problem } from './problems'
import type { Advance } from './schemas/advance'
import { tenantOf } from './tenant'

const lookEveryMs = 50

/** Something made up whose time is moved, case or matter. */
export interface Practised {
  action: string
  caseId: string
  /** The idempotency key: the same again moves nothing. */
  key: string
  how: Advance
  /** Reads it as it stands at a moment of real time. Throws where it is not there for who asks. */
  look: (tx: CouncilTx, realNow: Instant) => Promise<Looked>
}

interface Looked {
  row: CaseRow
  state: WithTime
  now: Instant
}

/**
 * Moves the time of something made up forward; every clock on the way fires as it would have.
 * @throws Problem `not-a-practice-case`, `no-clock-to-advance-to`, or `engine-unavailable`
 */
export async function advancePractice(parts: Parts, caller: Caller, practised: Practised): Promise<void> {
  const { council } = caller
  const { action, caseId, key: messageId, how } = practised
  const subject = { action, caseId, messageId }
  const isRepeat = await readCouncil(parts.db, council, (tx) => isOnAudit(tx, subject))
  if (!isRepeat) {
    const { state, now } = await opened(parts, council, practised)
    const to = instantToReach(how, state, tenantOf(parts, council).rules, now)
    const forwardMs = Date.parse(to) - Date.parse(now)
    await move(parts, { council, caseId, forwardMs, moveId: messageId })
    await audit(parts, caller, { ...subject, outcome: 'answered' })
  }
  await caughtUp(parts, council, practised)
}

const lookNow = ({ db, clock }: Parts, council: string, { look }: Practised): Promise<Looked> =>
  readCouncil(db, council, (tx) => look(tx, clock()))

/** One whose workflow has heard of it, or that Temporal cannot take now: to move what is just being started would part its time from its workflow's. */
async function opened(parts: Parts, council: string, practised: Practised): Promise<Looked> {
  const read = await lookNow(parts, council, practised)
  if (!read.row.practice) throw new Problem('not-a-practice-case')
  const until = Date.now() + 2 * parts.answerWithinMs
  for (let latest = read; latest.row.seq === 0; latest = await lookNow(parts, council, practised)) {
    if ((await parts.deliveries.start(council, practised.caseId)) === 'failed') return latest
    if (Date.now() > until) throw new Problem('engine-unavailable')
    await pause(lookEveryMs)
  }
  return lookNow(parts, council, practised)
}

async function move(parts: Parts, move: PracticeMove): Promise<void> {
  try {
    await parts.advance(move)
  } catch (error) {
    const { council, caseId } = move
    parts.log.warn({ council, caseId, error: errorName(error) }, 'the time of a practice case was not moved')
    throw new Problem('engine-unavailable')
  }
}

/** Waits, for as long as an answer may take, until what the clocks did on the way is on the record. */
async function caughtUp(parts: Parts, council: string, practised: Practised): Promise<void> {
  const until = Date.now() + parts.answerWithinMs
  for (;;) {
    const { state, now } = await lookNow(parts, council, practised)
    if (isCaughtUp(state, now) || Date.now() > until) return
    await pause(lookEveryMs)
  }
}
