import { setTimeout as pause } from 'node:timers/promises'
import { isOnAudit } from '../../db/audit-finds'
import { readCouncil } from '../../db/pool'
import type { PracticeMove } from '../../inbox/practice-time'
import { audit } from '../audit'
import { advanceExamples } from '../examples/clocks'
import { errorName } from '../log'
import type { Parts } from '../parts'
import { instantToReach, isCaughtUp } from '../practice-time'
import { presentCase } from '../present/present-case'
import { Problem } from '../problems'
import { defineRoute } from '../route'
import { advance } from '../schemas/advance'
import { casePath, noQuery } from '../schemas/common'
import { caseView } from '../schemas/views'
import { readCase, type ReadCase } from '../sealed-case'
import { tenantOf } from '../tenant'
import { practisers } from './who'

const action = 'practice.advance'
const lookEveryMs = 50

/** The time of a practice case is moved forward. */
export const advancePracticeCase = defineRoute({
  method: 'post',
  path: '/v1/councils/{council}/practice-cases/{case}/advance',
  operationId: 'advancePracticeCase',
  action,
  summary: 'Move the time of a practice case forward',
  description: 'Every clock on the way fires as it would have. The same key again moves nothing.',
  roles: practisers,
  params: casePath,
  query: noQuery,
  body: advance,
  examples: advanceExamples,
  answers: { 200: { description: 'The case at its new time.', schema: caseView } },
  problems: ['not-a-practice-case', 'no-clock-to-advance-to', 'engine-unavailable'],
  answer: async ({ caller, params, key, body }, parts) => {
    const { council } = caller
    const subject = { action, caseId: params.case, messageId: key }
    const isRepeat = await readCouncil(parts.db, council, (tx) => isOnAudit(tx, subject))
    if (!isRepeat) {
      const { state, now } = await opened(parts, council, params.case)
      const to = instantToReach(body, state, tenantOf(parts, council).rules, now)
      const forwardMs = Date.parse(to) - Date.parse(now)
      await move(parts, { council, caseId: params.case, forwardMs, moveId: key })
      await audit(parts, caller, { ...subject, outcome: 'answered' })
    }
    await caughtUp(parts, council, params.case)
    return readCouncil(parts.db, council, async (tx) => {
      const read = await readCase(tx, parts.keyring, params.case, parts.clock())
      return { status: 200, body: await presentCase(tx, parts, read, caller) }
    })
  },
})

const look = ({ db, keyring, clock }: Parts, council: string, caseId: string): Promise<ReadCase> =>
  readCouncil(db, council, (tx) => readCase(tx, keyring, caseId, clock()))

/**
 * A practice case whose workflow has heard of it, or one that Temporal cannot take now: to move a case that is just being started would
 * part its time from its workflow's.
 */
async function opened(parts: Parts, council: string, caseId: string): Promise<ReadCase> {
  const read = await look(parts, council, caseId)
  if (!read.row.practice) throw new Problem('not-a-practice-case')
  const until = Date.now() + 2 * parts.answerWithinMs
  for (let latest = read; latest.row.seq === 0; latest = await look(parts, council, caseId)) {
    if ((await parts.deliveries.start(council, caseId)) === 'failed') return latest
    if (Date.now() > until) throw new Problem('engine-unavailable')
    await pause(lookEveryMs)
  }
  return look(parts, council, caseId)
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
async function caughtUp(parts: Parts, council: string, caseId: string): Promise<void> {
  const until = Date.now() + parts.answerWithinMs
  for (;;) {
    const { state, now } = await look(parts, council, caseId)
    if (isCaughtUp(state, now) || Date.now() > until) return
    await pause(lookEveryMs)
  }
}
