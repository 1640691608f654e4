import { isOpen } from '../../pathway/clocks/case-clocks'
import { sayStatus } from '../../pathway/clocks/status-words'
import type { Clock, OpenedCase } from '../../pathway/case'
import type { Rules } from '../../pathway/rules'
import { lateReasonOf } from '../../pathway/stages/overrun'
import type { ClockView } from '../schemas/views'

/** A clock of a case as the API shows it. */
export const clockView = (clock: Clock, state: OpenedCase, rules: Rules): ClockView =>
  anyClockView(clock, lateReasonOf(clock, state, rules))

/** A clock of a case or a matter; `lateReason` where reasons for being late are asked for. */
export function anyClockView(clock: Clock, lateReason?: ReturnType<typeof lateReasonOf>): ClockView {
  const { name, rule, due, status, settledAt, originAt, rulesVersion } = clock
  return {
    name,
    label: rule.label,
    status,
    statusWords: sayStatus(clock, lateReason),
    ...(lateReason !== undefined && { lateReason }),
    ledger: (clock.ledger ?? []).map((entry) => ({ ...entry })),
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
