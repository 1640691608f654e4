import type { SecondDecision } from '../two-stage/facts'
import { twoStageKinds } from '../two-stage/kinds'

// On the walk each message has its kind for an id, so that this is the step that was asked for.
const onAsked = <K extends SecondDecision['kind']>(kind: K) =>
  twoStageKinds.map((approvalId) => ({
    command: { kind, approvalId, reason: 'A reason in plain words' },
    when: approvalId,
  }))

/** What is said of each step that waits for a second person. */
export const twoStageSamples = {
  'approve-step': () => onAsked('approve-step'),
  'decline-step': () => onAsked('decline-step'),
  'withdraw-step': () => onAsked('withdraw-step'),
}
