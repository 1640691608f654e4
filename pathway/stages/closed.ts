import type { ClosedCase, Clock } from '../case'
import { calendarOf, startClock } from '../clocks/case-clocks'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { Rules } from '../rules'
import { roadOfClock } from '../roads'
import { reviewsAnew } from '../withholding/review'
import type { StepContext, Steps } from './step'

type Reopen = Extract<PersonCommand, { kind: 'reopen-case' }>
type Reopened = Extract<EventBody, { type: 'case-reopened' }>['stage']

/** What may be done to a closed case: it can be opened again, and goes on as the case it was. */
export const closed: Steps<ClosedCase> = {
  'reopen-case': {
    label: 'Reopen the case',
    permission: 'case.close',
    follows: reopen,
  },
}

/** The stage in which a closed case goes on when it is opened again: the one it was closed in. */
export function stageReopened({ assessment }: ClosedCase): Reopened {
  if (assessment === undefined) return 'awaiting-decision'
  if (assessment.outcomeAt !== undefined) return 'outcome-decided'
  if (assessment.authorisedAt !== undefined) return 'awaiting-outcome'
  return assessment.startedAt === undefined ? 'awaiting-assessment' : 'outcome-decided'
}

/** Where there never was an assessment, the first decision is due again, as long after the reopening as it was after receipt. */
function reopen({ state, command, at, rules }: StepContext<ClosedCase, Reopen>): EventBody[] {
  const stage = stageReopened(state)
  const calendar = calendarOf(rules, state.proclaimed)
  const reopened: EventBody = { type: 'case-reopened', stage, reason: command.reason }
  const anew = ({ rule, rulesVersion }: Pick<Clock, 'rule' | 'rulesVersion'>) =>
    startClock({ ...rule, origin: 'reopened' }, at, calendar, rulesVersion)
  const reviews = reviewsAnew(state, at, rules)
  switch (stage) {
    case 'awaiting-decision':
      return [reopened, anew({ rule: rules.decision.clock, rulesVersion: rules.version }), ...reviews]
    case 'awaiting-assessment':
      return [reopened, ...stoppedByClosing(state, rules).map(anew), ...reviews]
    case 'awaiting-outcome':
    case 'outcome-decided':
      return [reopened, ...reviews]
  }
}

/** The clocks of the stages that ran when the case was closed, the latest of each name. */
function stoppedByClosing({ clocks, closedAt }: ClosedCase, rules: Rules): readonly Clock[] {
  const stopped = clocks.filter(
    ({ name, status, settledAt }) =>
      settledAt === closedAt &&
      (status === 'not-required' || status === 'breached') &&
      roadOfClock(name, rules) === undefined,
  )
  return [...new Map(stopped.map((clock) => [clock.name, clock])).values()]
}
