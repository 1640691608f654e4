import { listAlarms } from '../../db/alarms'
import { readCouncil } from '../../db/pool'
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
  description: 'The latest first, at most 500. In codes and opaque ids.',
  permission: 'alarm.read',
  params: councilPath,
  query: noQuery,
  body: noBody,
  answers: { 200: { description: 'Alarms of the council.', schema: alarmsView } },
  answer: ({ caller }, { db }) =>
    readCouncil(db, caller.council, async (tx) => {
      const alarms = (await listAlarms(tx, 500)).map(({ alarmId, kind, at, caseId, subject }) => ({
        ...{ alarmId, kind, at },
        ...(caseId !== null && { caseId }),
        ...(subject !== null && { subject }),
      }))
      return { status: 200, body: { alarms } }
    }),
})
