import type { Instant, LocalDate } from '../../time'

/** An assessment by another service, linked to the case (004-05, 004-39). */
export interface SpecialistAssessment {
  /** From 1, in the order in which they were asked for. */
  number: number
  askedOn: LocalDate
  settled: boolean
}

export interface SpecialistAssessments {
  asked: readonly SpecialistAssessment[]
  /** The outcome of the assessment was a specialist assessment, and no other has been decided since (004-50). */
  calledForAt?: Instant
}

export type SpecialistAssessmentPractice =
  | { kind: 'record-specialist-assessment'; service: string; askedOn?: LocalDate; reason: string }
  | { kind: 'specialist-assessment-received'; number: number; receivedOn?: LocalDate; note?: string }
  | { kind: 'withdraw-specialist-assessment'; number: number; reason: string }

export const specialistAssessmentKinds = [
  'record-specialist-assessment',
  'specialist-assessment-received',
  'withdraw-specialist-assessment',
] as const

export type SpecialistAssessmentEvent =
  | { type: 'specialist-assessment-asked'; number: number; service: string; askedOn: LocalDate; reason: string }
  | { type: 'specialist-assessment-received'; number: number; receivedOn: LocalDate; note?: string }
  | { type: 'specialist-assessment-withdrawn'; number: number; reason: string }
