import { isLocalDate } from '../calendar/dates'
import type { OpenCase } from '../case'
import type { Answer, Answers, RecordField, RecordForm } from './form'

/** What is wrong with an answer: a stable code, and what would be right where that can be listed. */
export interface AnswerFault {
  field: string
  fault: 'missing' | 'unknown-field' | 'wrong-type' | 'wrong-format' | 'not-allowed' | 'contradiction'
  allowed?: readonly string[]
}

/** Every fault of the answers to a form's questions, all at once; none where they can be recorded. Pure. */
export function answerFaults(form: RecordForm, answers: Answers): AnswerFault[] {
  const known = form.fields.map(({ name }) => name)
  const unknown = Object.keys(answers).filter((name) => !known.includes(name))
  return [
    ...unknown.map((field): AnswerFault => ({ field, fault: 'unknown-field', allowed: known })),
    ...form.fields.flatMap((field) => {
      const answer = Object.hasOwn(answers, field.name) ? answers[field.name] : undefined
      if (answer === undefined) return field.required ? [{ field: field.name, fault: 'missing' as const }] : []
      return faultOf(field, answer)
    }),
  ]
}

function faultOf(field: RecordField, answer: Answer): AnswerFault[] {
  const wrong = (fault: AnswerFault['fault'], allowed?: readonly string[]): AnswerFault[] => [
    { field: field.name, fault, ...(allowed && { allowed }) },
  ]
  const codes = (field.choices ?? []).map(({ code }) => code)
  switch (field.type) {
    case 'yes-no':
      return typeof answer === 'boolean' ? [] : wrong('wrong-type', ['true', 'false'])
    case 'text':
    case 'time':
    case 'person':
      return typeof answer === 'string' ? [] : wrong('wrong-type', ['a text'])
    case 'date':
      return typeof answer === 'string' && isLocalDate(answer) ? [] : wrong('wrong-format', ['YYYY-MM-DD'])
    case 'choice':
      return typeof answer === 'string' && codes.includes(answer) ? [] : wrong('not-allowed', codes)
    case 'choices': {
      const given = typeof answer === 'object' ? answer : []
      if (given.length === 0 || given.some((code) => !codes.includes(code))) return wrong('not-allowed', codes)
      if (new Set(given).size < given.length) return wrong('contradiction', ['each code once'])
      const alone = field.alone !== undefined && given.includes(field.alone) && given.length > 1
      return alone ? wrong('contradiction', [`${field.alone ?? ''} alone`]) : []
    }
  }
}

/**
 * Times of the day that no clock shows, such as `25:99`. Asked where a message is accepted and not where the case hears it: what earlier
 * releases accepted is heard again as it was. Pure.
 */
export const timeFaults = (form: RecordForm, answers: Answers): AnswerFault[] =>
  form.fields
    .filter(({ type, name }) => type === 'time' && !isTimeOfDay(answers[name]))
    .map(({ name }) => ({ field: name, fault: 'wrong-format', allowed: ['00:00 to 23:59', 'plain words'] }))

function isTimeOfDay(answer: Answer | undefined): boolean {
  if (typeof answer !== 'string') return true
  const shown = [...answer.matchAll(/(\d+)\s*[:.]\s*(\d+)/g)]
  return shown.every(([, hours, minutes = '']) => Number(hours) < 24 && /^[0-5]\d$/.test(minutes))
}

/** Whether everybody whom the answers name by id is in the case. */
export const namesOnlyPeopleOf = ({ people }: OpenCase, form: RecordForm, answers: Answers): boolean =>
  form.fields
    .filter(({ type, name }) => type === 'person' && answers[name] !== undefined)
    .every(({ name }) => people.some(({ id }) => id === answers[name]))
