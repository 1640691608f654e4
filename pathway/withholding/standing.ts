import type { OpenedCase } from '../case'
import type { CaseEvent } from '../events'
import type { StandingWithholding } from './facts'

/** What managers have decided to withhold and have not ended. */
export const standing = ({ withholdings = [] }: OpenedCase): readonly StandingWithholding[] => withholdings

/** What stands against telling somebody of the case: decided of them alone, or of the group they are told with. */
export function standingAgainst(state: OpenedCase, personId: string): readonly StandingWithholding[] {
  const group = isReferrer(state, personId) ? 'referrer' : 'family'
  return standing(state).filter(({ from }) => from === personId || from === group)
}

/** What stands against showing the family the case: to one of them, or, where nobody is named, to any of them or their solicitor. */
export const standingAgainstFamily = (state: OpenedCase, personId?: string): readonly StandingWithholding[] =>
  standing(state).filter(({ from }) =>
    personId === undefined ? !isReferrer(state, from) : from === 'family' || from === personId,
  )

const isReferrer = ({ people }: OpenedCase, from: string): boolean =>
  from === 'referrer' || people.find(({ id }) => id === from)?.kind === 'referrer'

/** The case with what is withheld as the event leaves it: a new decision about somebody takes the place of the one before. */
export function evolveWithholding(state: OpenedCase, event: CaseEvent): OpenedCase {
  const others = (from: string) => standing(state).filter((one) => one.from !== from)
  switch (event.type) {
    case 'notices-withheld': {
      const { from, what, ground, reviewOn, by: decidedBy, at: decidedAt } = event
      return { ...state, withholdings: [...others(from), { from, what, ground, reviewOn, decidedBy, decidedAt }] }
    }
    case 'withholding-ended':
      return { ...state, withholdings: others(event.from) }
    default:
      return state
  }
}
