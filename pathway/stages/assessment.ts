import type { Rules } from '../rules'
import { allocate } from './allocation'
import { checkpointSteps } from './checkpoint'
import { decideOutcome } from './outcome'
import { setLength } from './length'
import { explainOverrun } from './overrun'
import { refuse, type InStage, type Steps } from './step'

type State = InStage<'assessment'>

/** The assessment is under way. */
export const assessment: Steps<State> = {
  allocate,
  'set-assessment-length': setLength,
  ...checkpointSteps,
  'explain-overrun': explainOverrun,
  'submit-assessment': {
    label: 'Submit the assessment to the manager',
    by: (rules) => rules.assessment.submitBy,
    follows: ({ state, command, rules }) => {
      if (!seenAsRequired(state, rules)) return refuse('child-not-seen', rules.assessment.childSeen)
      return [{ type: 'assessment-submitted', recommendation: command.recommendation }]
    },
  },
  'decide-outcome': {
    ...decideOutcome,
    possible: (_state, rules) => rules.assessment.outcome.when === 'any-time',
  },
}

/** The child has been seen as the council requires, or a manager has recorded why not (004-21, 004-43, 001-06, 003-09). */
function seenAsRequired({ child }: State, rules: Rules): boolean {
  if (child.notSeenRecorded || child.seen === 'alone') return true
  return rules.assessment.childSeen === 'seen' && child.seen === 'seen'
}
