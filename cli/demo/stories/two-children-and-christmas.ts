import { submitAssessment } from '../assessment'
import { refer, type PracticeCase } from '../practice-case'
import { usual, type Story } from '../story'
import type { Teller } from '../teller'

/** Lancashire: one referral of two children, a wait, a refused consent, and an assessment over Christmas. */
export const twoChildrenAndChristmas: Story = {
  id: 'S2',
  title: 'Lancashire: two children, a wait, and Christmas',
  council: 'lancashire',
  async play(teller) {
    const children = await referral(teller)
    for (const child of children) await waitAndStart(teller, child)
    for (const child of children) await refusedConsent(child)
    const [ash, rowan] = children
    if (ash === undefined || rowan === undefined) throw new Error('Two children are two cases.')
    await overriddenConsent(teller, ash)
    await ending(teller, ash, 'child-in-need-plan', 'outcome-decided')
    await ending(teller, rowan, 'no-support-services', 'closed')
    await planFor(ash)
    const closed = await ash.decide('team-manager', {
      kind: 'close-case',
      closureReason: 'RC7',
      reason: 'The plan has reached its aims.',
    })
    teller.check(
      "Ash's case is closed later, apart from Rowan's",
      [closed.stage, closed.closureReason],
      ['closed', 'RC7'],
    )
  },
}

async function referral(teller: Teller): Promise<PracticeCase[]> {
  teller.narrator.says(
    'A primary school refers Ash and Rowan Sample (7 and 9) by e-mail; it is received on Monday 30 November 2026 at 10:05.',
  )
  const children = await refer(teller, 'duty-worker', {
    ...usual,
    startAt: '2026-11-30T10:05',
    source: '2A',
    referrer: { ...usual.referrer, role: 'head teacher', organisation: 'Example Primary School' },
    concern: 'Both children have often been absent since September.',
    children: [
      { forenames: 'Ash', surname: 'Sample', dateOfBirth: '2019-05-04' },
      { forenames: 'Rowan', surname: 'Sample', dateOfBirth: '2017-03-20' },
    ],
    people: [{ kind: 'father', name: 'Glen Sample', parentalResponsibility: true }],
  })
  const ids = children.map(({ id }) => id)
  for (const child of children) {
    teller.check('the decision is due on Tuesday 1 December at 10:05', child.decision.dueAt, '2026-12-01T10:05:00.000Z')
    const { siblings } = await child.seen()
    teller.check(
      'the cases are linked',
      siblings,
      ids.filter((id) => id !== child.id),
    )
  }
  return children
}

async function waitAndStart(teller: Teller, child: PracticeCase): Promise<void> {
  await child.moveTo('2026-11-30T15:00')
  await child.decide('duty-manager', {
    kind: 'decide-referral',
    outcome: 'assessment',
    reason: 'The absences are not explained.',
  })
  await child.practice('duty-manager', {
    kind: 'record-wait',
    urgency: 'medium',
    reason: 'No worker is free before Friday.',
  })
  await child.moveTo('2026-12-04T09:00')
  await child.practice('duty-manager', { kind: 'allocate', workerId: 'social-worker-2' })
  const started = await child.practice('social-worker', { kind: 'start-assessment' })
  teller.check('it starts on 4 December', started.assessment?.startedAt?.slice(0, 10), '2026-12-04')
  teller.check('and is still due 45 working days from the referral', started.assessmentDue?.dueOn, '2027-02-04')
}

async function refusedConsent(child: PracticeCase): Promise<void> {
  const father = child.person('father')
  await child.consent('social-worker', { kind: 'record-consent', personId: father, agency: 'gp', answer: 'refused' })
  await child.refused(
    'social-worker',
    'practice',
    { kind: 'contact-agency', agency: 'gp', aboutPersonId: father },
    'consent-refused',
  )
}

async function overriddenConsent(teller: Teller, ash: PracticeCase): Promise<void> {
  await ash.moveTo('2027-01-11T11:00')
  teller.narrator.says('The worker now believes that Ash is being hurt. Consent is asked again, and refused again.')
  const father = ash.person('father')
  await ash.consent('social-worker', { kind: 'record-consent', personId: father, agency: 'gp', answer: 'refused' })
  const override = {
    kind: 'override-consent',
    personId: father,
    agency: 'gp',
    reason: 'Waiting would put Ash at risk of significant harm.',
  }
  await ash.refused('team-manager', 'decisions', { ...override, asked: true, explained: false }, 'ask-and-explain')
  await ash.decide('team-manager', { ...override, asked: true, explained: true })
  await ash.practice('social-worker', { kind: 'contact-agency', agency: 'gp', aboutPersonId: father })
  const rights = (await ash.notices()).filter(({ template }) => template === 'rights-explained')
  teller.check(
    'the father is told his rights in the new situation',
    rights.map(({ recipient }) => recipient.id),
    [father],
  )
}

async function planFor(ash: PracticeCase): Promise<void> {
  await ash.practice('social-worker', {
    kind: 'make-child-in-need-plan',
    expectedDifference: 'Ash goes to school every day and is safe at home.',
    agreedWithFamily: true,
  })
  await ash.decide('team-manager', {
    kind: 'review-child-in-need-plan',
    expectedDifferenceMade: 'yes',
    decision: 'end',
    reason: 'Ash goes to school every day.',
  })
}

async function ending(teller: Teller, child: PracticeCase, outcome: string, stage: string): Promise<void> {
  await child.moveTo('2027-01-29T10:00')
  await child.practice('social-worker', { kind: 'record-child-seen', alone: true })
  await submitAssessment(child, 'As discussed with the family.')
  await child.decide('team-manager', { kind: 'authorise-assessment', recommendation: 'Agreed.' })
  const decided = await child.decide('team-manager', {
    kind: 'decide-outcome',
    outcome,
    reason: 'As the assessment shows.',
  })
  teller.check('its outcome leads to', decided.stage, stage)
}
