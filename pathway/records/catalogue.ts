import type { RecordForm } from './form'
import { recordsOfAssessment } from './of-assessment'
import { recordsOfFamily } from './of-family'
import { recordsOfWork } from './of-work'

/** Every record that the guides ask for beyond the steps that have rules of their own. */
export const catalogue: readonly RecordForm[] = [...recordsOfAssessment, ...recordsOfFamily, ...recordsOfWork]

/** The form of this code. */
export const formOf = (code: string): RecordForm | undefined => catalogue.find((one) => one.code === code)
