import type { Instant, LocalDate } from '../../time'

/** Where a child goes when an order ends. */
export const afterOrder = ['home', 'relative', 'accommodation', 'interim-care-order', 'elsewhere'] as const
export type AfterOrder = (typeof afterOrder)[number]

/** A court's order that lets the council keep a child safe at once (Children Act 1989 s44). */
export interface EmergencyProtectionOrder {
  madeOn: LocalDate
  /** Day 1 of its time: the day of the order, or the first day of police protection before it. */
  firstDay: LocalDate
  extendedOn?: LocalDate
  endedAt?: Instant
}

/** What people record. */
export type EmergencyProtectionOrderPractice =
  | {
      kind: 'record-emergency-protection-order'
      madeOn: LocalDate
      /** For how many days the court made it; 8 where it is not said. */
      days?: number
      /** The court has it end at noon on the next ordinary day, as its last day is a Sunday or a holiday (s45(2)). */
      noonRule?: boolean
      reason: string
    }
  | { kind: 'extend-emergency-protection-order'; days: number; orderedOn?: LocalDate; reason: string }
  | { kind: 'end-emergency-protection-order'; endedAt?: Instant; childGoesTo: AfterOrder; reason: string }

export const emergencyProtectionOrderKinds = [
  'record-emergency-protection-order',
  'extend-emergency-protection-order',
  'end-emergency-protection-order',
] as const

export type EmergencyProtectionOrderEvent =
  | {
      type: 'emergency-protection-order-made'
      madeOn: LocalDate
      firstDay: LocalDate
      days: number
      noonRule: boolean
      reason: string
    }
  | { type: 'emergency-protection-order-extended'; days: number; orderedOn: LocalDate; reason: string }
  | { type: 'emergency-protection-order-ended'; endedAt: Instant; childGoesTo: AfterOrder; reason: string }
