import type { Page } from '../page'

export type SendingChannel = 'letter' | 'email' | 'text'

/**
 * What a gateway made of a page. `accepted`: it will be delivered. `refused`: it never will be, and why in a code. `not-reached`: it is
 * certain that nothing arrived. `unknown`: it may have been accepted, and is looked up before it is sent again.
 */
export type Handed =
  { status: 'accepted' } | { status: 'refused'; problem: string } | { status: 'not-reached' } | { status: 'unknown' }

/** What a gateway knows of a reference: nothing, not to be had now, or what became of it and how many times it has it. */
export type Found =
  { status: 'none' } | { status: 'unknown' } | { status: 'accepted' | 'delivered' | 'undeliverable'; times: number }

/** A way out of the council. One page to one recipient, known to it by our reference alone. Never throws. */
export interface Gateway {
  name: string
  send(reference: string, channel: SendingChannel, page: Page): Promise<Handed>
  find(reference: string): Promise<Found>
}
