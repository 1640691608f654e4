import { londonDate } from '../../calendar/london'
import { sayList, sayMoment } from '../../calendar/words'
import type { OpenCase } from '../../case'
import { calendarOf, meetClock, moveClock, openClock, startClock } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import { flagsOf } from '../../flags/prompts'
import { refuse, type Refused, type Step, type StepContext } from '../../stages/step'
import type { LocalDate } from '../../time'
import { dayHeld, momentOf } from '../held-on'

type Hold = Extract<PersonCommand, { kind: 'hold-strategy-discussion' }>
type Context = StepContext<OpenCase, Hold>

/**
 * Council, police, health and others decide whether to enquire under section 47 and what to do at once. Possible in every open stage:
 * a child's safety comes first wherever the case stands (001-13, 003-10, 003-12).
 */
export const holdStrategyDiscussion: Step<OpenCase, Hold> = {
  label: 'Record a strategy discussion and what it decided',
  permission: 'strategy-discussion.hold',
  follows: (context) => {
    const { state, command, at } = context
    const heldOn = dayHeld(command.heldOn, earliestDay(state, command), at)
    if (typeof heldOn !== 'string') return heldOn
    return (
      faultOf(context) ?? [held(context, heldOn), ...clockOfDiscussion(context, heldOn), ...enquiry(context, heldOn)]
    )
  },
}

/** Not before the referral (census rule 2889), nor the discussion before it; a new enquiry not before the last has ended (8839). */
function earliestDay({ receivedAt, section47 }: OpenCase, { decision }: Hold): LocalDate {
  const concludedOn = decision === 'section-47-enquiry' ? section47?.enquiry?.concludedOn : undefined
  return [londonDate(receivedAt), section47?.discussedOn, concludedOn].reduce<LocalDate>(
    (latest, day) => (day !== undefined && day > latest ? day : latest),
    '',
  )
}

/** The reasons and times that the discussion must give. */
function faultOf(context: Context): Refused | undefined {
  const { command, at, rules } = context
  const missing = rules.section47.attendance.filter((partner) => !command.attended.includes(partner))
  if (missing.length > 0 && command.absenceReason === undefined)
    return refuse('attendance-incomplete', `with ${sayList(missing)}, or with absenceReason`)
  if (!parentsInvited(context) && command.parentsNotInvitedReason === undefined) return refuse('parents-not-invited')
  if (command.policeToldAt !== undefined && command.policeToldAt > at)
    return refuse('date-out-of-order', `policeToldAt until ${sayMoment(at)}`)
  if (command.crimeSuspected && command.policeToldAt === undefined && !command.attended.includes('police'))
    return refuse('police-not-told')
  const named = command.harms !== undefined && command.harms.length > 0
  return command.decision === 'section-47-enquiry' && !named ? refuse('harm-not-named') : undefined
}

const isExploitation = ({ command: { exploitation, harms }, state }: Context): boolean =>
  exploitation === true ||
  harms?.includes('sexual-exploitation') === true ||
  flagsOf(state).some(({ flag }) => flag === 'sexual-exploitation')

/** In cases of sexual exploitation it is good practice that parents are there; in others they may not be invited (003-12). */
const parentsInvited = (context: Context): boolean => context.command.parentsInvited ?? isExploitation(context)

function held(context: Context, heldOn: LocalDate): EventBody {
  const { kind: _kind, ...said } = context.command
  return { type: 'strategy-discussion-held', ...said, heldOn, parentsInvited: parentsInvited(context) }
}

function clockOfDiscussion({ state, at, now, rules }: Context, heldOn: LocalDate): EventBody[] {
  const { discussion } = rules.section47
  return discussion === undefined ? [] : meetClock(openClock(state, discussion.name), momentOf(heldOn, at), now, at)
}

/**
 * The first discussion that decides on an enquiry begins it, dated that day (2-07), and the time to the conference counts from it. A
 * further one leaves both as they are; where the council counts from the last, it moves the conference (2-06).
 */
function enquiry(context: Context, heldOn: LocalDate): EventBody[] {
  const { state, command, at, rules } = context
  if (command.decision !== 'section-47-enquiry') return []
  const { conference, conferenceCountsFrom } = rules.section47
  const calendar = calendarOf(rules, state.proclaimed)
  const open = state.section47?.enquiry?.concludedOn === undefined && state.section47?.enquiry !== undefined
  if (open) {
    const clock = openClock(state, conference.name)
    return clock === undefined || conferenceCountsFrom === 'first'
      ? []
      : moveClock(clock, clock.rule, calendar, 'A later strategy discussion was held.', {
          originAt: momentOf(heldOn, at),
        })
  }
  const harms = command.harms ?? []
  return [
    { type: 'section-47-enquiry-began', beganOn: heldOn, legalBasis: 'Children Act 1989 s47', harms },
    ...startConference(context, heldOn),
  ]
}

/** The clock of the conference, unless one runs already: a conference awaited from an outcome of the assessment keeps its time. */
function startConference({ state, at, rules }: Context, heldOn: LocalDate): EventBody[] {
  const { conference } = rules.section47
  if (openClock(state, conference.name) !== undefined) return []
  return [startClock(conference, momentOf(heldOn, at), calendarOf(rules, state.proclaimed), rules.version)]
}
