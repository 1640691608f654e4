/** An answer to one of the criteria of the first decision (003-06). */
export interface CriterionAnswer {
  code: string
  answer: 'yes' | 'no' | 'not-known'
  note?: string
}

/** One section of the written assessment. */
export interface SectionText {
  code: string
  text: string
}

/** An answer to one of the questions that worker and manager decide each for themselves (004-49). */
export interface QuestionAnswer {
  code: string
  answer: 'yes' | 'no'
}

export interface SignOffAnswer {
  code: string
  answer: 'yes' | 'no'
  /** Needed with `no`. */
  reason?: string
}
