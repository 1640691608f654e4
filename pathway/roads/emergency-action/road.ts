import type { OpenedCase } from '../../case'
import type { CaseEvent } from '../../events'
import { accommodationOf } from '../accommodation/basis'
import { runningOrder } from '../emergency-protection-order/order'
import type { Road } from '../road'

const isToBeTaken = ({ emergencyAction: action }: OpenedCase): boolean =>
  action !== undefined && action.settledAt === undefined

/**
 * Emergency action, where the outcome of an assessment is that (004-50): to be taken until police protection, an emergency protection
 * order, accommodation or a strategy discussion is on record, or a manager says why none was needed. Then an outcome may be decided again.
 */
export const emergencyAction: Road = {
  name: 'emergency-action',
  label: 'Emergency action',
  place: (state) => (isToBeTaken(state) ? { code: 'to-be-taken', label: 'Emergency action to be taken' } : undefined),
  steps: {
    'record-no-emergency-action': {
      label: 'Record why no emergency action was needed',
      permission: 'omission.explain',
      possible: isToBeTaken,
      follows: ({ command }) => [{ type: 'emergency-action-not-needed', reason: command.reason }],
    },
  },
  evolve,
  sentence: (event) =>
    event.type === 'emergency-action-not-needed' ? 'A manager recorded why no emergency action was needed.' : undefined,
  waiting: () => ({ who: 'team-manager', toDo: 'take emergency action, or record why none was needed' }),
  clocks: () => [],
}

/** What is in force already is the action. */
const isProtected = (state: OpenedCase): boolean =>
  runningOrder(state) !== undefined ||
  accommodationOf(state) !== undefined ||
  (state.policeProtection !== undefined && state.policeProtection.endedAt === undefined)

function evolve(state: OpenedCase, event: CaseEvent): OpenedCase {
  if (event.type === 'outcome-decided') return calledFor(state, event)
  const { emergencyAction: action } = state
  if (action === undefined || action.settledAt !== undefined || !settles(event)) return state
  return { ...state, emergencyAction: { ...action, settledAt: event.at } }
}

function calledFor(state: OpenedCase, { leadsTo, at }: Extract<CaseEvent, { type: 'outcome-decided' }>): OpenedCase {
  const { emergencyAction: before, ...rest } = state
  if (leadsTo === 'emergency-action')
    return { ...state, emergencyAction: { calledForAt: at, ...(isProtected(state) && { settledAt: at }) } }
  return before?.settledAt === undefined ? state : rest
}

function settles({ type }: CaseEvent): boolean {
  switch (type) {
    case 'police-protection-began':
    case 'emergency-protection-order-made':
    case 'child-accommodated':
    case 'strategy-discussion-held':
    case 'emergency-action-not-needed':
      return true
    default:
      return false
  }
}
