import { londonDate } from '../../calendar/london'
import type { OpenCase } from '../../case'
import { calendarOf, meetClock, openClock, openClocks, startClock, stopClocks } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import { refuse, type Refused, type Step, type StepContext } from '../../stages/step'
import type { LocalDate } from '../../time'
import { endForProtectionPlan } from '../child-in-need/plan-end'
import { dayHeld, momentOf } from '../held-on'
import { isWeekend, reportRules } from './arrangements'
import { openEnquiry } from './enquiry'

type Hold = Extract<PersonCommand, { kind: 'hold-conference' }>
type Context = StepContext<OpenCase, Hold>

/** The initial child protection conference decides whether there is a child protection plan (003-14, 003-17). One plan at a time (census rule 4004). */
export const holdConference: Step<OpenCase, Hold> = {
  label: 'Record the initial child protection conference and what it decided',
  permission: 'conference.chair',
  possible: (state) => state.section47?.conferenceAwaitedSince !== undefined && openEnquiry(state) === undefined,
  follows: hold,
}

/** The day of the strategy discussion, or that on which the enquiry was concluded, whichever is later. */
function earliestDay({ section47 }: OpenCase): LocalDate | undefined {
  const since = section47?.conferenceAwaitedSince
  const concluded = section47?.enquiry?.concludedOn
  return since !== undefined && concluded !== undefined && concluded > since ? concluded : since
}

/** Not before the strategy discussion (census rule 8615) and the end of the enquiry, not in the future, not at a weekend (8875). */
function hold(context: Context): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const { kind: _kind, category, ...said } = command
  const heldOn = dayHeld(said.heldOn, earliestDay(state) ?? londonDate(at), at)
  if (typeof heldOn !== 'string') return heldOn
  if (isWeekend(heldOn)) return refuse('not-at-a-weekend')
  if (said.decision === 'plan' && category === undefined) return refuse('category-missing')
  const planned = said.decision === 'plan' && category !== undefined
  const reports = openClocks(state).filter(({ name }) => reportRules(rules).some((rule) => rule.name === name))
  return [
    { type: 'conference-held', ...said, heldOn, ...(planned && { category }) },
    ...meetClock(openClock(state, rules.section47.conference.name), momentOf(heldOn, at), now, at),
    ...stopClocks(reports, at),
    ...(planned ? beginPlan(context, heldOn, category) : []),
  ]
}

/**
 * The plan begins on the day of the conference (003-17, census rule 2885), and with it the time to core group and review (2-09, 2-11). A child in need
 * plan ends with it: the two never run together (census rules 4001, 4016).
 */
function beginPlan(
  { state, at, rules }: Context,
  startedOn: LocalDate,
  category: NonNullable<Hold['category']>,
): EventBody[] {
  const { coreGroup, firstReview } = rules.childProtectionPlan
  const calendar = calendarOf(rules, state.proclaimed)
  const clocks = [coreGroup, firstReview].map((rule) =>
    startClock(rule, momentOf(startedOn, at), calendar, rules.version),
  )
  const ended = endForProtectionPlan({ state, at: momentOf(startedOn, at), rules }, 'A child protection plan began.')
  return [
    ...ended,
    { type: 'child-protection-plan-began', startedOn, category, legalBasis: 'Children Act 1989 s47' },
    ...clocks,
  ]
}
