import { catalogue } from '../../pathway/records/catalogue'
import type { Rules } from '../../pathway/rules'
import { defineRoute } from '../route'
import { councilPath, noBody, noQuery } from '../schemas/common'
import { recordFormsView, type RecordFormsView } from '../schemas/record-forms'
import { tenantOf } from '../tenant'
import { everybody } from './who'

/** The forms of the records that can be made, with their questions in words. */
export const listRecordForms = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/records',
  operationId: 'listRecordForms',
  action: 'record-forms.read',
  summary: 'List the records that can be made, with their questions',
  description:
    'A record is made with the step `make-record`; some are needed before an assessment is submitted or authorised.',
  roles: everybody,
  params: councilPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Every form.', schema: recordFormsView } },
  answer: async ({ caller }, parts) => ({ status: 200, body: formsOf(tenantOf(parts, caller.council).rules) }),
})

function formsOf({ assessment: { recordsBefore } }: Rules): RecordFormsView {
  const steps = ['submission', 'authorisation'] as const
  return {
    records: catalogue.map(({ code, label, source, by, where, fields }) => ({
      ...{ code, label, source, by: [...by] },
      ...(where && { where: [...where] }),
      neededBefore: steps.filter((step) => recordsBefore[step].includes(code)),
      fields: fields.map(({ choices, ...field }) => ({
        ...field,
        ...(choices && { choices: choices.map((choice) => ({ ...choice })) }),
      })),
    })),
  }
}
