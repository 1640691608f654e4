import { DefaultLogger, Runtime } from '@temporalio/worker'
import { recordedCases } from './replay/corpus'
import { bundleForReplay } from '../verify/replay/replay'
import { replay } from './replay/replay'

// What docs/changing-a-live-workflow.md says, tried on cases that began under the code before the change.

beforeAll(() => Runtime.install({ logger: new DefaultLogger('ERROR') }))

const [begun] = recordedCases().filter(({ path }) => path === 'anyshire-to-closed')

describe('a change to what the workflow asks of Temporal', () => {
  it('stops every open case where it is made without asking which code the case began under', async () => {
    const { errors } = await replay(await bundleForReplay(require.resolve('./changing/unguarded')), begun!)
    expect(errors).toHaveLength(begun!.runs.length)
    expect(errors.map(({ message }) => message).join()).toMatch(/nondeterminism/i)
  })

  it('leaves open cases as they began where it asks, and they come to the same record', async () => {
    const { errors, events } = await replay(await bundleForReplay(require.resolve('./changing/guarded')), begun!)
    expect([errors, events]).toEqual([[], begun!.events])
  })
})
