import { z } from 'zod'
import { rectifications } from '../../api/matters/rectification/rectification-api'
import { aCase, ask } from './http'

const council = 'anyshire'
const seen = z.object({ viewers: z.array(z.object({ by: z.string(), action: z.string(), outcome: z.string() })) })

it('who looked at a case has who read a rectification of its record (T13)', async () => {
  const { caseId, path } = await aCase(council)
  const all = `/v1/councils/${council}/rectifications`
  const opened = await ask({ council, path: all, body: { ...rectifications.example, about: { caseId } } })
  expect([opened.status, opened.text]).toEqual([201, expect.any(String)])
  const { id } = opened.as(z.object({ id: z.string() }))
  expect((await ask({ council, path: `${all}/${id}/details` })).status).toBe(200)
  const { viewers } = (await ask({ council, role: 'team-manager', path: `${path}/viewers` })).as(seen)
  expect(viewers.map(({ action }) => action)).toContain('rectification.details')
}, 120_000)
