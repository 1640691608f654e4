import fc from 'fast-check'
import { agencies } from '../../../pathway/people'
import type { PersonCommand } from '../../../pathway/commands'

/** A reason or a note. */
export const words = fc.constantFrom('Because of what the school reported', 'The family asked for it', 'x')

/** Those of the referral, and somebody who is not. */
export const person = fc.constantFrom('child', 'mother', 'father', 'referrer', 'stranger')

/** Two, so that the same one comes back. */
export const worker = fc.constantFrom('social-worker-one', 'social-worker-two')

/** Any agency. */
export const agency = fc.constantFrom(...agencies)

/** Yes or no. */
export const yes = fc.boolean()

/** The kind of a command. */
export const is = <K extends PersonCommand['kind']>(kind: K) => fc.constant(kind)
