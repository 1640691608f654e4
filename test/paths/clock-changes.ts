import { clockOf, type PracticeCase } from '../../cli/demo/practice-case'
import type { Teller } from '../../cli/demo/teller'
import type { Rules } from '../../pathway/rules'
import { workflowIdFor } from '../../sealing/workflow-id'
import type { Bed } from '../support/bed'
import { until } from '../support/until'
import type { CasePath } from './path'
import { decideAssessment, openedAt, startAssessment } from './steps'
import { tellUnder } from './under-rules'

const reason = 'The child is in hospital.'
const clock = 'assessment'

/** A clock that may be paused is, beyond the day it was due: its timer is cancelled, nobody is told, and it is armed again afterwards. */
export const clockPaused: CasePath = {
  name: 'clock-paused',
  council: 'anyshire',
  async play(teller, bed) {
    const robin = await openedAt(teller, '2026-06-01T10:00')
    await decideUnderPausable(bed, robin, teller.council)
    await robin.moveTo('2026-06-15T10:00')
    const dueOn = clockOf(await robin.seen(), clock).dueOn
    const before = await timersOf(bed, teller, robin)
    await robin.decide('team-manager', { kind: 'pause-clock', clock, reason })
    await untilTimers(bed, teller, robin, { started: before.started, canceled: before.canceled + 1 })
    const late = await robin.moveTo('2026-09-15T10:00')
    teller.check('past its due day, the clock is', clockOf(late, clock).status, 'paused')
    teller.check('nothing of it is reached', await reachedOf(robin), [])
    await robin.decide('team-manager', { kind: 'resume-clock', clock, reason: 'The child is at home again.' })
    await untilTimers(bed, teller, robin, { started: before.started + 1, canceled: before.canceled + 1 })
    const resumed = clockOf(await robin.seen(), clock)
    teller.check('it goes on', [resumed.status, resumed.dueOn > dueOn], ['running', true])
    await robin.moveTo('2026-12-31T10:00')
    teller.check('armed again, it fires', (await reachedOf(robin)).length > 0, true)
  },
}

/** The decision under rules by which the assessment's clock may be paused; every council's own say that it may not. */
function decideUnderPausable(bed: Bed, robin: PracticeCase, council: string): Promise<void> {
  const change = ({ assessment, ...rules }: Rules): Rules => {
    const limit = { ...assessment.limit, pausable: true }
    return { ...rules, assessment: { ...assessment, limit } }
  }
  const told = { council, version: 'e'.repeat(64), change, kind: 'managerDecision', role: 'duty-manager' } as const
  return tellUnder(bed, robin, { ...told, command: decideAssessment })
}

async function timersOf(bed: Bed, { council }: Teller, { id }: PracticeCase) {
  const { events } = await bed.temporal.practice.workflow.getHandle(workflowIdFor(council, id)).fetchHistory()
  const count = (attributes: 'timerStartedEventAttributes' | 'timerCanceledEventAttributes') =>
    (events ?? []).filter((event) => event[attributes]).length
  return { started: count('timerStartedEventAttributes'), canceled: count('timerCanceledEventAttributes') }
}

type Timers = Awaited<ReturnType<typeof timersOf>>

const untilTimers = (bed: Bed, teller: Teller, robin: PracticeCase, { started, canceled }: Timers) =>
  until(`${started} timers to have been started, and ${canceled} cancelled`, async () => {
    const seen = await timersOf(bed, teller, robin)
    return seen.started === started && seen.canceled === canceled
  })

const reachedOf = async (robin: PracticeCase) =>
  (await robin.timeline()).filter(({ type, data }) => type === 'clock-rung-reached' && data['clock'] === clock)

/** A checkpoint is extended, and the extension withdrawn: due is as if it had never been (004-15). */
export const extensionWithdrawn: CasePath = {
  name: 'extension-withdrawn',
  council: 'blackpool',
  async play(teller) {
    const robin = await openedAt(teller, '2026-03-19T11:20')
    await startAssessment(robin)
    const checkpoint = { clock: 'checkpoint-10', reason: 'The school is closed.' }
    const extend = { kind: 'extend-clock', ...checkpoint, by: 5, requestedBy: 'social-worker-1' }
    const extended = await robin.decide('team-manager', extend)
    teller.check('five working days more', clockOf(extended, 'checkpoint-10').dueOn, '2026-04-13')
    const withdraw = { kind: 'withdraw-clock-change', ...checkpoint, entry: 1 }
    const withdrawn = await robin.decide('team-manager', withdraw)
    teller.check('as if it had never been', clockOf(withdrawn, 'checkpoint-10').dueOn, '2026-04-02')
  },
}

/** The referral had come earlier than was recorded: the decision, met in time, is late now, and open clocks move (2-01, 2-02). */
export const receiptCorrected: CasePath = {
  name: 'receipt-corrected',
  council: 'anyshire',
  async play(teller) {
    const robin = await openedAt(teller, '2026-06-08T10:00')
    await robin.moveTo('2026-06-09T09:00')
    const decided = await robin.decide('duty-manager', decideAssessment)
    teller.check('the decision was', clockOf(decided, 'decision').status, 'met')
    const correct = { kind: 'correct-receipt', receivedAt: '2026-06-05T16:00', reason: 'The e-mail came on Friday.' }
    const corrected = await robin.decide('team-manager', correct)
    teller.check('the decision is said to have been', clockOf(corrected, 'decision').status, 'met-late')
    teller.check(
      'the assessment is due earlier',
      clockOf(corrected, 'assessment').dueOn < clockOf(decided, 'assessment').dueOn,
      true,
    )
  },
}
