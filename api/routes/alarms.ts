import { listAlarms } from '../../db/alarms'
import { readCouncil } from '../../db/pool'
import { othersShown } from '../present/other-cases'
import { defineRoute } from '../route'
import { alarmsView } from '../schemas/alarms'
import { councilPath, noBody, noQuery } from '../schemas/common'

/** What ought not to happen and did. */
export const readAlarms = defineRoute({
  method: 'get',
  path: '/v1/councils/{council}/alarms',
  operationId: 'listAlarms',
  action: 'alarms.list',
  summary: 'List what somebody has to look at because it ought not to happen',
  description:
    'The latest first, at most 500. In codes and opaque ids; without that of a case which is kept from who asks, where they may not even know that there is one.',
  permission: 'alarm.read',
  params: councilPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Alarms of the council.', schema: alarmsView } },
  answer: ({ caller }, parts) =>
    readCouncil(parts.db, caller.council, async (tx) => {
      const listed = await listAlarms(tx, 500)
      const about = listed.flatMap(({ caseId }) => caseId ?? [])
      const shows = await othersShown(tx, parts, caller, about)
      const alarms = listed.map(({ alarmId, kind, at, caseId, subject }) => ({
        ...{ alarmId, kind, at },
        ...(caseId !== null && shows(caseId) && { caseId }),
        ...(subject !== null && { subject }),
      }))
      return { status: 200, body: { alarms } }
    }),
})
