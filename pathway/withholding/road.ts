import { sayDate } from '../calendar/words'
import type { OpenCase } from '../case'
import { openClocks } from '../clocks/case-clocks'
import type { CaseEvent } from '../events'
import { mostly } from '../permissions'
import type { NextStep, Road } from '../roads/road'
import type { Rules } from '../rules'
import { evolveWithholding } from './standing'
import { withholdingSteps } from './steps'

/**
 * What managers withhold from somebody of a case, and the clock by which they look at it again (000-05, 003-03, 004-52). It keeps no case
 * open: its clocks stop when the case closes, and what is withheld stays withheld.
 */
export const withholding: Road = {
  name: 'withholding',
  label: 'Withholding of notices',
  place: () => undefined,
  steps: withholdingSteps,
  evolve: evolveWithholding,
  sentence,
  waiting,
  clocks: ({ withholding: { review } }) => [review],
}

function sentence(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'notices-withheld': {
      const what = event.what === 'all' ? 'What we tell them' : 'Why we decide what we do'
      return `${what} is withheld from ${sayWhom(event.from)} (${event.ground.replaceAll('-', ' ')}); a manager looks at it again by ${sayDate(event.reviewOn)}.`
    }
    case 'withholding-ended':
      return `Nothing is withheld from ${sayWhom(event.from)} by that decision any more.`
    default:
      return undefined
  }
}

function sayWhom(from: string): string {
  if (from === 'family') return 'the family'
  return from === 'referrer' ? 'the referrer' : 'one person of the case'
}

/** Once the first warning has been given; until then the case waits for whatever else it is about. */
function waiting(state: OpenCase, rules: Rules): NextStep | undefined {
  const { name: review } = rules.withholding.review
  const own = openClocks(state).filter(({ name }) => name.startsWith(`${review}:`))
  const isWarned = own.some(({ rungs }) => rungs.some(({ reachedAt }) => reachedAt !== undefined))
  return isWarned
    ? { who: mostly('information.withhold', rules, 'team-manager'), toDo: 'look again at what is withheld' }
    : undefined
}
