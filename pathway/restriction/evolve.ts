import type { OpenedCase } from '../case'
import type { CaseEvent } from '../events'

/** The case after what was decided on who may see it. */
export function evolveRestriction(state: OpenedCase, event: CaseEvent): OpenedCase {
  const { conflicted = [] } = state
  switch (event.type) {
    case 'record-restricted': {
      const { because, admitted, at: since } = event
      return { ...state, restriction: { because, since, admitted } }
    }
    case 'restriction-lifted':
      return unrestricted(state)
    case 'admitted-to-record':
      return admitting(state, (admitted) => [...admitted, event.staffId])
    case 'removed-from-record':
      return admitting(state, (admitted) => admitted.filter((one) => one !== event.staffId))
    case 'conflict-declared': {
      const without = admitting(state, (admitted) => admitted.filter((one) => one !== event.staffId))
      return { ...without, conflicted: [...conflicted, event.staffId] }
    }
    case 'conflict-ended':
      return { ...state, conflicted: conflicted.filter((one) => one !== event.staffId) }
    default:
      return state
  }
}

function unrestricted({ restriction: _lifted, ...state }: OpenedCase): OpenedCase {
  return state
}

function admitting(state: OpenedCase, change: (admitted: readonly string[]) => readonly string[]): OpenedCase {
  const { restriction } = state
  if (restriction === undefined) return state
  return { ...state, restriction: { ...restriction, admitted: change(restriction.admitted) } }
}
