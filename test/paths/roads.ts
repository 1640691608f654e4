import { submitAssessment } from '../../cli/demo/assessment'
import { clockOf } from '../../cli/demo/practice-case'
import { beforeBirth } from '../../cli/demo/stories/before-birth'
import { fromStrategyDiscussionToPlan } from '../../cli/demo/stories/from-strategy-discussion-to-plan'
import { policeProtection } from '../../cli/demo/stories/police-protection'
import type { Story } from '../../cli/demo/story'
import type { CasePath } from './path'
import { openedAt, startAssessment } from './steps'

const reason = 'In plain words.'

/** Police protection, an emergency protection order out of it that the court extends, and an order to assess the child. */
const orders: CasePath = {
  name: 'orders',
  council: 'anyshire',
  async play(teller) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    await startAssessment(robin)
    await robin.practice('social-worker', { kind: 'record-police-protection', reason })
    await robin.advance({ hours: 20 })
    await robin.practice('social-worker', {
      ...{ kind: 'end-police-protection', childGoesTo: 'emergency-protection-order', reason },
    })
    await robin.practice('social-worker', { kind: 'record-emergency-protection-order', madeOn: '2026-06-03', reason })
    await robin.advance({ days: 6 })
    const extended = { kind: 'extend-emergency-protection-order', days: 7, reason }
    await robin.practice('social-worker', extended)
    await robin.advance({ days: 2 })
    await robin.practice('social-worker', { kind: 'end-emergency-protection-order', childGoesTo: 'relative', reason })
    await robin.practice('social-worker', { kind: 'record-child-assessment-order', startsOn: '2026-06-11', reason })
    await robin.advance({ days: 3 })
    await robin.practice('social-worker', { kind: 'end-child-assessment-order', assessed: true, reason })
  },
}

/** A flag, its prompts, and visits to a privately fostered child, one of them late. */
const privateFostering: CasePath = {
  name: 'private-fostering',
  council: 'lancashire',
  async play(teller) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    await startAssessment(robin)
    await robin.practice('social-worker', { kind: 'raise-flag', flag: 'private-fostering', reason })
    await robin.practice('social-worker', { kind: 'record-private-fostering', arrangement: '8F', reason })
    await robin.advance({ days: 45 })
    const visit = { kind: 'record-private-fostering-visit', childSeenAlone: true }
    await robin.practice('social-worker', visit)
    await robin.practice('social-worker', { kind: 'end-private-fostering', reason })
  },
}

/** A child in need plan, reviewed and ended; then new information, and an assessment made anew. */
const assessedAnew: CasePath = {
  name: 'assessed-anew',
  council: 'lancashire',
  async play(teller) {
    const robin = await openedAt(teller, '2026-06-02T10:00')
    await startAssessment(robin)
    await robin.practice('social-worker', { kind: 'record-child-seen', alone: true })
    await submitAssessment(robin, 'A plan with the family.')
    await robin.decide('team-manager', { kind: 'authorise-assessment', recommendation: 'Agreed.' })
    await robin.decide('team-manager', { kind: 'decide-outcome', outcome: 'child-in-need-plan', reason })
    const plan = { kind: 'make-child-in-need-plan', expectedDifference: 'Robin sleeps well.', agreedWithFamily: true }
    await robin.practice('social-worker', plan)
    await robin.advance({ days: 60 })
    const review = { kind: 'review-child-in-need-plan', expectedDifferenceMade: 'yes', decision: 'end', reason }
    await robin.decide('team-manager', review)
    const anew = await robin.decide('team-manager', { kind: 'record-new-information', reopens: true, reason })
    teller.check('the case is', anew.stage, 'assessment')
    teller.check('with a time of its own', clockOf(anew, 'reassessment').status, 'running')
  },
}

const stories: readonly (Story & { path: string })[] = [
  { ...policeProtection, path: 'police-protection' },
  { ...fromStrategyDiscussionToPlan, path: 'strategy-discussion-to-plan' },
  { ...beforeBirth, path: 'before-birth' },
]

/** What goes on beside the stages. */
export const besideTheStages: readonly CasePath[] = [
  orders,
  privateFostering,
  assessedAnew,
  ...stories.map(({ path, council, play }) => ({ name: path, council, play })),
]
