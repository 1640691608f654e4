import type { RecordField } from './form'

type Field = RecordField
const field = (type: Field['type'], name: string, question: string, required: boolean): Field => ({
  name,
  question,
  type,
  required,
})

/** A question to be answered in words. */
export const words = (name: string, question: string): Field => field('text', name, question, true)

/** A question that may be answered in words. */
export const maybe = (name: string, question: string): Field => field('text', name, question, false)

/** A question to be answered with yes or no. */
export const yesNo = (name: string, question: string): Field => field('yes-no', name, question, true)

/** A day to be given. */
export const day = (name: string, question: string): Field => field('date', name, question, true)

/** A day that may be given. */
export const maybeDay = (name: string, question: string): Field => field('date', name, question, false)

/** A time of the day to be given, in words or as a clock shows it. */
export const time = (name: string, question: string): Field => field('time', name, question, true)

/** Somebody of the case to be named by their opaque id. */
export const person = (name: string, question: string): Field => field('person', name, question, true)

/** Somebody of the case who may be named. */
export const maybePerson = (name: string, question: string): Field => field('person', name, question, false)

/** A question with fixed answers, by code and label. */
export const choice = (name: string, question: string, answers: Readonly<Record<string, string>>): Field => ({
  ...field('choice', name, question, true),
  choices: Object.entries(answers).map(([code, label]) => ({ code, label })),
})
