import { criteriaAnswers } from '../../../api/examples/referral'
import type { CaseSeen } from '../answers'
import { clockOf, referOne, type PracticeCase } from '../practice-case'
import { usual, type Story } from '../story'
import type { Teller } from '../teller'

const reason = 'Robin has come to school hungry and unwashed since October.'

/** Anyshire: strategy discussion, section 47 enquiry, conference, plan and reviews over Christmas and Easter. */
export const fromStrategyDiscussionToPlan: Story = {
  id: 'S7',
  title: 'From strategy discussion to plan',
  council: 'anyshire',
  async play(teller) {
    const robin = await referral(teller)
    await enquiry(teller, robin)
    await conference(teller, robin)
    await reviews(teller, robin)
  },
}

async function referral(teller: Teller): Promise<PracticeCase> {
  teller.narrator.says('A school refers Robin Placeholder on Thursday 10 December 2026.')
  const robin = await referOne(teller, 'duty-worker', {
    ...usual,
    startAt: '2026-12-10T10:00',
    source: '2A',
    concern: reason,
    children: [{ forenames: 'Robin', surname: 'Placeholder', dateOfBirth: '2018-03-09' }],
    people: [{ kind: 'mother', name: 'Kim Placeholder', parentalResponsibility: true }],
  })
  await robin.decide('duty-manager', {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason,
    criteria: criteriaAnswers,
  })
  await robin.practice('duty-manager', { kind: 'allocate', workerId: 'social-worker-7' })
  const started = await robin.practice('social-worker', { kind: 'start-assessment' })
  teller.check("the assessment's own limit", clockOf(started, 'assessment').dueOn, '2027-02-16')
  return robin
}

const discussion = {
  kind: 'hold-strategy-discussion',
  attended: ['police', 'health'],
  harms: ['neglect'],
  crimeSuspected: false,
  parentsInvited: false,
  parentsNotInvitedReason: 'Robin is to be heard at school first.',
  decision: 'section-47-enquiry',
  reason,
}

async function enquiry(teller: Teller, robin: PracticeCase): Promise<void> {
  await robin.moveTo('2026-12-14T11:00')
  const { parentsNotInvitedReason: _unsaid, ...unexplained } = discussion
  await robin.refused('team-manager', 'decisions', unexplained, 'parents-not-invited')
  await robin.refused('conference-chair', 'decisions', heldOn('2026-12-14'), 'not-legal-now')
  const begun = await robin.decide('team-manager', discussion)
  teller.check('the conference is due on Thursday 7 January', clockOf(begun, 'conference').dueOn, '2027-01-07')
  const timeline = await robin.timeline()
  const [began] = timeline.filter(({ type }) => type === 'section-47-enquiry-began')
  teller.check('the enquiry is dated that day', began?.data['beganOn'], '2026-12-14')
  await robin.moveTo('2026-12-18T10:00')
  const again = await robin.decide('team-manager', discussion)
  teller.check('a second strategy discussion does not move it', clockOf(again, 'conference').dueOn, '2027-01-07')
  await robin.moveTo('2027-01-04T10:00')
  await robin.decide('team-manager', {
    kind: 'conclude-section-47',
    outcome: 'substantiated-continuing-risk',
    reason: 'Robin is likely to go on suffering neglect.',
  })
  await robin.practice('social-worker', { kind: 'schedule-conference', on: '2027-01-06' })
}

const heldOn = (day: string) => ({
  kind: 'hold-conference',
  heldOn: day,
  attended: ['police', 'health', 'education'],
  familyAttended: true,
  decision: 'plan',
  category: 'NEG',
  reason: 'Without a plan Robin is likely to suffer significant harm.',
})

async function conference(teller: Teller, robin: PracticeCase): Promise<void> {
  await robin.moveTo('2027-01-06T15:00')
  await robin.refused('conference-chair', 'decisions', heldOn('2026-12-11'), 'date-out-of-order')
  const planned = await robin.decide('conference-chair', heldOn('2027-01-06'))
  teller.check('held in time', clockOf(planned, 'conference').status, 'met')
  teller.check('the core group is due on Wednesday 20 January', clockOf(planned, 'core-group').dueOn, '2027-01-20')
  teller.check('the first review is due by Tuesday 6 April', clockOf(planned, 'first-review').dueOn, '2027-04-06')
  teller.check('the assessment still has its own limit', isRunning(planned, 'assessment'), true)
  await robin.moveTo('2027-01-19T10:00')
  const met = await robin.practice('social-worker', {
    kind: 'hold-core-group',
    familyAttended: true,
    planAgreed: true,
  })
  teller.check('the core group met in time', clockOf(met, 'core-group').status, 'met')
}

const isRunning = (seen: CaseSeen, name: string): boolean => clockOf(seen, name).open

async function reviews(teller: Teller, robin: PracticeCase): Promise<void> {
  const review = {
    kind: 'hold-review-conference',
    attended: ['health', 'education'],
    familyAttended: true,
    decision: 'continue',
    reason: 'Much is better; mornings are not safe yet.',
  }
  await robin.moveTo('2027-03-30T12:00')
  const held = await robin.decide('conference-chair', review)
  teller.check('reviewed in time', clockOf(held, 'first-review').status, 'met')
  teller.check('the next is due by Thursday 30 September', clockOf(held, 'later-review').dueOn, '2027-09-30')
  await robin.refused('conference-chair', 'decisions', { ...review, heldOn: '2027-03-30' }, 'date-out-of-order')
}
