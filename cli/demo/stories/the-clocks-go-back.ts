import { clockOf, referOne } from '../practice-case'
import { usual, type Story } from '../story'

/** Any council, on the night the clocks go back: 24 hours are not the same time tomorrow. */
export const theClocksGoBack: Story = {
  id: 'S5',
  title: 'The night the clocks go back',
  council: 'anyshire',
  async play(teller) {
    const jamie = await referOne(teller, 'duty-worker', {
      ...usual,
      startAt: '2026-10-24T23:50',
      source: '6',
      concern: 'A child was at a house that the police were called to.',
      children: [{ forenames: 'Jamie', surname: 'Filler', dateOfBirth: '2016-06-01' }],
    })
    teller.check('the decision is due on Sunday at 22:50 GMT', jamie.decision.dueAt, '2026-10-25T22:50:00.000Z')
    const inTime = await jamie.moveTo('2026-10-25T22:49')
    teller.check('a minute before, the clock runs', clockOf(inTime, 'decision').status, 'running')
    const late = await jamie.advance({ to: 'next-clock' })
    teller.check('just after, it has been passed', clockOf(late, 'decision').status, 'breached')
  },
}
