import { silentNarrator } from '../../cli/demo/narrator'
import { everythingIsDown } from '../../cli/demo/stories/everything-is-down'
import { Teller } from '../../cli/demo/teller'
import { Stack } from '../stack/stack'

describe('S9 Lancashire: everything is down', () => {
  let stack: Stack
  beforeAll(async () => {
    stack = await Stack.start({})
  }, 120_000)
  afterAll(() => stack.stop(), 60_000)

  it('holds a referral and its decision, and counts both from when they were accepted', async () => {
    const outage = { begin: () => stack.hold('temporal'), end: () => stack.release('temporal') }
    await everythingIsDown(new Teller(stack.run, 'lancashire', silentNarrator), outage)
  }, 120_000)

  it('says so where the database is away, and goes on when it is back', async () => {
    const { api, councils } = stack.run
    const token = councils.find(({ id }) => id === 'lancashire')?.tokens['viewer'] ?? ''
    const look = (path: string) => fetch(`${api}${path}`, { headers: { authorization: `Bearer ${token}` } })
    await stack.hold('postgres')
    const answer = await look('/v1/councils/lancashire/cases')
    expect([answer.status, await answer.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'database-unavailable' }),
    ])
    expect([(await look('/healthz')).status, (await look('/readyz')).status]).toEqual([200, 503])
    await stack.release('postgres')
    expect((await look('/v1/councils/lancashire/cases')).status).toBe(200)
  }, 120_000)
})
