import { submitAssessment } from '../assessment'
import { clockOf, referOne, type PracticeCase } from '../practice-case'
import { usual, type Story } from '../story'
import type { Teller } from '../teller'

/** Blackpool: checkpoints at 10, 30 and 45 working days over Easter and two May bank holidays, and an overrun. */
export const threeCheckpoints: Story = {
  id: 'S4',
  title: 'Blackpool: three checkpoints',
  council: 'blackpool',
  async play(teller) {
    const lou = await referral(teller)
    await furtherAssessment(teller, lou)
    await nobodyActs(teller, lou)
    await overrun(teller, lou)
    await signOff(teller, lou)
  },
}

async function referral(teller: Teller): Promise<PracticeCase> {
  teller.narrator.says('The police refer Lou Dummy on Thursday 19 March 2026 at 11:20.')
  const lou = await referOne(teller, 'duty-worker', {
    ...usual,
    startAt: '2026-03-19T11:20',
    source: '6',
    referrer: { ...usual.referrer, role: 'police officer', organisation: 'Example Constabulary' },
    familyAgreed: 'not-known',
    concern: 'Lou was found alone at the promenade late in the evening.',
    children: [{ forenames: 'Lou', surname: 'Dummy', dateOfBirth: '2014-10-02' }],
    people: [{ kind: 'carer', name: 'Pat Dummy', parentalResponsibility: true }],
  })
  await lou.decide('duty-manager', {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason: 'Lou needs an assessment.',
  })
  await lou.practice('duty-manager', { kind: 'allocate', workerId: 'social-worker-4' })
  const started = await lou.practice('social-worker', { kind: 'start-assessment' })
  const dueOn = (name: string) => clockOf(started, name).dueOn
  teller.check('the 10-day checkpoint is on Thursday 2 April', dueOn('checkpoint-10'), '2026-04-02')
  teller.check('the 30-day checkpoint is on Tuesday 5 May', dueOn('checkpoint-30'), '2026-05-05')
  teller.check('the 45-day checkpoint is on Wednesday 27 May', dueOn('checkpoint-45'), '2026-05-27')
  return lou
}

async function furtherAssessment(teller: Teller, lou: PracticeCase): Promise<void> {
  await lou.moveTo('2026-03-30T14:00')
  const further = await lou.decide('team-manager', {
    kind: 'decide-checkpoint',
    furtherAssessment: true,
    reason: 'The school has not been heard yet.',
  })
  teller.check('35 working days from the decision end on Thursday 21 May', further.assessmentDue?.dueOn, '2026-05-21')
  const explained = further.assessmentDue?.explanation.join(' ') ?? ''
  const both = ['35 working days', '45 working days'].map((length) => explained.includes(length))
  teller.check('that and the limit of 45 are both explained', both, [true, true])
  teller.check('the limit itself is', clockOf(further, 'assessment').dueOn, '2026-05-27')
}

async function nobodyActs(teller: Teller, lou: PracticeCase): Promise<void> {
  teller.narrator.says('At the 30-day checkpoint nobody acts.')
  const later = await lou.moveTo('2026-05-12T10:00')
  const { rungs, status } = clockOf(later, 'checkpoint-30')
  teller.check('the checkpoint stands', status, 'breached')
  const reached = rungs.map(({ name, reachedAt }) => `${name} ${reachedAt === undefined ? 'not reached' : 'reached'}`)
  teller.check('warning, due and escalation were reached', reached, [
    'warning reached',
    'due reached',
    'escalation reached',
  ])
  const timeline = await lou.timeline()
  const times = timeline.filter(({ type, data }) => type === 'clock-rung-reached' && data['clock'] === 'checkpoint-30')
  teller.check('each of them once', times.length, 3)
  teller.check('to the next person each time', new Set(rungs.map(({ tell }) => tell)).size, 3)
}

async function overrun(teller: Teller, lou: PracticeCase): Promise<void> {
  const late = await lou.moveTo('2026-05-29T10:00')
  teller.check('late, and nothing has closed by itself', late.stage, 'assessment')
  await lou.practice('social-worker', { kind: 'record-child-seen', alone: true })
  await submitAssessment(lou, 'Help from a youth worker.')
  await lou.refused(
    'team-manager',
    'decisions',
    { ...authorise, questions, signOff: allAnswered },
    'overrun-unexplained',
  )
  await lou.practice('social-worker', {
    kind: 'explain-overrun',
    from: 'social-worker',
    reason: 'Lou was away with relatives.',
  })
  await lou.practice('social-worker', {
    kind: 'explain-overrun',
    from: 'professionals',
    reason: "The school's report came late.",
  })
}

const authorise = { kind: 'authorise-assessment', recommendation: 'Agreed.' }
const questions = [
  { code: 'section-17', answer: 'yes' },
  { code: 'section-47', answer: 'no' },
  { code: 'section-20-or-31a', answer: 'no' },
]
const items = [
  'child-spoken-to-alone',
  'household-children-seen',
  'home-and-bedroom-seen',
  'parents-seen',
  'analysis-done',
  'evidence-for-services',
]
const allAnswered = items.map((code) =>
  code === 'home-and-bedroom-seen'
    ? { code, answer: 'no', reason: 'The family was moving house; it is seen next week.' }
    : { code, answer: 'yes' },
)

async function signOff(teller: Teller, lou: PracticeCase): Promise<void> {
  await lou.refused('team-manager', 'decisions', authorise, 'sign-off-incomplete')
  const withoutReason = items.map((code) => ({ code, answer: code === 'home-and-bedroom-seen' ? 'no' : 'yes' }))
  await lou.refused('team-manager', 'decisions', { ...authorise, signOff: withoutReason }, 'sign-off-incomplete')
  const done = await lou.decide('team-manager', { ...authorise, questions, signOff: allAnswered })
  teller.check('finished late', clockOf(done, 'assessment').status, 'met-late')
  const closed = await lou.decide('team-manager', {
    kind: 'decide-outcome',
    outcome: 'universal-or-early-help',
    reason: 'A youth worker is in touch.',
  })
  teller.check('the case is', closed.stage, 'closed')
}
