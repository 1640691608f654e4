import { oddOnes } from '../test/attack/hostile'
import { Problem } from './problems'
import type { Parts } from './parts'
import { routes } from './routes'

// Whatever is odd in a body is a fault with its path, and never an error of ours: each example of each operation, with each thing in it replaced.

const now = '2026-11-23T09:00:00.000Z'
const uuid = '7d9c7b5e-6b0f-4b1f-9f43-2f6f0a0c1d2e'
const withExamples = routes.filter(({ examples }) => examples !== undefined)

/** What a route throws that was reached by a body in which nothing is wrong: it has no parts to go on with. */
class Reached extends Error {}
const noParts = new Proxy({} as Parts, {
  get: () => {
    throw new Reached()
  },
})

it.each(withExamples.map((route) => [route.operationId, route] as const))(
  '%s answers whatever is odd with its faults',
  async (_name, route) => {
    const { examples = {}, params, body: schema } = route
    const caller = { council: 'anyshire', actor: { id: 'somebody', roles: [] } }
    const places = Object.fromEntries(Object.keys(params.shape).map((name) => [name, uuid]))
    for (const body of Object.values(examples).flatMap(oddOnes)) {
      schema.safeParse(body)
      const request = {
        ...{ caller, query: {}, body, key: uuid, now },
        params: { ...places, council: 'anyshire', date: '2026-12-28' },
      }
      const error: unknown = await route.serve(request, noParts).catch((thrown: unknown) => thrown)
      if (error instanceof Reached) continue
      expect([error instanceof Problem ? error.body.code : error, body]).toEqual(['invalid-request', body])
    }
  },
)
