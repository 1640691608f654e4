import { addDays, weekdayOf } from '../../calendar/dates'
import { londonDate } from '../../calendar/london'
import { stepWorkingDays } from '../../calendar/working-days'
import type { OpenCase, OpenedCase } from '../../case'
import type { ClockRule } from '../../clocks/clock'
import { calendarOf, meetClock, moveClock, openClock, startClock } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import { isFamily } from '../../people'
import type { Rules } from '../../rules'
import { refuse, type Refused, type StepContext, type Steps } from '../../stages/step'
import type { LocalDate } from '../../time'
import { openEnquiry } from './enquiry'

type Of<K> = Extract<PersonCommand, { kind: K }>

const isReview = ({ childProtectionPlan: plan }: OpenedCase): boolean =>
  plan !== undefined && plan.endedOn === undefined

/** A conference may be arranged from the enquiry on; while a plan is in force, it is the next review. */
const mayArrange = (state: OpenedCase): boolean =>
  isReview(state) || openEnquiry(state) !== undefined || state.section47?.conferenceAwaitedSince !== undefined

/**
 * Whether an invitation is still right for somebody: to the day that stands, of a conference that is still to be held, and they have not
 * been kept out of it since (003-15, 003-16).
 * @param seq the number of the event that set its day
 */
export const isStillInvited = (state: OpenedCase, seq: number, personId: string): boolean =>
  mayArrange(state) && state.nextConference?.scheduledSeq === seq && !isKeptOut(state, personId)

/** Whether somebody is kept out of the next conference or review (003-16). */
export const isKeptOut = ({ nextConference }: OpenedCase, personId: string): boolean =>
  nextConference?.excluded.includes(personId) === true

const isOfFamily = (state: OpenCase, personId: string): boolean =>
  state.people.some((person) => person.id === personId && isFamily(person))

/** The census asks that no initial conference is on a weekend (rule 8875). */
export const isWeekend = (day: LocalDate): boolean => ['saturday', 'sunday'].includes(weekdayOf(day))

/** What is arranged before a conference or a review (003-15, 003-16, 2-08). */
export const arrangementSteps: Steps<OpenCase> = {
  'schedule-conference': {
    label: 'Set the day of the next conference, and invite the family',
    permission: 'conference.arrange',
    possible: mayArrange,
    follows: schedule,
  },
  'share-conference-report': {
    label: 'Record that the reports for the conference were shared with the family',
    permission: 'case.work',
    possible: (state) => mayArrange(state) && state.nextConference?.reportShared !== true,
    follows: ({ state, command, at, now, rules }) => {
      const { kind: _kind, ...said } = command
      const met = reportRules(rules).flatMap(({ name }) => meetClock(openClock(state, name), at, now))
      return [{ type: 'conference-report-shared', ...said }, ...met]
    },
  },
  'record-supporter': {
    label: 'Record whom somebody of the family brings to the conference',
    permission: 'case.work',
    possible: mayArrange,
    follows: ({ state, command }) => {
      const { kind: _kind, ...said } = command
      return isOfFamily(state, said.personId) ? [{ type: 'supporter-recorded', ...said }] : refuse('unknown-person')
    },
  },
  'exclude-from-conference': {
    label: 'Keep somebody of the family out of the conference, with the reason',
    permission: 'conference.chair',
    possible: mayArrange,
    follows: ({ state, command: { personId, reason } }) =>
      isOfFamily(state, personId) ? [{ type: 'excluded-from-conference', personId, reason }] : refuse('unknown-person'),
  },
}

/** The clocks for sharing reports, where the council has them (2-08). Their budget is the time before the day of the conference. */
export const reportRules = ({ section47, childProtectionPlan }: Rules): ClockRule[] =>
  [section47.reports, childProtectionPlan.reports].flatMap((rule) => (rule === undefined ? [] : [rule]))

function schedule({
  state,
  command,
  at,
  rules,
}: StepContext<OpenCase, Of<'schedule-conference'>>): EventBody[] | Refused {
  const { kind: _kind, ...said } = command
  const today = londonDate(at)
  if (said.on < today) return refuse('date-out-of-order', `from ${today}`)
  if (isWeekend(said.on)) return refuse('not-at-a-weekend')
  const review = isReview(state)
  const reports = review ? rules.childProtectionPlan.reports : rules.section47.reports
  return [
    { type: 'conference-scheduled', ...said, review },
    ...(reports === undefined ? [] : reportsClock(state, fixedBefore(reports, said.on, rules), at, rules)),
  ]
}

/** The rule of the reports with its day, counted back from the conference. */
function fixedBefore(rule: ClockRule, on: LocalDate, rules: Rules): ClockRule {
  const date = dayBefore(rule.budget, on, rules)
  return { ...rule, budget: { kind: 'fixed-date', date } }
}

function dayBefore(budget: ClockRule['budget'], on: LocalDate, rules: Rules): LocalDate {
  switch (budget.kind) {
    case 'working-days':
      return stepWorkingDays(on, -budget.days, rules.calendar)
    case 'calendar-days':
      return addDays(on, -budget.days)
    case 'elapsed-hours':
      return addDays(on, -Math.ceil(budget.hours / 24))
    default:
      return on
  }
}

function reportsClock(state: OpenCase, rule: ClockRule, at: string, rules: Rules): EventBody[] {
  const running = openClock(state, rule.name)
  const calendar = calendarOf(rules, state.proclaimed)
  return running === undefined
    ? [startClock(rule, at, calendar, rules.version)]
    : moveClock(running, rule, calendar, 'The conference is on another day.')
}
