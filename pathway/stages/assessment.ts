import { allocate } from './allocation'
import { checkpointSteps } from './checkpoint'
import { decideOutcome } from './outcome'
import { setLength } from './length'
import { explainOverrun } from './overrun'
import { submitAssessment } from './submission'
import type { InStage, Steps } from './step'

type State = InStage<'assessment'>

/** The assessment is under way. */
export const assessment: Steps<State> = {
  allocate,
  'set-assessment-length': setLength,
  ...checkpointSteps,
  'explain-overrun': explainOverrun,
  'submit-assessment': submitAssessment,
  'decide-outcome': {
    ...decideOutcome,
    possible: (_state, rules) => rules.assessment.outcome.when === 'any-time',
  },
}
