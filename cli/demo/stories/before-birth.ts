import { submitAssessment } from '../assessment'
import { clockOf, referOne, type PracticeCase } from '../practice-case'
import { usual, type Story } from '../story'
import type { Teller } from '../teller'

/** Blackpool: an assessment before birth, whose limit goes by the day on which the child is expected, and the birth. */
export const beforeBirth: Story = {
  id: 'S8',
  title: 'Blackpool: before birth',
  council: 'blackpool',
  async play(teller) {
    const baby = await referral(teller)
    await startedAtOnce(teller, baby)
    await corrected(teller, baby)
    await finished(teller, baby)
    await born(teller, baby)
  },
}

async function referral(teller: Teller): Promise<PracticeCase> {
  teller.narrator.says('A midwife refers an unborn baby on Monday 9 November 2026; it is expected on 29 March 2027.')
  return referOne(teller, 'duty-worker', {
    ...usual,
    startAt: '2026-11-09T10:00',
    source: '3D',
    concern: 'The mother asks for help before the birth.',
    children: [{ forenames: 'Baby', surname: 'Standin', expectedOn: '2027-03-29', sex: 'U', flags: ['unborn'] }],
    people: [
      { kind: 'mother', name: 'Alex Standin', parentalResponsibility: true },
      { kind: 'father', name: 'Lee Standin', parentalResponsibility: false },
      { kind: 'solicitor', name: 'Jude Sample', parentalResponsibility: false },
    ],
  })
}

async function startedAtOnce(teller: Teller, baby: PracticeCase): Promise<void> {
  const decided = await baby.decide('duty-manager', {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason: 'The baby would be in need.',
  })
  teller.check('the assessment starts at once', decided.stage, 'assessment')
  teller.check('on the day of the decision', decided.assessment?.startedAt?.slice(0, 10), '2026-11-09')
  teller.check('it is due on Monday 1 March 2027', clockOf(decided, 'assessment').dueOn, '2027-03-01')
  teller.check('the 45-day checkpoint stays', clockOf(decided, 'checkpoint-45').dueOn, '2027-01-14')
  teller.check(
    'there is no brief assessment first',
    decided.clocks.some(({ name }) => name === 'assessment-brief'),
    false,
  )
  await baby.practice('duty-manager', { kind: 'allocate', workerId: 'social-worker-8' })
}

async function corrected(teller: Teller, baby: PracticeCase): Promise<void> {
  await baby.moveTo('2026-12-01T11:00')
  const correction = { kind: 'correct-expected-date', reason: 'The second scan shows an earlier day.' }
  await baby.refused('social-worker', 'practice', { ...correction, expectedOn: '2026-11-30' }, 'date-out-of-order')
  const moved = await baby.practice('social-worker', { ...correction, expectedOn: '2027-03-15' })
  teller.check('it is due on Monday 15 February 2027', clockOf(moved, 'assessment').dueOn, '2027-02-15')
  const timeline = await baby.timeline()
  const said = timeline.filter(({ type }) => type === 'expected-date-corrected' || type === 'clock-moved')
  teller.check(
    'the timeline says so, and why',
    said.map(({ sentence, data }) => [sentence, data['reason']]),
    [
      ['The day on which the child is expected was corrected from 29 March 2027 to 15 March 2027.', correction.reason],
      [
        'The clock "Pre-birth Child and Family Assessment (CAFA)" moved from 1 March 2027 to 15 February 2027.',
        correction.reason,
      ],
    ],
  )
  const who = new Set(said.map(({ by }) => by))
  teller.check('and who', [who.size, [...who].every((by) => by.includes('social-worker'))], [1, true])
}

async function finished(teller: Teller, baby: PracticeCase): Promise<void> {
  await baby.moveTo('2027-02-12T10:00')
  await submitAssessment(baby, 'Help for the family before and after the birth.')
  await baby.practice('social-worker', { kind: 'request-service', service: 'family hub', reason: 'As agreed.' })
  const done = await baby.decide('team-manager', authorisation)
  teller.check('finished in time, although the child cannot be seen', clockOf(done, 'assessment').status, 'met')
  const copies = (await baby.notices()).filter(({ template }) => template === 'assessment-copy')
  const told = ['mother', 'father', 'solicitor'].map((kind) => baby.person(kind))
  teller.check(
    'the parents and their solicitor get a copy',
    copies.map(({ recipient }) => recipient.id).toSorted(),
    told.toSorted(),
  )
}

const authorisation = {
  kind: 'authorise-assessment',
  recommendation: 'Agreed.',
  questions: [
    { code: 'section-17', answer: 'yes' },
    { code: 'section-47', answer: 'no' },
    { code: 'section-20-or-31a', answer: 'no' },
  ],
  signOff: [
    { code: 'child-spoken-to-alone', answer: 'no', reason: 'Not yet born.' },
    { code: 'household-children-seen', answer: 'yes' },
    { code: 'home-and-bedroom-seen', answer: 'yes' },
    { code: 'parents-seen', answer: 'yes' },
    { code: 'analysis-done', answer: 'yes' },
    { code: 'evidence-for-services', answer: 'yes' },
  ],
}

async function born(teller: Teller, baby: PracticeCase): Promise<void> {
  const before = await baby.moveTo('2027-02-22T09:30')
  const after = await baby.practice('social-worker', { kind: 'record-birth', bornOn: '2027-02-20', sex: 'F' })
  teller.check('the baby was born on 20 February', [after.bornOn, after.expectedOn], ['2027-02-20', undefined])
  teller.check("the case goes on as the child's own", [after.caseId, after.stage], [before.caseId, before.stage])
  const steps = after.legal.map(({ command }) => command)
  teller.check('its day of birth is not expected any more', steps.includes('correct-expected-date'), false)
  teller.check('and what was due stays on the record', clockOf(after, 'assessment').dueOn, '2027-02-15')
}
