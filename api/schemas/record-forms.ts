import { z } from 'zod'
import { stages } from '../../pathway/case'
import { roles } from '../../pathway/roles'

const question = z.object({
  name: z.string(),
  question: z.string(),
  type: z.enum(['text', 'yes-no', 'date', 'time', 'person', 'choice', 'choices']),
  required: z.boolean(),
  choices: z.array(z.object({ code: z.string(), label: z.string() })).exactOptional(),
  alone: z.string().meta({ description: 'The code that excludes every other.' }).exactOptional(),
})

const recordForm = z
  .object({
    code: z.string(),
    label: z.string(),
    source: z.string().meta({ description: 'The rows of the guides that ask for it.' }),
    by: z.array(z.enum(roles)),
    where: z.array(z.enum(stages)).meta({ description: 'The only stages in which it is made.' }).exactOptional(),
    neededBefore: z.array(z.enum(['submission', 'authorisation'])),
    fields: z.array(question),
  })
  .meta({ id: 'RecordForm' })

/** The answer to a question for the forms. */
export const recordFormsView = z.object({ records: z.array(recordForm) }).meta({ id: 'RecordForms' })
export type RecordFormsView = z.output<typeof recordFormsView>
