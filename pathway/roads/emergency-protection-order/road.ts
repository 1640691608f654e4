import { londonDate } from '../../calendar/london'
import { sayCount, sayDate, sayMoment } from '../../calendar/words'
import type { OpenedCase } from '../../case'
import type { CaseEvent } from '../../events'
import { whyNotBorn } from '../../pre-birth/born'
import { toFamily } from '../../telling'
import type { Road } from '../road'
import type { AfterOrder } from './facts'
import { endOrder, extendOrder, makeOrder } from './steps'
import { runningOrder } from './order'

/**
 * An emergency protection order: made by a court for at most 8 days, counted with the day of the order, or with the first day of police
 * protection before it; extended once, by at most 7 days, by the court (2-16; Children Act 1989 s44, s45). Possible in every open stage.
 */
export const emergencyProtectionOrder: Road = {
  name: 'emergency-protection-order',
  label: 'Emergency protection order',
  place: (state) => {
    const order = runningOrder(state)
    if (order === undefined) return undefined
    return order.extendedOn === undefined
      ? { code: 'in-force', label: 'In force' }
      : { code: 'extended', label: 'In force, extended by the court' }
  },
  steps: {
    'record-emergency-protection-order': {
      label: 'Record that a court has made an emergency protection order',
      permission: 'case.work',
      possible: (state) => runningOrder(state) === undefined,
      forbids: whyNotBorn,
      follows: makeOrder,
    },
    'extend-emergency-protection-order': {
      label: 'Record that the court has extended the emergency protection order',
      permission: 'case.work',
      possible: (state) => runningOrder(state) !== undefined && runningOrder(state)?.extendedOn === undefined,
      follows: extendOrder,
    },
    'end-emergency-protection-order': {
      label: 'Record that the emergency protection order has ended',
      permission: 'case.work',
      possible: (state) => runningOrder(state) !== undefined,
      follows: endOrder,
    },
  },
  evolve,
  sentence,
  notices: (event, state) =>
    event.type === 'emergency-protection-order-made' ? toFamily('emergency-protection-order', state) : [],
  family: (event) => {
    switch (event.type) {
      case 'emergency-protection-order-made':
        return { sentence: 'A court made an emergency protection order for your child.', on: event.madeOn }
      case 'emergency-protection-order-extended':
        return { sentence: 'The court extended the emergency protection order.', on: event.orderedOn }
      case 'emergency-protection-order-ended':
        return { sentence: 'The emergency protection order ended.', on: londonDate(event.endedAt) }
      default:
        return undefined
    }
  },
  waiting: () => ({ who: 'social-worker', toDo: 'record where the child goes when the order ends' }),
  clocks: ({ emergencyProtectionOrder: { clock } }) => [clock],
}

function evolve(state: OpenedCase, event: CaseEvent): OpenedCase {
  if (event.type === 'emergency-protection-order-made')
    return { ...state, emergencyProtectionOrder: { madeOn: event.madeOn, firstDay: event.firstDay } }
  const { emergencyProtectionOrder: order } = state
  if (order === undefined) return state
  switch (event.type) {
    case 'emergency-protection-order-extended':
      return { ...state, emergencyProtectionOrder: { ...order, extendedOn: event.orderedOn } }
    case 'emergency-protection-order-ended':
      return { ...state, emergencyProtectionOrder: { ...order, endedAt: event.endedAt } }
    default:
      return state
  }
}

const goesToWords: Record<AfterOrder, string> = {
  home: 'the child went home',
  relative: 'the child went to a relative',
  accommodation: 'the council accommodates the child',
  'interim-care-order': 'an interim care order follows',
  elsewhere: 'the child went elsewhere',
}

function sentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'emergency-protection-order-made':
      return `A court made an emergency protection order on ${sayDate(event.madeOn)} for ${sayCount(event.days, 'day')}; ${sayDate(event.firstDay)} is day 1.`
    case 'emergency-protection-order-extended':
      return `The court extended the emergency protection order by ${sayCount(event.days, 'day')} on ${sayDate(event.orderedOn)}.`
    case 'emergency-protection-order-ended':
      return `The emergency protection order ended on ${sayMoment(event.endedAt)}: ${goesToWords[event.childGoesTo]}.`
    default:
      return undefined
  }
}
