import type { Clock, OpenedCase } from '../../pathway/case'
import { openClocks } from '../../pathway/clocks/case-clocks'
import { earliest } from '../../pathway/waiting'
import type { Rules } from '../../pathway/rules'
import type { CaseView } from '../schemas/views'

/** The day an assessment is due: the earliest due day of its open clocks, checkpoints apart, with every one of them explained (004-15). */
export function assessmentDue(state: OpenedCase, rules: Rules): CaseView['assessmentDue'] {
  const clocks = openClocks(state).filter((clock) => isOfAssessment(clock, rules))
  const first = earliest(clocks)
  if (first === undefined) return undefined
  const explanation = clocks.flatMap(({ rule, due }) => [`${rule.label}:`, ...due.explanation])
  return { clock: first.name, dueAt: first.due.dueAt, dueOn: first.due.dueOn, explanation }
}

function isOfAssessment({ rule }: Clock, { decision, assessment }: Rules): boolean {
  const others = [decision.clock, decision.urgentClock, ...assessment.checkpoints]
  return others.every(({ name }) => name !== rule.name)
}
