import { z } from 'zod'
import { send } from '../../cli/demo/api'
import type { Run } from '../../cli/serve/run-file'

const alarmsSeen = z.object({
  alarms: z.array(z.object({ kind: z.string(), caseId: z.string().nullable().optional() })),
})

/** The kinds of the alarms about a case, as an administrator reads them, the latest first. */
export async function alarmsAbout(run: Run, council: string, caseId: string): Promise<string[]> {
  const path = `/v1/councils/${council}/alarms`
  const { body } = await send(run, { council, role: 'administrator', method: 'GET', path })
  return alarmsSeen.parse(body).alarms.flatMap((alarm) => (alarm.caseId === caseId ? [alarm.kind] : []))
}
