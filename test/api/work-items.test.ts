import { z } from 'zod'
import { until } from '../support/until'
import { aReferral, ask, caseOf, decideAssessment } from './http'

const council = 'anyshire'
const items = `/v1/councils/${council}/work-items`
const view = z.object({
  workItems: z.array(
    z.looseObject({
      caseId: z.string().optional(),
      practice: z.boolean(),
      overdue: z.boolean(),
      dueAt: z.string(),
      escalatedAt: z.string().optional(),
    }),
  ),
})

const listed = async (query: string) => (await ask({ council, path: `${items}${query}` })).as(view).workItems

describe('what somebody has to do for a practice case', () => {
  it('is in no tray unless it is asked for, and is late and passed on by the own time of the case', async () => {
    const mother = { kind: 'mother', name: 'Sandy Example', parentalResponsibility: true }
    const body = { ...aReferral, people: [mother], startAt: '2026-03-02T10:00' }
    const made = await ask({ council, path: `/v1/councils/${council}/practice-cases`, body })
    const { caseId, path } = caseOf(made, council)
    expect((await ask({ council, path: `${path}/decisions`, body: decideAssessment })).status).toBe(200)
    const find = async () => (await listed('?practice=true')).find((one) => one.caseId === caseId)
    await until('a work item', async () => (await find()) !== undefined)
    expect(await find()).toMatchObject({ practice: true, overdue: false, dueAt: '2026-03-03T23:59:59.000Z' })
    for (const query of ['', '?practice=false'])
      expect((await listed(query)).filter((one) => one.practice || one.caseId === caseId)).toEqual([])
    const advance = { path: `/v1/councils/${council}/practice-cases/${caseId}/advance`, body: { workingDays: 3 } }
    expect((await ask({ council, ...advance })).status).toBe(200)
    await until('it to be passed on', async () => (await find())?.escalatedAt !== undefined)
    expect(await find()).toMatchObject({ overdue: true, escalatedAt: expect.stringMatching(/^2026-03-05/) })
    expect((await ask({ council, path: `${items}?practice=yes` })).faults).toEqual(['/practice not-allowed'])
  }, 120_000)
})
