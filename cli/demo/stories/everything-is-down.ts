import { criteriaAnswers } from '../../../api/examples/referral'
import { clockOf, referOne } from '../practice-case'
import { usual } from '../story'
import type { Teller } from '../teller'

/** What an outage is made and ended with. */
export interface Outage {
  begin(): Promise<void>
  end(): Promise<void>
}

/**
 * S9. Lancashire, on the night the clocks go forward: a referral and its decision while Temporal is down. Needs a Caseway whose Temporal
 * may be stopped, so it is not part of the demo.
 */
export async function everythingIsDown(teller: Teller, outage: Outage): Promise<void> {
  await outage.begin()
  const drew = await referOne(teller, 'duty-worker', {
    ...usual,
    startAt: '2026-03-28T14:00',
    source: '2A',
    concern: 'The school is worried.',
    children: [{ forenames: 'Drew', surname: 'Standby', dateOfBirth: '2018-02-02' }],
  })
  teller.check('the decision is due on Sunday at 15:00 BST', drew.decision.dueAt, '2026-03-29T14:00:00.000Z')
  teller.check('the case is shown as held', (await drew.seen()).held, true)
  await drew.moveTo('2026-03-29T14:30')
  const decision = {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason: 'The school has good reasons.',
    criteria: criteriaAnswers,
  }
  const { isHeld, href } = await drew.post('duty-manager', 'decisions', decision)
  teller.check('the decision is held', isHeld, true)
  await drew.moveTo('2026-03-29T18:00')
  await outage.end()
  const heard = await drew.heard(href)
  teller.check('it counts as made in time', clockOf(heard, 'decision').status, 'met')
  const types = (await drew.timeline()).map(({ type }) => type)
  teller.check('once', types.filter((type) => type === 'referral-decided').length, 1)
  teller.check('the late hearing is on the timeline', types.includes('heard-late'), true)
  const stands = types.lastIndexOf('breach-withdrawn') - types.findLastIndex((type) => type === 'clock-rung-reached')
  teller.check('no breach stands', !types.includes('clock-rung-reached') || stands > 0, true)
}
