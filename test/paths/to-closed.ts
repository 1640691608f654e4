import { criteriaAnswers } from '../../api/examples/referral'
import { submitAssessment } from '../../cli/demo/assessment'
import { stories } from '../../cli/demo/stories'
import type { Story } from '../../cli/demo/story'
import type { CasePath } from './path'
import { openedAt, startAssessment } from './steps'

/** Closed with advice at the first decision: one run, no assessment. */
const atDecision: CasePath = {
  name: 'closed-at-decision',
  council: 'anyshire',
  async play(teller) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    await robin.moveTo('2026-06-02T15:30')
    await robin.decide('duty-manager', {
      kind: 'decide-referral',
      outcome: 'information-and-advice',
      reason: 'The family centre can help.',
      criteria: criteriaAnswers,
    })
  },
}

/** The national default, with a wait, a return, and a plan that is worked before the case is closed. */
const byTheNationalGuide: CasePath = {
  name: 'anyshire-to-closed',
  council: 'anyshire',
  async play(teller) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    await startAssessment(robin)
    await robin.moveTo('2026-06-12T10:00')
    await robin.practice('social-worker', { kind: 'record-child-seen', alone: true })
    await submitAssessment(robin, 'A plan with the family centre.')
    await robin.decide('team-manager', { kind: 'return-assessment', reason: 'The father is not heard yet.' })
    await submitAssessment(robin, 'A plan with the family centre.')
    await robin.decide('team-manager', { kind: 'authorise-assessment', recommendation: 'Agreed.' })
    await robin.decide('team-manager', {
      kind: 'decide-outcome',
      outcome: 'child-in-need-plan',
      reason: 'Several services are needed.',
    })
    await robin.practice('social-worker', {
      kind: 'make-child-in-need-plan',
      expectedDifference: 'Robin sleeps through the night.',
      agreedWithFamily: true,
    })
    await robin.advance({ days: 90 })
    await robin.decide('team-manager', {
      kind: 'review-child-in-need-plan',
      expectedDifferenceMade: 'yes',
      decision: 'end',
      reason: 'Robin sleeps well.',
    })
    await robin.decide('team-manager', {
      kind: 'close-case',
      closureReason: 'RC7',
      reason: 'The plan has done its work.',
    })
  },
}

const ofStory = ({ council, play }: Story): CasePath => ({ name: `${council}-to-closed`, council, play })

/** A road from receipt to closed for each council. */
export const toClosed: readonly CasePath[] = [atDecision, byTheNationalGuide, ...stories.map(ofStory)]
