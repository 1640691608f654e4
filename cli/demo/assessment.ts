import { z } from 'zod'
import type { CaseSeen } from './answers'
import type { PracticeCase } from './practice-case'

const coded = z.object({ code: z.string() })
const askedSeen = z.object({
  configuration: z.object({ assessment: z.object({ sections: z.array(coded), questions: z.array(coded) }) }),
})
const formsSeen = z.object({
  records: z.array(
    z.object({
      code: z.string(),
      neededBefore: z.array(z.string()),
      fields: z.array(z.object({ name: z.string(), type: z.string(), required: z.boolean() })),
    }),
  ),
})
type Form = z.output<typeof formsSeen>['records'][number]

/** Submits the assessment of a case with every record, section and answer that its council asks for. */
export async function submitAssessment(one: PracticeCase, recommendation: string): Promise<CaseSeen> {
  const { records } = await one.ofCouncil('/records', formsSeen)
  for (const form of records.filter(({ neededBefore }) => neededBefore.includes('submission')))
    await one.practice('social-worker', { kind: 'make-record', record: form.code, fields: answersTo(form) })
  const { sections, questions } = (await one.ofCouncil('/configuration', askedSeen)).configuration.assessment
  return one.practice('social-worker', {
    kind: 'submit-assessment',
    recommendation,
    sections: sections.map(({ code }) => ({ code, text: 'As found with the family.' })),
    questions: questions.map(({ code }) => ({ code, answer: code === 'section-17' ? 'yes' : 'no' })),
  })
}

/** The records that a council makes a condition ask for words, and for yes or no. */
const answersTo = ({ fields }: Form) =>
  Object.fromEntries(
    fields
      .filter(({ required }) => required)
      .map(({ name, type }) => [name, type === 'yes-no' ? true : 'As discussed.']),
  )
