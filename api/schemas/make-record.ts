import { z } from 'zod'
import { answerFaults, timeFaults } from '../../pathway/records/check'
import { catalogue, formOf } from '../../pathway/records/catalogue'
import { addFault, evenWithFaults, localDate, text } from './common'

/** An answer of one of the types a question may have. */
const answer = z.union([text(), z.boolean(), z.array(z.string().max(10)).max(100)])

/** What of a body its answers can be checked by, whatever else is wrong with it. */
const answered = z.object({ record: z.string(), fields: z.record(z.string(), answer) })

/** A record of the catalogue. Every fault of its answers is found at once. */
export const makeRecord = z
  .strictObject({
    kind: z.literal('make-record'),
    record: z.enum(catalogue.map(({ code }) => code)),
    fields: z
      .record(z.string(), answer)
      .meta({ description: 'The answers by the name of the question; `GET .../records` says which there are.' }),
    on: localDate.exactOptional(),
  })
  .superRefine((body, context) => {
    const { data } = answered.safeParse(body)
    const form = data === undefined ? undefined : formOf(data.record)
    if (data === undefined || form === undefined) return
    for (const { field, fault, allowed } of [...answerFaults(form, data.fields), ...timeFaults(form, data.fields)])
      addFault(context, fault, allowed, ['fields', field])
  }, evenWithFaults)
  .meta({ description: 'Make one of the records that the guides ask for, by the questions of its form.' })
