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
})
