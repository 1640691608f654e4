import type { Instant } from '../../time'

/** Where a child goes when police protection ends. */
export const childGoesTo = ['home', 'relative', 'accommodation', 'emergency-protection-order', 'elsewhere'] as const
export type ChildGoesTo = (typeof childGoesTo)[number]

/** A police power in use: a constable keeps the child safe (Children Act 1989 s46). */
export interface PoliceProtection {
  beganAt: Instant
  endedAt?: Instant
  childGoesTo?: ChildGoesTo
}

/** What people do. */
export type PoliceProtectionPractice =
  | { kind: 'record-police-protection'; beganAt?: Instant; reason: string }
  | { kind: 'end-police-protection'; endedAt?: Instant; childGoesTo: ChildGoesTo; reason: string }

export const policeProtectionKinds = ['record-police-protection', 'end-police-protection'] as const

export type PoliceProtectionEvent =
  | { type: 'police-protection-began'; beganAt: Instant; reason: string }
  | { type: 'police-protection-ended'; endedAt: Instant; childGoesTo: ChildGoesTo; reason: string }
