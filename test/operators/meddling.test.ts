import type { Run } from '../../cli/serve/run-file'
import { meddle } from '../paths/refused'
import { sharedKeys, sharedStack } from '../stack/shared'
import { alarmsAbout } from '../support/alarms'
import { openBed, readRecord, type Bed } from '../support/bed'
import { decideAssessment, refer, tell } from '../support/live-case'

const council = 'lancashire'

let run: Run
let bed: Bed
beforeAll(async () => {
  run = await sharedStack()
  bed = openBed(run, sharedKeys())
}, 120_000)
afterAll(() => bed.close())

describe('somebody with Temporal’s own tools and no key (T5)', () => {
  it('changes nothing by signals and cancellation, and is raised once a case and day', async () => {
    const caseId = await refer(run, council)
    await tell(run, council, caseId, decideAssessment)
    const { events } = await readRecord(bed, council, caseId)
    await meddle(bed, council, caseId)
    await meddle(bed, council, caseId)
    const after = await readRecord(bed, council, caseId)
    expect(after.events.slice(0, events.length)).toEqual(events)
    expect(new Set(after.events.slice(events.length).map(({ type }) => type))).toEqual(new Set(['step-refused']))
    expect(after.state).toMatchObject({ stage: 'awaiting-assessment' })
    expect(await alarmsAbout(run, council, caseId)).toEqual(['cancel-request', 'unsealed-signal'])
  }, 60_000)
})
