import type { Clock, OpenCase } from '../case'
import { openClocks } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import { roadOfClock } from '../roads'
import type { Rules } from '../rules'
import type { Instant } from '../time'
import type { Step } from './step'

/** The open clocks that say how long the assessment may take; checkpoints are not among them. */
export function assessmentClocks(state: OpenCase, rules: Rules): readonly Clock[] {
  const { limit, length } = rules.assessment
  const names =
    length.kind === 'brief-then-further' ? [limit.name, length.brief.name, length.further.name] : [limit.name]
  return openClocks(state).filter((clock) => names.includes(clock.name))
}

/** The open clocks that belong to no road: those of the decision and of the assessment, checkpoints among them. */
export const clocksOfStages = (state: OpenCase, rules: Rules): readonly Clock[] =>
  openClocks(state).filter(({ name }) => roadOfClock(name, rules) === undefined)

/** Whether the assessment is past its due date: a normal path that asks for reasons and closes nothing (004-54). */
export function overran(state: OpenCase, rules: Rules, at: Instant): boolean {
  return assessmentClocks(state, rules).some((clock) => clock.rule.force !== 'usual' && clock.due.dueAt < at)
}

/** The reasons of the worker and of the professionals for going past the due date (004-54). */
export const explainOverrun: Step<OpenCase, Extract<PersonCommand, { kind: 'explain-overrun' }>> = {
  label: 'Record why the assessment is past its due date',
  by: () => ['social-worker', 'team-manager', 'service-manager'],
  possible: (state, rules) => assessmentClocks(state, rules).some((clock) => clock.status === 'breached'),
  follows: ({ command }) => [{ type: 'overrun-explained', from: command.from, reason: command.reason }],
}
