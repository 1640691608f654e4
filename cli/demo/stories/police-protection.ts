import { clockOf, referOne } from '../practice-case'
import { usual, type Story } from '../story'

/** West Northamptonshire: the police keep a child safe over the weekend the clocks go back. */
export const policeProtection: Story = {
  id: 'S6',
  title: 'West Northamptonshire: police protection',
  council: 'west-northamptonshire',
  async play(teller) {
    const ellis = await referOne(teller, 'duty-worker', {
      ...usual,
      startAt: '2026-10-22T11:00',
      source: '2A',
      concern: 'A child is often alone at home in the evening.',
      children: [{ forenames: 'Ellis', surname: 'Madeup', dateOfBirth: '2019-03-09' }],
    })
    await ellis.moveTo('2026-10-23T09:30')
    await ellis.decide('duty-manager', { kind: 'decide-referral', outcome: 'assessment', reason: 'It is not safe.' })
    await ellis.moveTo('2026-10-23T22:45')
    const taken = await ellis.practice('social-worker', {
      kind: 'record-police-protection',
      beganAt: '2026-10-23T22:30',
      reason: 'Officers found the child alone at the station.',
    })
    const { dueAt } = clockOf(taken, 'police-protection')
    teller.check('it ends at the latest on Monday 26 October at 21:30', dueAt, '2026-10-26T21:30:00.000Z')
    await ellis.moveTo('2026-10-25T14:00')
    const home = await ellis.practice('social-worker', {
      kind: 'end-police-protection',
      childGoesTo: 'home',
      reason: 'The mother is home again and the home is safe.',
    })
    teller.check('the clock has stopped', clockOf(home, 'police-protection').status, 'met')
    teller.check('the case stays open', home.stage, 'awaiting-assessment')
  },
}
