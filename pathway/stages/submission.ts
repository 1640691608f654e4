import type { QuestionAnswer } from '../answers'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import { missingRecords } from '../records/made'
import type { Rules } from '../rules'
import { refuse, type InStage, type Refused, type Step, type StepContext } from './step'

type State = InStage<'assessment'>
type Submit = Extract<PersonCommand, { kind: 'submit-assessment' }>

/** The worker hands the written assessment, whole, to the manager (000-22). */
export const submitAssessment: Step<State, Submit> = {
  label: 'Submit the assessment to the manager',
  permission: 'assessment.submit',
  follows: submitted,
}

function submitted({ state, command, rules }: StepContext<State, Submit>): EventBody[] | Refused {
  if (!seenAsRequired(state, rules)) return refuse('child-not-seen', rules.assessment.childSeen)
  const missing = missingRecords(state, rules, 'submission')
  if (missing.length > 0) return refuse('record-missing', missing.join(', '))
  const { kind: _kind, ...said } = command
  const refused = sectionsRefused(command, rules) ?? questionsRefused(command.questions, rules)
  return refused ?? [{ type: 'assessment-submitted', ...said }]
}

/** The child has been seen as the council requires, or a manager has recorded why not (004-21, 004-43, 001-06, 003-09); or is not yet born. */
function seenAsRequired({ child, expectedOn }: State, rules: Rules): boolean {
  if (expectedOn !== undefined) return true
  if (child.notSeenRecorded || child.seen === 'alone') return true
  return rules.assessment.childSeen === 'seen' && child.seen === 'seen'
}

/** Every section of the council's form is there, once, and no other (000-21, 001-05, 001-06, 002-09, 002-11, 003-08, 004-35). */
function sectionsRefused({ sections = [] }: Submit, rules: Rules): Refused | undefined {
  const asked = rules.assessment.sections.map(({ code }) => code)
  return compared(asked, sections, 'unknown-section', 'sections-missing')
}

/** Every question the council asks of worker and manager is answered, once, and no other (004-49). */
export function questionsRefused(answers: readonly QuestionAnswer[] = [], rules: Rules): Refused | undefined {
  const asked = rules.assessment.questions.map(({ code }) => code)
  return compared(asked, answers, 'unknown-question', 'questions-unanswered')
}

function compared(
  asked: readonly string[],
  said: readonly { code: string }[],
  unknown: Refused['refused'],
  missing: Refused['refused'],
): Refused | undefined {
  const codes = said.map(({ code }) => code)
  const others = codes.some((code, index) => !asked.includes(code) || codes.indexOf(code) !== index)
  if (others) return refuse(unknown, asked.join(', ') || 'none')
  const left = asked.filter((code) => !codes.includes(code))
  return left.length > 0 ? refuse(missing, left.join(', ')) : undefined
}
