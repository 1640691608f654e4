import type { LocalDate } from '../../time'

/** A court's order that a child be assessed (Children Act 1989 s43). */
export interface ChildAssessmentOrder {
  /** The day specified in the order, from which its time counts. */
  startsOn: LocalDate
  endedOn?: LocalDate
}

/** What people record. */
export type ChildAssessmentOrderPractice =
  | {
      kind: 'record-child-assessment-order'
      /** The day the order specifies; it may lie in the future. */
      startsOn: LocalDate
      /** For how many days the court made it; 7 where it is not said. */
      days?: number
      reason: string
    }
  | { kind: 'end-child-assessment-order'; endedOn?: LocalDate; assessed: boolean; reason: string }

export const childAssessmentOrderKinds = ['record-child-assessment-order', 'end-child-assessment-order'] as const

export type ChildAssessmentOrderEvent =
  | { type: 'child-assessment-order-made'; startsOn: LocalDate; days: number; reason: string }
  | { type: 'child-assessment-order-ended'; endedOn: LocalDate; assessed: boolean; reason: string }
