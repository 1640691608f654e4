import { isOpen } from '../../pathway/clocks/case-clocks'
import type { Clock } from '../../pathway/case'
import type { ClockView } from '../schemas/views'

/** A clock as the API shows it. */
export function clockView(clock: Clock): ClockView {
  const { name, rule, due, status, settledAt, originAt, rulesVersion } = clock
  return {
    name,
    label: rule.label,
    status,
    open: isOpen(clock),
    dueAt: due.dueAt,
    dueOn: due.dueOn,
    force: rule.force,
    startedFrom: originAt,
    ...(settledAt !== undefined && { settledAt }),
    explanation: [...due.explanation],
    rungs: clock.rungs.map((rung) => ({ ...rung })),
    source: rule.source,
    rulesVersion,
  }
}
