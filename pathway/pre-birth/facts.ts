import type { LocalDate } from '../time'

/** Sex, census code: male, female, unknown or not yet born (8750). */
export const sexes = ['M', 'F', 'U'] as const
export type Sex = (typeof sexes)[number]

/** A child is referred from 280 days before birth (census rule 8606). */
export const longestPregnancyDays = 280
/** A child expected this many days ago has been born. */
export const longestOverdueDays = 28

/** What people do. */
export type PreBirthPractice =
  | { kind: 'correct-expected-date'; expectedOn: LocalDate; reason: string }
  | { kind: 'record-birth'; bornOn: LocalDate; sex?: Sex }

export const preBirthKinds = ['correct-expected-date', 'record-birth'] as const

export type PreBirthEvent =
  | { type: 'expected-date-corrected'; expectedOn: LocalDate; previously: LocalDate; reason: string }
  | { type: 'birth-recorded'; bornOn: LocalDate; sex?: Sex }
