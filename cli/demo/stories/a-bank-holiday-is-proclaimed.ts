import { setTimeout as pause } from 'node:timers/promises'
import { clockOf, referOne, type PracticeCase } from '../practice-case'
import { usual, type Story } from '../story'
import type { Teller } from '../teller'

/** Blackpool: a bank holiday is proclaimed while clocks run. Plays once on a Caseway, for the holiday stays. */
export const aBankHolidayIsProclaimed: Story = {
  id: 'S10',
  title: 'Blackpool: a bank holiday is proclaimed',
  council: 'blackpool',
  async play(teller) {
    const moving = await underAssessment(teller)
    const standing = await referOne(teller, 'duty-worker', { ...referral('Morgan'), startAt: '2026-07-09T12:00' })
    await moving.moveTo('2026-06-20T11:00')
    await proclaim(teller)
    const moved = await untilMoved(moving)
    teller.check('45 working days now end on Tuesday 4 August', clockOf(moved, 'assessment').dueOn, '2026-08-04')
    teller.check(
      'the checkpoint of 10 days lies before the day and stays',
      clockOf(moved, 'checkpoint-10').dueOn,
      '2026-06-15',
    )
    const reasons = (await moving.timeline())
      .filter(({ type }) => type === 'clock-moved')
      .map(({ data }) => data['reason'])
    teller.check('each clock that moved says why', [...new Set(reasons)], [reason])
    const stands = await standing.seen()
    teller.check('a clock in hours does not move', clockOf(stands, 'decision').dueAt, '2026-07-10T11:00:00.000Z')
  },
}

const reason = 'Proclaimed on 20 June.'

const referral = (forenames: string) => ({
  ...usual,
  source: '2A',
  concern: 'The school is worried.',
  children: [{ forenames, surname: 'Standin', dateOfBirth: '2015-11-11' }],
})

async function underAssessment(teller: Teller): Promise<PracticeCase> {
  const child = await referOne(teller, 'duty-worker', { ...referral('Casey'), startAt: '2026-06-01T10:00' })
  await child.decide('duty-manager', {
    kind: 'decide-referral',
    outcome: 'assessment',
    fullAssessment: true,
    reason: 'Full from the outset.',
  })
  await child.practice('duty-manager', { kind: 'allocate', workerId: 'social-worker-4' })
  const started = await child.practice('social-worker', { kind: 'start-assessment' })
  teller.check('45 working days end on Monday 3 August', clockOf(started, 'assessment').dueOn, '2026-08-03')
  return child
}

async function proclaim(teller: Teller): Promise<void> {
  const body = { date: '2026-07-10', title: 'A day of national celebration', reason, practice: true }
  await teller.ask(
    { role: 'administrator', method: 'POST', path: teller.path('/bank-holidays'), body },
    [200],
    () => 'every open practice case is told',
  )
}

/** Every open case is told through its inbox, and hears it as soon as it is delivered. */
async function untilMoved(child: PracticeCase) {
  for (let tries = 0; tries < 100; tries++) {
    const seen = await child.seen()
    if (clockOf(seen, 'assessment').dueOn !== '2026-08-03') return seen
    await pause(200)
  }
  return child.seen()
}
