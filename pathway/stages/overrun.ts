import { assessmentOf, type Clock, type OpenCase, type OpenedCase } from '../case'
import { isPastDue, openClocks } from '../clocks/case-clocks'
import type { LateReason } from '../clocks/status-words'
import type { PersonCommand } from '../commands'
import { roadOfClock } from '../roads'
import type { Rules } from '../rules'
import type { Instant } from '../time'
import type { Step } from './step'

/** The open clocks that say how long the assessment may take; checkpoints are not among them. */
export function assessmentClocks(state: OpenCase, rules: Rules): readonly Clock[] {
  const names = namesOfLengths(rules)
  return openClocks(state).filter((clock) => names.includes(clock.name))
}

function namesOfLengths({ assessment: { limit, length, reassessment } }: Rules): string[] {
  const parts = length.kind === 'brief-then-further' ? [length.brief.name, length.further.name] : []
  return [limit.name, reassessment.clock.name, ...parts]
}

/** Whether the reasons for which a clock of the assessment's length is late are on the record; undefined where none are asked for. */
export function lateReasonOf({ name, rule, status }: Clock, state: OpenedCase, rules: Rules): LateReason | undefined {
  const asked = rules.assessment.overrunReasonsFrom
  const isLate = status === 'breached' || status === 'met-late'
  if (!isLate || rule.force === 'usual' || asked.length === 0 || !namesOfLengths(rules).includes(name)) return undefined
  const recorded = assessmentOf(state)?.overrunReasons ?? []
  return asked.every((from) => recorded.includes(from)) ? 'recorded' : 'asked-for'
}

/**
 * The open clocks that belong to no road: those of the decision and of the assessment, checkpoints among them. That of the next update is
 * not: it runs for as long as the case is open (004-57).
 */
export const clocksOfStages = (state: OpenCase, rules: Rules): readonly Clock[] =>
  openClocks(state).filter(({ name }) => roadOfClock(name, rules) === undefined && name !== updateClock)

/** The name of the clock by which an assessment is to be brought up to date (004-57). */
export const updateClock = 'assessment-update'

/** Whether the assessment is past its due date: a normal path that asks for reasons and closes nothing (004-54). */
export function overran(state: OpenCase, rules: Rules, at: Instant): boolean {
  return assessmentClocks(state, rules).some((clock) => clock.rule.force !== 'usual' && isPastDue(clock, at))
}

/** The reasons of the worker and of the professionals for going past the due date (004-54). */
export const explainOverrun: Step<OpenCase, Extract<PersonCommand, { kind: 'explain-overrun' }>> = {
  label: 'Record why the assessment is past its due date',
  permission: 'overrun.explain',
  possible: (state, rules) => assessmentClocks(state, rules).some((clock) => clock.status === 'breached'),
  follows: ({ command }) => [{ type: 'overrun-explained', from: command.from, reason: command.reason }],
}
