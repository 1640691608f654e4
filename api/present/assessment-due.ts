import type { OpenedCase } from '../../pathway/case'
import { assessmentClocks } from '../../pathway/stages/overrun'
import { earliest } from '../../pathway/waiting'
import type { Rules } from '../../pathway/rules'
import type { CaseView } from '../schemas/views'

/** The day an assessment is due: the earliest due day of its open clocks, checkpoints apart, with every one of them explained (004-15). */
export function assessmentDue(state: OpenedCase, rules: Rules): CaseView['assessmentDue'] {
  if (state.stage === 'closed') return undefined
  const clocks = assessmentClocks(state, rules)
  const first = earliest(clocks)
  if (first === undefined) return undefined
  const explanation = clocks.flatMap(({ due }) => [...due.explanation])
  return { clock: first.name, dueAt: first.due.dueAt, dueOn: first.due.dueOn, explanation }
}
