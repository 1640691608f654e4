import { addDays, addMonths } from '../calendar/dates'
import { londonDate } from '../calendar/london'
import { meetClock } from '../clocks/case-clocks'
import type { OpenCase } from '../case'
import type { PersonCommand } from '../commands'
import type { EventBody } from '../events'
import type { Rules } from '../rules'
import { refuse, type Refused, type StepContext, type Steps } from '../stages/step'
import type { LocalDate } from '../time'
import { reviewClock, startReview } from './review'
import { standing } from './standing'

type Of<K> = Extract<PersonCommand, { kind: K }>

/**
 * Withholding notices from one person, the family or the referrer, at every open moment (000-05, 003-03, 004-52): with a ground, the reason
 * and the day by which it is looked at again. Only a manager's decision ends it.
 */
export const withholdingSteps: Steps<OpenCase> = {
  'withhold-notices': {
    label: 'Withhold notices from somebody, or go on with it',
    permission: 'information.withhold',
    follows: withhold,
  },
  'end-withholding': {
    label: 'End what is withheld from somebody',
    permission: 'information.withhold',
    possible: (state) => standing(state).length > 0,
    follows: end,
  },
}

/** Refuses a person who is not in the case, and a day that is not ahead or is too far ahead. */
function withhold(context: StepContext<OpenCase, Of<'withhold-notices'>>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const { kind: _kind, ...said } = command
  const isGroup = said.from === 'family' || said.from === 'referrer'
  if (!isGroup && !state.people.some(({ id }) => id === said.from)) return refuse('unknown-person')
  const { first, last } = reviewRange(londonDate(at), rules)
  if (said.reviewOn < first || said.reviewOn > last) return refuse('review-day-out-of-range', `${first} to ${last}`)
  return [
    { type: 'notices-withheld', ...said },
    ...meetClock(reviewClock(state, said.from, rules), at, now),
    startReview(state, said, at, rules),
  ]
}

/** The days on which what is withheld today may be looked at again. */
export const reviewRange = (today: LocalDate, { withholding }: Rules): { first: LocalDate; last: LocalDate } => ({
  first: addDays(today, 1),
  last: addMonths(today, withholding.longestMonths),
})

function end(context: StepContext<OpenCase, Of<'end-withholding'>>): EventBody[] | Refused {
  const { state, command, at, now, rules } = context
  const { from, reason } = command
  const withheldFrom = standing(state).map((one) => one.from)
  if (!withheldFrom.includes(from)) return refuse('nothing-withheld', withheldFrom.join(', '))
  return [{ type: 'withholding-ended', from, reason }, ...meetClock(reviewClock(state, from, rules), at, now)]
}
