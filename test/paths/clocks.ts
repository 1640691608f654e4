import { waitForDeliveryLock } from '../../db/delivery-lock'
import { withCouncil } from '../../db/pool'
import { clockOf } from '../../cli/demo/practice-case'
import { until } from '../support/until'
import type { CasePath } from './path'
import { decideAssessment, openedAt, startAssessment } from './steps'

/** A checkpoint nobody acts on: warned of, breached, escalated, and met late (004-55). */
export const checkpointEscalated: CasePath = {
  name: 'checkpoint-escalated',
  council: 'blackpool',
  async play(teller) {
    const robin = await openedAt(teller, '2026-03-19T11:20')
    await startAssessment(robin)
    await robin.moveTo('2026-04-08T10:00')
    teller.check('the checkpoint is', clockOf(await robin.seen(), 'checkpoint-10').status, 'breached')
    await robin.decide('team-manager', { kind: 'decide-checkpoint', furtherAssessment: false, reason: 'Seen late.' })
  },
}

/** A decision accepted in time that the case hears when its clock has run out: the breach is withdrawn. */
export const heldAndHeardLate: CasePath = {
  name: 'held-and-heard-late',
  council: 'lancashire',
  async play(teller, { db }) {
    const robin = await openedAt(teller, '2026-03-28T14:00')
    await until('the case to have been opened', async () => !(await robin.seen()).held)
    const href = await withCouncil(db, teller.council, async (tx) => {
      // Whoever holds this lock delivers: while it is held here, nobody does.
      teller.check('nobody else delivers', await waitForDeliveryLock(tx, robin.id, 5_000), true)
      const posted = await robin.post('duty-manager', 'decisions', decideAssessment)
      teller.check('the decision is held', posted.isHeld, true)
      await robin.moveTo('2026-03-29T18:00')
      return posted.href
    })
    const heard = await robin.heard(href)
    teller.check('the decision was made', clockOf(heard, 'decision').status, 'met')
  },
}

/** A bank holiday proclaimed while the clocks run: those in working days move (S10). */
export const bankHoliday: CasePath = {
  name: 'bank-holiday',
  council: 'lancashire',
  async play(teller) {
    const robin = await openedAt(teller, '2026-06-01T10:00')
    await startAssessment(robin)
    const dueOn = async () => clockOf(await robin.seen(), 'assessment').dueOn
    teller.check('the assessment is due', await dueOn(), '2026-08-03')
    const path = teller.path('/bank-holidays')
    const holiday = { date: '2026-07-10', title: 'A day of celebration', reason: 'Proclaimed in June.', practice: true }
    await teller.ask({ role: 'administrator', method: 'POST', path, body: holiday }, [200], () => 'proclaimed')
    await until('the assessment to move by a day', async () => (await dueOn()) === '2026-08-04')
  },
}
