import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { rectifications } from '../../api/matters/rectification/rectification-api'
import { until } from '../support/until'
import { aCase, ask } from './http'

const matter = z.looseObject({ id: z.string(), stage: z.string() })
const beside = z.array(z.looseObject({ is: z.string(), wrong: z.string(), right: z.string() }))
const timeline = z.looseObject({
  events: z.array(
    z.looseObject({
      seq: z.number(),
      type: z.string(),
      data: z.record(z.string(), z.unknown()),
      beside: beside.optional(),
    }),
  ),
  beside: beside.optional(),
})

const all = '/v1/councils/anyshire/rectifications'

describe('a request for rectification', () => {
  it('000-23, 001-24, 001-26 stands beside the entry it is about, decided or not, and the entry stays as it was', async () => {
    const { caseId, path } = await aCase()
    const shown = async () => (await ask({ path: `${path}/timeline` })).as(timeline)
    await until('the case to be opened', async () => (await shown()).events.length > 1)
    const before = await shown()
    const about = (more: object) => ({ ...rectifications.example, about: { caseId, ...more } })
    const one = (await ask({ path: all, body: about({ seq: 1 }) })).as(matter)
    const two = (await ask({ path: all, body: about({ seq: 1 }) })).as(matter)
    expect((await ask({ path: all, body: about({}) })).status).toBe(201)
    const decide = (id: string, outcome: string) =>
      ask({
        role: 'team-manager',
        path: `${all}/${id}/decisions`,
        body: { kind: 'decide-rectification', outcome, reason: 'It was looked at.' },
      })
    expect((await decide(one.id, 'accepted')).status).toBe(200)
    expect((await decide(two.id, 'refused')).status).toBe(200)
    const after = await shown()
    const [first] = after.events
    expect(first?.beside?.map(({ is }) => is).toSorted()).toEqual(['correction', 'disagreement'])
    expect(after.beside?.map(({ is }) => is)).toEqual(['to-be-decided'])
    expect(first?.data).toEqual(before.events[0]?.data)
    expect((await ask({ path: `${all}/${one.id}/notices` })).text).toContain('rectification-decided')
  })

  it('000-23, 001-26 is about a case of this council and an entry that its record has', async () => {
    const theirs = await aCase('blackpool')
    const { caseId } = await aCase()
    const about = (aboutWhat: object) => ask({ path: all, body: { ...rectifications.example, about: aboutWhat } })
    expect((await about({ caseId: theirs.caseId })).faults).toEqual(['/about/caseId unknown-case'])
    expect((await about({ caseId: randomUUID() })).faults).toEqual(['/about/caseId unknown-case'])
    expect((await about({ caseId, seq: 999 })).faults).toEqual(['/about/seq unknown-entry'])
  })
})
