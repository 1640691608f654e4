import type { Stage } from './case'
import type { Rules } from './rules'

/** What a stage is called, in the council's own words. Pure. */
export function stageLabel(stage: Stage, { words }: Rules): string {
  switch (stage) {
    case 'unopened':
      return 'Not received yet'
    case 'awaiting-decision':
      return `${capital(words.referral)} received, waiting for a decision`
    case 'awaiting-assessment':
      return `${capital(words.assessment)} decided on, waiting to start`
    case 'assessment':
      return `${capital(words.assessment)} under way`
    case 'awaiting-authorisation':
      return `${capital(words.assessment)} submitted, waiting for authorisation`
    case 'awaiting-outcome':
      return `${capital(words.assessment)} authorised, waiting for its outcome`
    case 'outcome-decided':
      return 'Outcome decided'
    case 'closed':
      return 'Closed'
  }
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
