import { catalogue } from '../../pathway/records/catalogue'
import { rolesWith } from '../../pathway/permissions'
import type { Rules } from '../../pathway/rules'
import { defineRoute } from '../route'
import { councilPath, noBody, noQuery } from '../schemas/common'
import { recordFormsView, type RecordFormsView } from '../schemas/record-forms'
import { tenantOf } from '../tenant'

/** The forms of the records that can be made, with their questions in words. */
export const listRecordForms = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/records',
  operationId: 'listRecordForms',
  action: 'record-forms.read',
  summary: 'List the records that can be made, with their questions',
  description:
    'A record is made with the step `make-record`; some are needed before an assessment is submitted or authorised.',
  permission: 'configuration.read',
  params: councilPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Every form.', schema: recordFormsView } },
  answer: async ({ caller }, parts) => ({ status: 200, body: formsOf(tenantOf(parts, caller.council).rules) }),
})

function formsOf(rules: Rules): RecordFormsView {
  const { recordsBefore } = rules.assessment
  const steps = ['submission', 'authorisation'] as const
  return {
    records: catalogue.map(({ code, label, source, permission, where, fields }) => ({
      ...{ code, label, source, by: [...rolesWith(permission, rules)] },
      ...(where && { where: [...where] }),
      neededBefore: steps.filter((step) => recordsBefore[step].includes(code)),
      fields: fields.map(({ choices, ...field }) => ({
        ...field,
        ...(choices && { choices: choices.map((choice) => ({ ...choice })) }),
      })),
    })),
  }
}
