import { addMonths } from '../../calendar/dates'
import { atLondon, londonDate } from '../../calendar/london'
import { sayDate } from '../../calendar/words'
import type { Clock, OpenCase } from '../../case'
import type { ClockRule } from '../../clocks/clock'
import { calendarOf, meetClock, openClocks, startClock, stopClocks } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import type { Rules } from '../../rules'
import { refuse, type Refused, type StepContext } from '../../stages/step'
import type { Instant, LocalDate } from '../../time'
import type { Road } from '../road'
import type { PrivateFostering } from './facts'

type Of<K> = Extract<PersonCommand, { kind: K }>

const going = (state: OpenCase): boolean =>
  state.privateFostering !== undefined && state.privateFostering.endedOn === undefined

/**
 * Private fostering: the council visits at least every 6 weeks in the first year from when it became aware, at least every 12 weeks
 * after, and sees the child alone (2-21; the Regulations of 2005, reg 8). Possible in every open stage.
 */
export const privateFostering: Road = {
  name: 'private-fostering',
  label: 'Private fostering',
  place: ({ privateFostering: one }) =>
    one !== undefined && one.endedOn === undefined ? { code: 'visited', label: 'Visited by the council' } : undefined,
  steps: {
    'record-private-fostering': {
      label: 'Record that the child is privately fostered',
      permission: 'case.work',
      possible: (state) => !going(state),
      follows: begin,
    },
    'record-private-fostering-visit': {
      label: 'Record a visit to the privately fostered child',
      permission: 'case.work',
      possible: going,
      follows: visit,
    },
    'end-private-fostering': {
      label: 'Record that the private fostering has ended',
      permission: 'case.work',
      possible: going,
      follows: end,
    },
  },
  evolve: (state, event) => {
    const { privateFostering: before } = state
    switch (event.type) {
      case 'private-fostering-recorded':
        return { ...state, privateFostering: { arrangement: event.arrangement, awareOn: event.awareOn } }
      case 'private-fostering-visited':
        return before === undefined
          ? state
          : { ...state, privateFostering: { ...before, lastVisitOn: event.visitedOn } }
      case 'private-fostering-ended':
        return before === undefined ? state : { ...state, privateFostering: { ...before, endedOn: event.endedOn } }
      default:
        return state
    }
  },
  sentence: (event) => {
    switch (event.type) {
      case 'private-fostering-recorded':
        return `The council knows of the private fostering since ${sayDate(event.awareOn)}.`
      case 'private-fostering-visited':
        return `The privately fostered child was visited on ${sayDate(event.visitedOn)} and seen${event.childSeenAlone ? ' alone' : ', not alone'}.`
      case 'private-fostering-ended':
        return `The private fostering ended on ${sayDate(event.endedOn)}.`
      default:
        return undefined
    }
  },
  waiting: () => ({ who: 'social-worker', toDo: 'visit the privately fostered child' }),
  clocks: ({ privateFostering: { firstYear, later } }) => [firstYear, later],
}

/** The council may have become aware before the referral; whatever was due since then is due. */
function begin(context: StepContext<OpenCase, Of<'record-private-fostering'>>): EventBody[] | Refused {
  const { state, command, at } = context
  const today = londonDate(at)
  const awareOn = command.awareOn ?? today
  const earliest = addMonths(today, -12)
  const after = state.privateFostering?.endedOn ?? earliest
  const from = after > earliest ? after : earliest
  if (awareOn > today || awareOn < from) return refuse('date-out-of-order', `${from} to ${today}`)
  const { arrangement, reason } = command
  const recorded: EventBody = { type: 'private-fostering-recorded', arrangement, awareOn, reason }
  return [recorded, nextVisit(context, { awareOn }, awareOn)]
}

function visit(context: StepContext<OpenCase, Of<'record-private-fostering-visit'>>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const { privateFostering: fostering } = state
  if (fostering === undefined) return refuse('not-legal-now')
  const today = londonDate(at)
  const { visitedOn = today, childSeenAlone, whyNotAlone, note } = command
  const from = fostering.lastVisitOn ?? fostering.awareOn
  if (visitedOn > today || visitedOn < from) return refuse('date-out-of-order', `${from} to ${today}`)
  if (!childSeenAlone && whyNotAlone === undefined) return refuse('alone-or-why-not')
  const more = { ...(whyNotAlone !== undefined && { whyNotAlone }), ...(note !== undefined && { note }) }
  const visited: EventBody = { type: 'private-fostering-visited', visitedOn, childSeenAlone, ...more }
  const clocks = visitClocks(state, rules)
  // A visit on the very day from which the clock runs changes nothing of when the next is due.
  if (clocks.some(({ originAt }) => londonDate(originAt) === visitedOn)) return [visited]
  const met = clocks.flatMap((clock) => meetClock(clock, momentOf(visitedOn, at), now, at))
  return [visited, ...met, nextVisit(context, fostering, visitedOn)]
}

function end(context: StepContext<OpenCase, Of<'end-private-fostering'>>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const today = londonDate(at)
  const endedOn = command.endedOn ?? today
  const from = state.privateFostering?.lastVisitOn ?? state.privateFostering?.awareOn ?? today
  if (endedOn > today || endedOn < from) return refuse('date-out-of-order', `${from} to ${today}`)
  const ended: EventBody = { type: 'private-fostering-ended', endedOn, reason: command.reason }
  return [ended, ...stopClocks(visitClocks(state, rules), momentOf(endedOn, at))]
}

/** Up to a year after the council became aware the shorter interval runs, from then on the longer. */
function nextVisit(
  { state, at, rules }: Pick<StepContext<OpenCase, PersonCommand>, 'state' | 'at' | 'rules'>,
  { awareOn }: Pick<PrivateFostering, 'awareOn'>,
  from: LocalDate,
): EventBody {
  const { firstYear, later } = rules.privateFostering
  const rule: ClockRule = from < addMonths(awareOn, 12) ? firstYear : later
  return startClock(rule, momentOf(from, at), calendarOf(rules, state.proclaimed), rules.version)
}

function visitClocks(state: OpenCase, rules: Rules): readonly Clock[] {
  const names = privateFostering.clocks(rules).map(({ name }) => name)
  return openClocks(state).filter(({ name }) => names.includes(name))
}

const momentOf = (day: LocalDate, at: Instant): Instant => (day === londonDate(at) ? at : atLondon(day, '00:00'))
