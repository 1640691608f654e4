import type { Teller } from './teller'

/** A made-up referral, and what must come of it. Played through the HTTP API alone; throws where a promise is not kept. */
export interface Story {
  id: string
  title: string
  council: string
  play: (teller: Teller) => Promise<void>
}

/** What every made-up referral has, so that a story says only what matters to it. */
export const usual = { familyAgreed: 'yes', urgent: false, referrer: { anonymous: false, name: 'Jo Specimen' } }
