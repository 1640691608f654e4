import { addDays } from '../../calendar/dates'
import { atLondon, londonDate } from '../../calendar/london'
import { sayCount, sayDate } from '../../calendar/words'
import type { OpenCase, OpenedCase } from '../../case'
import { calendarOf, meetClock, openClock, startClock } from '../../clocks/case-clocks'
import type { PersonCommand } from '../../commands'
import type { EventBody } from '../../events'
import { whyNotBorn } from '../../pre-birth/born'
import { refuse, type Refused, type StepContext } from '../../stages/step'
import { toFamily } from '../../telling'
import { dayHeld, momentOf } from '../held-on'
import type { Road } from '../road'

type Of<K> = Extract<PersonCommand, { kind: K }>

const isMade = ({ childAssessmentOrder: order }: OpenedCase): boolean =>
  order !== undefined && order.endedOn === undefined

/** A child assessment order: made by a court for at most 7 days from the day it specifies (2-17; Children Act 1989 s43). */
export const childAssessmentOrder: Road = {
  name: 'child-assessment-order',
  label: 'Child assessment order',
  place: (state) => (isMade(state) ? { code: 'made', label: 'Made by the court' } : undefined),
  steps: {
    'record-child-assessment-order': {
      label: 'Record that a court has made a child assessment order',
      permission: 'case.work',
      possible: (state) => !isMade(state),
      forbids: whyNotBorn,
      follows: makeOrder,
    },
    'end-child-assessment-order': {
      label: 'Record that the child assessment order has ended',
      permission: 'case.work',
      possible: isMade,
      follows: endOrder,
    },
  },
  evolve: (state, event) => {
    if (event.type === 'child-assessment-order-made')
      return { ...state, childAssessmentOrder: { startsOn: event.startsOn } }
    const { childAssessmentOrder: order } = state
    return event.type === 'child-assessment-order-ended' && order !== undefined
      ? { ...state, childAssessmentOrder: { ...order, endedOn: event.endedOn } }
      : state
  },
  sentence: (event) => {
    switch (event.type) {
      case 'child-assessment-order-made':
        return `A court made a child assessment order for ${sayCount(event.days, 'day')} from ${sayDate(event.startsOn)}.`
      case 'child-assessment-order-ended':
        return `The child assessment order ended on ${sayDate(event.endedOn)}; the child was ${event.assessed ? '' : 'not '}assessed under it.`
      default:
        return undefined
    }
  },
  notices: (event, state) =>
    event.type === 'child-assessment-order-made' ? toFamily('child-assessment-order', state) : [],
  family: (event) => {
    switch (event.type) {
      case 'child-assessment-order-made':
        return { sentence: `A court ordered an assessment of your child, from ${sayDate(event.startsOn)}.` }
      case 'child-assessment-order-ended':
        return { sentence: "The court's order to assess your child ended.", on: event.endedOn }
      default:
        return undefined
    }
  },
  waiting: () => ({ who: 'social-worker', toDo: 'assess the child under the order' }),
  clocks: ({ childAssessmentOrder: { clock } }) => [clock],
}

/** The day it specifies may lie in the future; what would be over by now is refused. */
function makeOrder(context: StepContext<OpenCase, Of<'record-child-assessment-order'>>): EventBody[] | Refused {
  const { state, command, at, rules } = context
  const { clock } = rules.childAssessmentOrder
  const most = clock.budget.kind === 'calendar-days' ? clock.budget.days : 0
  const { startsOn, days = most, reason } = command
  if (days < 1 || days > most) return refuse('order-too-long', `1 to ${String(most)} days`)
  const earliest = addDays(londonDate(at), 1 - days)
  if (startsOn < earliest) return refuse('date-out-of-order', `${earliest} or later`)
  const rule = { ...clock, budget: { kind: 'calendar-days', days } } as const
  const calendar = calendarOf(rules, state.proclaimed)
  return [
    { type: 'child-assessment-order-made', startsOn, days, reason },
    startClock(rule, atLondon(startsOn, '00:00'), calendar, rules.version),
  ]
}

/** It may be discharged before the day it specifies. */
function endOrder(context: StepContext<OpenCase, Of<'end-child-assessment-order'>>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const endedOn = dayHeld(command.endedOn, londonDate(state.receivedAt), at)
  if (typeof endedOn !== 'string') return endedOn
  const { assessed, reason } = command
  return [
    { type: 'child-assessment-order-ended', endedOn, assessed, reason },
    ...meetClock(openClock(state, rules.childAssessmentOrder.clock.name), momentOf(endedOn, at), now, at),
  ]
}
