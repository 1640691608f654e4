import type { RestrictionDecision } from '../restriction/facts'
import type { TwoStageCommand } from '../two-stage/facts'

const reason = 'A reason in plain words'

/** Every way of deciding who may see the record. */
export const restrictionSamples = {
  'restrict-record': () => [
    { command: { kind: 'restrict-record', because: 'other', admit: ['another-worker'], reason } },
  ],
  'lift-restriction': () => [{ command: { kind: 'lift-restriction', reason } }],
  'admit-to-record': () => [{ command: { kind: 'admit-to-record', staffId: 'a-third-worker', reason } }],
  'remove-from-record': () => [{ command: { kind: 'remove-from-record', staffId: 'another-worker', reason } }],
  'declare-own-conflict': () => [{ command: { kind: 'declare-own-conflict', reason } }],
  // The first is declared before the walk, so that there is one to end.
  'declare-conflict': () => [
    { command: { kind: 'declare-conflict', staffId: 'somebody-else', reason } },
    { command: { kind: 'declare-conflict', staffId: 'yet-another', reason } },
  ],
  'end-conflict': () => [{ command: { kind: 'end-conflict', staffId: 'somebody-else', reason } }],
} satisfies Record<string, () => { command: RestrictionDecision | TwoStageCommand }[]>
