import type { ClosedCase } from '../case'
import { calendarOf, startClock } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { StepContext, Steps } from './step'

type Reopen = Extract<PersonCommand, { kind: 'reopen-case' }>

/** What may be done to a closed case: it can be opened again, and goes on as the case it was. */
export const closed: Steps<ClosedCase> = {
  'reopen-case': {
    label: 'Reopen the case',
    by: (rules) => rules.closing.by,
    follows: reopen,
  },
}

/** Where there never was an assessment, the first decision is due again, as long after the reopening as it was after receipt. */
function reopen({ state, command, at, rules }: StepContext<ClosedCase, Reopen>): EventBody[] {
  const { reason } = command
  if (state.assessment !== undefined) return [{ type: 'case-reopened', stage: 'outcome-decided', reason }]
  const rule = { ...rules.decision.clock, origin: 'reopened' as const }
  return [
    { type: 'case-reopened', stage: 'awaiting-decision', reason },
    startClock(rule, at, calendarOf(rules, state.proclaimed), rules.version),
  ]
}
