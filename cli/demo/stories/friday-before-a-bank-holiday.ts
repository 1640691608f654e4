import { submitAssessment } from '../assessment'
import { clockOf, referOne, type PracticeCase } from '../practice-case'
import { usual, type Story } from '../story'
import type { Teller } from '../teller'

/** Bath and North East Somerset: a request for a service late on the Friday before a bank holiday. */
export const fridayBeforeABankHoliday: Story = {
  id: 'S1',
  title: 'Bath and North East Somerset: Friday before a bank holiday',
  council: 'bath-and-north-east-somerset',
  async play(teller) {
    const robin = await request(teller)
    await decision(teller, robin)
    await length(teller, robin)
    await assessment(teller, robin)
    await outcome(teller, robin)
  },
}

async function request(teller: Teller): Promise<PracticeCase> {
  teller.narrator.says(
    'A health visitor, with the mother, asks for a service for Robin Example (3) on Friday 22 May 2026 at 16:40.',
  )
  const robin = await referOne(teller, 'duty-worker', {
    ...usual,
    startAt: '2026-05-22T16:40',
    source: '3B',
    referrer: { ...usual.referrer, role: 'health visitor', contact: { phone: '01632 960001' } },
    concern: 'The mother asks for help with sleep and routines.',
    children: [{ forenames: 'Robin', surname: 'Example', dateOfBirth: '2023-02-11' }],
    people: [{ kind: 'mother', name: 'Sandy Example', parentalResponsibility: true }],
  })
  teller.check('the decision is due on Saturday 23 May at 16:40', robin.decision.dueAt, '2026-05-23T15:40:00.000Z')
  const { numbers } = await teller.contactAt('2026-05-23T16:40')
  teller.check('after hours the number to ring is', numbers, ['01454 615165'])
  return robin
}

async function decision(teller: Teller, robin: PracticeCase): Promise<void> {
  await robin.moveTo('2026-05-23T10:12')
  const decided = await robin.decide('duty-manager', {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason: 'The family needs more than one service; a worker will get to know them.',
  })
  teller.check('the decision was made in time', clockOf(decided, 'decision').status, 'met')
  const told = (await robin.notices()).filter(({ template }) => template === 'referral-decided')
  const recipients = told.map(({ recipient, ground }) => `${recipient.id} ${ground ?? 'told'}`).sort()
  teller.check('the health visitor and the mother are told', recipients, bothTold(robin))
}

const bothTold = (robin: PracticeCase): string[] =>
  [robin.person('referrer'), robin.person('mother')].map((id) => `${id} told`).sort()

async function length(teller: Teller, robin: PracticeCase): Promise<void> {
  await robin.moveTo('2026-05-27T09:30')
  await robin.practice('duty-manager', { kind: 'allocate', workerId: 'social-worker-1' })
  await robin.practice('social-worker', { kind: 'start-assessment' })
  const set = await robin.decide('team-manager', {
    kind: 'set-assessment-length',
    days: 30,
    reason: 'The needs are clear.',
  })
  teller.check('thirty days from receipt end on', set.assessmentDue?.dueOn, '2026-06-21')
  for (const days of [14, 46]) {
    const refused = await robin.refused(
      'team-manager',
      'decisions',
      { kind: 'set-assessment-length', days, reason: 'A try.' },
      'length-outside-range',
    )
    teller.check('the range allowed is', refused.allowed, '15 to 45 days')
  }
}

async function assessment(teller: Teller, robin: PracticeCase): Promise<void> {
  await robin.moveTo('2026-06-10T14:00')
  const goesOn = await robin.practice('social-worker', {
    kind: 'request-service',
    service: 'parenting course',
    reason: 'Asked for by the mother.',
  })
  teller.check('a service is requested and the assessment goes on', goesOn.stage, 'assessment')
  await robin.practice('social-worker', { kind: 'record-child-seen', alone: false })
  await submitAssessment(robin, 'Help from the family centre.')
  const authorise = { kind: 'authorise-assessment', recommendation: 'Agreed.' }
  await robin.refused('social-worker', 'decisions', authorise, 'role-not-allowed')
  await robin.decide('team-manager', authorise)
  const copies = (await robin.notices()).filter(({ template }) => template === 'assessment-copy')
  teller.check(
    'the mother is sent a copy without asking',
    copies.map(({ recipient }) => recipient.id),
    [robin.person('mother')],
  )
}

async function outcome(teller: Teller, robin: PracticeCase): Promise<void> {
  const before = await robin.seen()
  const comment = {
    kind: 'add-comment',
    personId: robin.person('mother'),
    comment: 'The date of birth is 11 February, not 1 February.',
  }
  const after = await robin.practice('social-worker', comment)
  teller.check('her comment changes nothing of the assessment', after.assessment, before.assessment)
  const closed = await robin.decide('team-manager', {
    kind: 'decide-outcome',
    outcome: 'signposting',
    reason: 'The family centre can help.',
  })
  teller.check('the case is', closed.stage, 'closed')
}
