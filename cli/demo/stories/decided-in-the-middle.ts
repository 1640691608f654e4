import { referOne, type PracticeCase } from '../practice-case'
import { usual, type Story } from '../story'
import type { Teller } from '../teller'

/** West Northamptonshire: an anonymous neighbour, a family that speaks Polish, and an outcome in the middle of the assessment. */
export const decidedInTheMiddle: Story = {
  id: 'S3',
  title: 'West Northamptonshire: decided in the middle',
  council: 'west-northamptonshire',
  async play(teller) {
    const kit = await call(teller)
    await interpreter(teller, kit)
    await outcome(teller, kit)
  },
}

async function call(teller: Teller): Promise<PracticeCase> {
  teller.narrator.says(
    'A neighbour calls on Thursday 10 December 2026 at 09:15 and stays anonymous. The family speaks Polish.',
  )
  const kit = await referOne(teller, 'duty-worker', {
    ...usual,
    startAt: '2026-12-10T09:15',
    source: '1B',
    referrer: { anonymous: true },
    familyAgreed: 'no',
    concern: 'Shouting late at night, and a child crying.',
    children: [
      { forenames: 'Kit', surname: 'Placeholder', dateOfBirth: '2020-08-30', interpreter: true, language: 'Polish' },
    ],
    people: [
      { kind: 'mother', name: 'Maja Placeholder', parentalResponsibility: true, interpreter: true, language: 'Polish' },
    ],
  })
  teller.check('the decision is due on Friday 11 December at 09:15', kit.decision.dueAt, '2026-12-11T09:15:00.000Z')
  await kit.practice('duty-manager', { kind: 'allocate', workerId: 'social-worker-3' })
  await kit.decide('duty-manager', {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason: 'What the neighbour heard has to be understood.',
  })
  const started = await kit.practice('social-worker', { kind: 'start-assessment' })
  teller.check('45 days from the referral end on Sunday 24 January', started.assessmentDue?.dueOn, '2027-01-24')
  return kit
}

async function interpreter(teller: Teller, kit: PracticeCase): Promise<void> {
  const contact = { kind: 'contact-family', personId: kit.person('mother'), interpreter: false }
  await kit.refused('social-worker', 'practice', contact, 'interpreter-needed')
  await kit.decide('team-manager', {
    kind: 'waive-interpreter',
    personId: kit.person('mother'),
    reason: 'A short call about the time of the visit.',
  })
  await kit.practice('social-worker', contact)
  teller.narrator.says('The approval was for one contact; the next needs an interpreter again.')
  await kit.refused('social-worker', 'practice', contact, 'interpreter-needed')
  await kit.practice('social-worker', { ...contact, interpreter: true })
}

async function outcome(teller: Teller, kit: PracticeCase): Promise<void> {
  await kit.moveTo('2026-12-21T15:30')
  const decided = await kit.decide('social-worker', {
    kind: 'decide-outcome',
    outcome: 'referral-to-another-service',
    reason: 'The parents want help with their relationship, and a service can begin at once.',
  })
  teller.check('the social worker decides mid-assessment, and the case is', decided.stage, 'closed')
  const toReferrer = (await kit.notices()).filter(({ recipient }) => recipient.id === kit.person('referrer'))
  const statuses = [...new Set(toReferrer.map(({ status, ground }) => `${status}: ${ground ?? ''}`))]
  teller.check('no letter goes to the neighbour', statuses, ['withheld: anonymous-referrer'])
}
