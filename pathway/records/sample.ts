import type { Answer, Answers, RecordField, RecordForm } from './form'

/** Made-up answers to the questions of a form that need one, about one person: for pictures, examples and tests. */
export const sampleAnswers = (form: RecordForm, person: string): Answers =>
  Object.fromEntries(form.fields.filter(({ required }) => required).map((field) => [field.name, sample(field, person)]))

function sample({ type, choices = [], alone }: RecordField, person: string): Answer {
  const [first = ''] = choices.map(({ code }) => code).filter((code) => code !== alone)
  switch (type) {
    case 'yes-no':
      return true
    case 'date':
      return '2026-03-02'
    case 'person':
      return person
    case 'choice':
      return first
    case 'choices':
      return [first]
    case 'text':
    case 'time':
      return 'An answer in plain words'
  }
}
