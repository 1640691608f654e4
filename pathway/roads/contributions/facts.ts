import type { Agency } from '../../people'

/** What an agency was asked to contribute to the assessment, until it has come or is waited for no longer. */
export interface Contribution {
  agency: Agency
  state: 'asked-for' | 'received' | 'not-received'
}

/** What people do. */
export type ContributionPractice =
  | { kind: 'request-contribution'; agency: Agency; aboutPersonId: string; note?: string }
  | { kind: 'record-contribution'; agency: Agency; note?: string }
  | { kind: 'give-up-contribution'; agency: Agency; reason: string }

export const contributionKinds = ['request-contribution', 'record-contribution', 'give-up-contribution'] as const

export type ContributionEvent =
  | {
      type: 'contribution-requested'
      agency: Agency
      aboutPersonId: string
      ground: 'consent' | 'override'
      note?: string
    }
  | { type: 'contribution-received'; agency: Agency; note?: string }
  | { type: 'contribution-given-up'; agency: Agency; reason: string }
