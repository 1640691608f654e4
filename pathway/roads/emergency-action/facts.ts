import type { Instant } from '../../time'

/** The outcome of the assessment was emergency action (004-50). */
export interface EmergencyAction {
  calledForAt: Instant
  /** A power was used, a strategy discussion held, or a manager said why no action was needed. */
  settledAt?: Instant
}

export interface EmergencyActionDecision {
  kind: 'record-no-emergency-action'
  reason: string
}

export const emergencyActionKinds = ['record-no-emergency-action'] as const

export interface EmergencyActionEvent {
  type: 'emergency-action-not-needed'
  reason: string
}
