import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Run } from '../../cli/serve/run-file'
import { meddle } from '../paths/refused'
import { sharedHome, sharedKeys, sharedStack } from '../stack/shared'
import { alarmsAbout } from '../support/alarms'
import { openBed, readRecord, type Bed } from '../support/bed'
import { decideAssessment, refer, tell } from '../support/live-case'
import { until } from '../support/until'

const council = 'lancashire'

let run: Run
let bed: Bed
beforeAll(async () => {
  run = await sharedStack()
  bed = openBed(run, sharedKeys())
}, 120_000)
afterAll(() => bed.close())

const alarm = z.object({ msg: z.literal('alarm'), council: z.string(), caseId: z.string(), kind: z.string() })

/** The kinds of the alarms about a case that the worker has in its log. */
async function loggedOf(caseId: string): Promise<string[]> {
  const lines = (await readFile(sharedHome().logOf('worker'), 'utf8')).split('\n').slice(0, -1)
  const alarms = lines.flatMap((line) => alarm.safeParse(JSON.parse(line)).data ?? [])
  return alarms.filter((one) => one.council === council && one.caseId === caseId).map(({ kind }) => kind)
}

describe('somebody with Temporal’s own tools and no key (T5)', () => {
  it('changes nothing by signals and cancellation, and is raised once a case and day, with what it is in the log of the worker', async () => {
    const caseId = await refer(run, council)
    await tell(run, council, caseId, decideAssessment)
    const { events } = await readRecord(bed, council, caseId)
    await meddle(bed, council, caseId)
    await meddle(bed, council, caseId)
    const after = await readRecord(bed, council, caseId)
    expect(after.events.slice(0, events.length)).toEqual(events)
    expect(new Set(after.events.slice(events.length).map(({ type }) => type))).toEqual(new Set(['step-refused']))
    expect(after.state).toMatchObject({ stage: 'awaiting-assessment' })
    const raised = ['cancel-request', 'unsealed-signal']
    expect(await alarmsAbout(run, council, caseId)).toEqual(raised)
    await until('the log to have both', async () => (await loggedOf(caseId)).length === raised.length)
    expect((await loggedOf(caseId)).sort()).toEqual(raised)
  }, 120_000)
})
