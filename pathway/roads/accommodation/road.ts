import { addMonths } from '../../calendar/dates'
import { londonDate } from '../../calendar/london'
import { sayDate } from '../../calendar/words'
import type { OpenCase, OpenedCase } from '../../case'
import type { PersonCommand } from '../../commands'
import type { CaseEvent, EventBody } from '../../events'
import { whyNotBorn } from '../../pre-birth/born'
import { refuse, type Refused, type StepContext } from '../../stages/step'
import { toFamily } from '../../telling'
import { dayHeld } from '../held-on'
import type { Road } from '../road'
import type { AccommodationBasis, AfterAccommodation, CareOrderKind } from './facts'
import { accommodatedUnder, accommodationOf, careOrderOf, basisSince, isFounded, whyNoBasis } from './basis'

type Of<K> = Extract<PersonCommand, { kind: K }>
type Context<K> = StepContext<OpenCase, Of<K>>

/**
 * The accommodation of a child by the council, and the orders that place a child in its care (004-09; Children Act 1989 s20, s31). Possible
 * in every open stage, and never without consent, an order or police protection on record (002-01).
 */
export const accommodation: Road = {
  name: 'accommodation',
  label: 'Accommodation and care',
  place: (state) => {
    const current = accommodationOf(state)
    if (current !== undefined)
      return isFounded(current, state)
        ? { code: 'accommodated', label: 'Accommodated' }
        : { code: 'basis-ended', label: 'Accommodated; the basis for it has ended' }
    return careOrderOf(state) === undefined ? undefined : { code: 'in-care', label: 'Care order in force' }
  },
  steps: {
    'accommodate-child': {
      label: 'Accommodate the child, or go on with it on another basis',
      permission: 'accommodation.decide',
      forbids: whyNotBorn,
      follows: accommodate,
    },
    'refuse-accommodation': {
      label: 'Record that the young person refuses accommodation',
      permission: 'case.work',
      possible: (state) => accommodationOf(state) === undefined,
      follows: ({ state, command, at }) => {
        const refusedOn = dayHeld(command.refusedOn, londonDate(state.receivedAt), at)
        return typeof refusedOn === 'string'
          ? [{ type: 'accommodation-refused', refusedOn, reason: command.reason }]
          : refusedOn
      },
    },
    'end-accommodation': {
      label: 'Record that the accommodation has ended',
      permission: 'case.work',
      possible: (state) => accommodationOf(state) !== undefined,
      follows: end,
    },
    'record-care-order': {
      label: 'Record that a court has made a care order',
      permission: 'case.work',
      possible: (state) => careOrderOf(state)?.order !== 'care-order',
      forbids: whyNotBorn,
      follows: recordOrder,
    },
    'end-care-order': {
      label: 'Record that the care order has ended',
      permission: 'case.work',
      possible: (state) => careOrderOf(state) !== undefined,
      follows: endOrder,
    },
  },
  evolve,
  sentence,
  notices: (event, state) => (event.type === 'child-accommodated' ? toFamily('child-accommodated', state) : []),
  family: (event) => {
    switch (event.type) {
      case 'child-accommodated':
        return { sentence: `The council looks after your child, ${basisWords[event.basis]}.`, on: event.startedOn }
      case 'accommodation-ended':
        return { sentence: 'The council no longer looks after your child.', on: event.endedOn }
      case 'care-order-made':
        return { sentence: `A court made ${orderWords[event.order]} for your child.`, on: event.madeOn }
      case 'care-order-ended':
        return { sentence: 'The care order ended.', on: event.endedOn }
      default:
        return undefined
    }
  },
  waiting: (state) => {
    const current = accommodationOf(state)
    if (current !== undefined && !isFounded(current, state))
      return { who: 'team-manager', toDo: 'name another basis for the accommodation, or end it' }
    return { who: 'social-worker', toDo: 'care for the child and review the care plan' }
  },
  clocks: () => [],
}

