import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { Stack } from '../test/stack/stack'
import { refer } from '../test/support/live-case'

// The commands as somebody types them: each a process of its own, beside a Caseway that runs and that no other test has meddled with.

const council = 'blackpool'
const command = join(__dirname, '..', 'cli', 'caseway.mjs')

let stack: Stack

const ran = (...args: string[]) =>
  new Promise<{ code: number; output: string; errors: string }>((resolve) => {
    const env = { PATH: process.env.PATH, CASEWAY_HOME: stack.home }
    execFile(process.execPath, [command, ...args, '--council', council], { env }, (error, output, errors) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors }),
    )
  })

beforeAll(async () => {
  stack = await Stack.start({})
  await refer(stack.run, council)
}, 180_000)
afterAll(() => stack.stop(), 60_000)

describe('as a command', () => {
  it('caseway audit anchor writes an anchor down', async () => {
    expect(await ran('audit', 'anchor')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^blackpool: (anchor \d+ at entry \d+|nothing new)/),
    })
  })

  it('caseway audit verify says that the audit is sound', async () => {
    expect(await ran('audit', 'verify')).toMatchObject({
      code: 0,
      output: expect.stringMatching(
        /^blackpool: sound, \d+ entr.*, anchored \d+ time.*, the last time at entry \d+\n$/,
      ),
    })
  })

  it('caseway verify looks at every invariant', async () => {
    const { code, output, errors } = await ran('verify', '--json')
    const looked = z.array(z.object({ violations: z.array(z.unknown()) })).parse(JSON.parse(output))
    const wrong = looked.flatMap(({ violations }) => violations)
    expect({ code, errors, wrong }).toEqual({ code: 0, errors: '', wrong: [] })
    expect(looked).toHaveLength(25)
  }, 120_000)

  it('caseway retention says what is due and held, and finds nothing to destroy again', async () => {
    expect(await ran('retention', 'due')).toMatchObject({
      code: 0,
      output: '0 records may be destroyed by their day.\n',
    })
    expect(await ran('retention', 'holds')).toMatchObject({ code: 0, output: '0 holds.\n' })
    const said = 'blackpool: 0 stand, 0 destroyed again, 0 not there, 0 kept; 0 written down that the file lacked\n'
    expect(await ran('retention', 'reapply')).toMatchObject({ code: 0, output: said })
    expect((await ran('retention', 'due', '--by', 'soon')).code).toBe(2)
  })

  it('each refuses what it does not know', async () => {
    for (const words of [
      ['verify', '--wrong'],
      ['audit', 'verify', '--wrong'],
      ['audit', 'anchor', '--wrong'],
    ])
      expect((await ran(...words)).code).toBe(2)
  })
})
