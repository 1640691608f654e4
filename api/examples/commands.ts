import { assessmentDecisions, assessmentPractice } from './assessment'
import { careDecisions, carePractice } from './care-and-orders'
import { caseDecisions, casePractice } from './case'
import { childInNeedDecisions, childInNeedPractice } from './child-in-need'
import { clockDecisions } from './clocks'
import { peopleDecisions, peoplePractice } from './people'
import { section47Decisions, section47Practice } from './section-47'

/** One body for each kind of decision. */
export const decisionExamples = {
  ...caseDecisions,
  ...assessmentDecisions,
  ...peopleDecisions,
  ...clockDecisions,
  ...section47Decisions,
  ...childInNeedDecisions,
  ...careDecisions,
}

/** One body for each thing done in a case. */
export const practiceExamples = {
  ...casePractice,
  ...assessmentPractice,
  ...peoplePractice,
  ...section47Practice,
  ...childInNeedPractice,
  ...carePractice,
}
