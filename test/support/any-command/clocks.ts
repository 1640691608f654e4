import fc from 'fast-check'
import type { PersonCommand } from '../../../pathway/commands'
import { is, words } from './words'

const clock = fc.constantFrom('decision', 'assessment', 'checkpoint-10', 'checkpoint-30', 'police-protection', 'none')

/** What is done to clocks, sensible or not. */
export const clocksCommands: fc.MaybeWeightedArbitrary<PersonCommand>[] = [
  fc.record({ kind: is('pause-clock'), clock, reason: words }),
  fc.record({ kind: is('resume-clock'), clock, reason: words }),
  fc.record({
    kind: is('extend-clock'),
    clock,
    by: fc.integer({ min: 1, max: 20 }),
    reason: words,
    requestedBy: fc.constantFrom('social-worker-one', 'team-manager-one'),
  }),
  fc.record({ kind: is('withdraw-clock-change'), clock, entry: fc.integer({ min: 1, max: 3 }), reason: words }),
  fc.record({
    kind: is('correct-receipt'),
    receivedAt: fc.constantFrom('2026-05-28T09:00:00.000Z', '2026-06-01T08:00:00.000Z', '2026-03-01T09:00:00.000Z'),
    reason: words,
  }),
  fc.record({ kind: is('adopt-current-rules'), reason: words }),
  fc.record({
    kind: is('proclaim-bank-holiday'),
    date: fc.constantFrom('2026-07-10', '2026-09-18'),
    title: words,
    reason: words,
  }),
  fc.record({
    kind: is('withdraw-bank-holiday'),
    date: fc.constantFrom('2026-07-10', '2026-09-18'),
    reason: words,
  }),
]
