import type { OpenCase } from '../case'
import type { Permission } from '../permissions'

/** One of the answers that a question allows. */
export interface Choice {
  code: string
  label: string
}

/** One question of a record. */
export interface RecordField {
  /** Unique in its record. */
  name: string
  question: string
  /**
   * `text`: plain words. `date`: a London day. `time`: of the day, in plain words; what is written as a clock shows it is such a time, 00:00 to
   * 23:59. `person`: the opaque id of somebody in the case. `choice`: one code of `choices`. `choices`: one or more of them, each once.
   */
  type: 'text' | 'yes-no' | 'date' | 'time' | 'person' | 'choice' | 'choices'
  choices?: readonly Choice[]
  /** Of `choices`, the code that excludes every other. */
  alone?: string
  required: boolean
}

/** A record that the guides ask for: a form with fixed questions. */
export interface RecordForm {
  /** Stable, for programs. */
  code: string
  /** What it is called. */
  label: string
  /** The rows of the guides that ask for it. */
  source: string
  /** What its maker must be permitted. */
  permission: Extract<Permission, 'case.work' | 'manager-record.make'>
  fields: readonly RecordField[]
  /** The only stages in which it is made; absent: every open stage. */
  where?: readonly OpenCase['stage'][]
}

/** An answer to a question, as its type has it: words, a date, an id or a code; yes or no; codes. */
export type Answer = string | boolean | readonly string[]

/** The answers of a record, by the name of the question. */
export type Answers = Readonly<Record<string, Answer>>