function accommodate({ state, command, at }: Context<'accommodate-child'>): EventBody[] | Refused {
  const { basis, consentFrom = [], reason } = command
  const code = whyNoBasis(command, state, at)
  if (code !== undefined) return refuse(code)
  const startedOn = dayHeld(command.startedOn, basisSince(basis, state) ?? londonDate(at), at)
  if (typeof startedOn !== 'string') return startedOn
  return [{ type: 'child-accommodated', basis, consentFrom, startedOn, reason }]
}

function end({ state, command, at }: Context<'end-accommodation'>): EventBody[] | Refused {
  const endedOn = dayHeld(command.endedOn, accommodationOf(state)?.startedOn ?? '', at)
  if (typeof endedOn !== 'string') return endedOn
  return [{ type: 'accommodation-ended', endedOn, childGoesTo: command.childGoesTo, reason: command.reason }]
}

/** None lasts beyond the age of 18. */
const longestMonths = 18 * 12

/** Not before what is accommodated under it was. */
function endOrder({ state, command, at }: Context<'end-care-order'>): EventBody[] | Refused {
  const order = careOrderOf(state)
  const since = order === undefined ? undefined : accommodatedUnder(order.order, state)
  const endedOn = dayHeld(command.endedOn, [order?.madeOn ?? '', since ?? ''].toSorted().at(-1) ?? '', at)
  return typeof endedOn === 'string' ? [{ type: 'care-order-ended', endedOn, reason: command.reason }] : endedOn
}

/** An order may come before the referral; a full one takes the place of an interim one, and one made after another has ended comes after that. */
function recordOrder({ state, command, at }: Context<'record-care-order'>): EventBody[] | Refused {
  const { kind: _kind, madeOn, ...order } = command
  if (careOrderOf(state)?.order === order.order) return refuse('order-in-force')
  const before = careOrderOf(state)?.madeOn ?? state.careOrder?.endedOn
  const day = dayHeld(madeOn, before ?? addMonths(londonDate(at), -longestMonths), at)
  return typeof day === 'string' ? [{ type: 'care-order-made', ...order, madeOn: day }] : day
}

function evolve(state: OpenedCase, event: CaseEvent): OpenedCase {
  switch (event.type) {
    case 'child-accommodated': {
      const { accommodationRefusedOn: _past, ...rest } = state
      return { ...rest, accommodation: { basis: event.basis, startedOn: event.startedOn } }
    }
    case 'accommodation-refused':
      return { ...state, accommodationRefusedOn: event.refusedOn }
    case 'accommodation-ended':
      return state.accommodation === undefined
        ? state
        : { ...state, accommodation: { ...state.accommodation, endedOn: event.endedOn } }
    case 'care-order-made':
      return { ...state, careOrder: { order: event.order, madeOn: event.madeOn } }
    case 'care-order-ended':
      return state.careOrder === undefined
        ? state
        : { ...state, careOrder: { ...state.careOrder, endedOn: event.endedOn } }
    default:
      return state
  }
}

const basisWords: Record<AccommodationBasis, string> = {
  consent: 'with consent',
  'police-protection': 'under police protection',
  'emergency-protection-order': 'under an emergency protection order',
  'interim-care-order': 'under an interim care order',
  'care-order': 'under a care order',
}

const orderWords: Record<CareOrderKind, string> = {
  'interim-care-order': 'an interim care order',
  'care-order': 'a care order',
}

const goesToWords: Record<AfterAccommodation, string> = {
  home: 'the child went home',
  relative: 'the child went to a relative',
  adoption: 'the child was adopted',
  independence: 'the young person lives independently',
  elsewhere: 'the child went elsewhere',
}

function sentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'child-accommodated':
      return `The child has been accommodated since ${sayDate(event.startedOn)}, ${basisWords[event.basis]}.`
    case 'accommodation-refused':
      return `The young person refused accommodation on ${sayDate(event.refusedOn)}.`
    case 'accommodation-ended':
      return `The accommodation ended on ${sayDate(event.endedOn)}: ${goesToWords[event.childGoesTo]}.`
    case 'care-order-made':
      return `A court made ${orderWords[event.order]} on ${sayDate(event.madeOn)}.`
    case 'care-order-ended':
      return `The care order ended on ${sayDate(event.endedOn)}.`
    default:
      return undefined
  }
}
