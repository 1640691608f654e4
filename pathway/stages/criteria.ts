import type { PersonCommand } from '../commands'
import type { Rules } from '../rules'
import { refuse, type Refused } from './step'

type DecideReferral = Extract<PersonCommand, { kind: 'decide-referral' }>

/** The criterion by which a child in danger now is told. */
const danger = 'immediate-danger'

/** Why the answers to the criteria do not do: one is unknown or twice there, or one is missing where all are required (003-06). */
export function criteriaRefusal({ criteria = [] }: DecideReferral, { decision }: Rules): Refused | undefined {
  const asked = decision.criteria.map(({ code }) => code)
  const answered = criteria.map(({ code }) => code)
  const isKnown = (code: string, index: number) => asked.includes(code) && answered.indexOf(code) === index
  if (!answered.every(isKnown)) return refuse('unknown-criterion', `each once: ${asked.join(', ') || 'none'}`)
  const missing = asked.filter((code) => !answered.includes(code))
  const isIncomplete = decision.criteriaAnswered === 'required' && missing.length > 0
  return isIncomplete ? refuse('criteria-unanswered', missing.join(', ')) : undefined
}

/** Whether the child is said to be in danger now. */
export const saysDanger = ({ criteria = [] }: DecideReferral): boolean =>
  criteria.some(({ code, answer }) => code === danger && answer === 'yes')
