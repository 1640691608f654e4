import { Stack } from '../stack/stack'
import { isWell, pairs, singles } from './killer'
import { killRun } from './kill-run'
import { Ledger } from './ledger'
import { seeded } from './random'

const seed = 20_260_328

describe(`processes killed under load (seed ${seed}; npm run faults does it for longer)`, () => {
  let stack: Stack
  beforeAll(async () => {
    stack = await Stack.start({})
    await isWell(stack)
  }, 120_000)
  afterAll(() => stack.stop(), 60_000)

  it('lose nothing that was acknowledged, do nothing twice, and move no due date', async () => {
    const random = seeded(seed)
    const blows = [...singles(random), ...pairs(random).slice(0, 1)]
    const ledger = new Ledger()
    const said: string[] = []
    const findings = await killRun(stack, ledger, blows, random, (line) => said.push(line))
    expect({ findings, said }).toEqual({ findings: [], said })
    expect(ledger.cases.length).toBeGreaterThan(10)
  }, 300_000)
})
