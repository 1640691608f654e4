import { Command } from 'commander'
import { addMatter } from './matter'

/** Runs the command in this process. */
async function run(...args: string[]) {
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => (written[stream] += text) !== ''),
  )
  const program = new Command()
  addMatter(program)
  await program.parseAsync(['matter', ...args], { from: 'user' })
  const status = process.exitCode ?? 0
  process.exitCode = 0
  for (const spy of spies) spy.mockRestore()
  return { status, ...written }
}

const then = (steps: readonly string[]) => steps.flatMap((step) => ['--then', step])

/** The last clock of them. */
const last = async (kind: string, ...steps: string[]) => (await dueDays(kind, '2026-06-01', ...steps)).at(-1)
const statuses = async (...steps: string[]) =>
  (await dueDays('complaint', '2026-06-01', ...steps)).map(([, , status]) => status)

async function dueDays(kind: string, received: string, ...steps: string[]): Promise<[string, string, string][]> {
  const { stdout, stderr } = await run(
    ...['--json', '--kind', kind, '--council', 'anyshire', '--received', received],
    ...then(steps),
  )
  expect(stderr).toBe('')
  const { clocks }: { clocks: { clock: string; dueOn: string; status: string }[] } = JSON.parse(stdout)
  return clocks.map(({ clock, dueOn, status }) => [clock, dueOn, status])
}

describe('caseway matter', () => {
  it('2-20 works out the reply to an access request, with pauses and the extension', async () => {
    expect(await dueDays('access-request', '2026-06-01')).toEqual([['access-reply', '2026-07-01', 'running']])
    const asked = ['clarification-asked@2026-06-05', 'clarification-received@2026-06-15']
    expect((await last('access-request', asked[0]!))?.[2]).toBe('paused')
    expect(await dueDays('access-request', '2026-06-01', ...asked)).toEqual([['access-reply', '2026-07-13', 'running']])
    expect((await last('access-request', 'extended@2026-06-20'))?.[1]).toBe('2026-09-01')
  })

  it('2-18, 2-19 works out every stage of a complaint, whatever the order in which the steps are given', async () => {
    const steps = ['asked@2026-07-01', 'replied@2026-06-10', 'replied@2026-07-30', 'extended+15@2026-07-10']
    const third = ['asked@2026-08-10', 'panel-held@2026-09-15', 'panel-reported@2026-09-18']
    expect(await dueDays('complaint', '2026-06-01', ...steps, ...third)).toEqual([
      ['complaint-stage-1', '2026-06-15', 'met'],
      ['complaint-next-stage', '2026-07-08', 'met'],
      ['complaint-stage-2', '2026-08-26', 'met'],
      ['complaint-next-stage', '2026-08-27', 'met'],
      ['complaint-panel', '2026-09-22', 'met'],
      ['complaint-panel-report', '2026-09-22', 'met'],
      ['complaint-panel-reply', '2026-10-09', 'running'],
    ])
  })

  it('2-18, 2-19 knows a stage that is skipped, and one that ran out', async () => {
    expect(await statuses('skipped@2026-06-03')).toEqual(['not-required', 'running'])
    expect((await last('complaint', 'skipped@2026-06-03'))?.[1]).toBe('2026-07-08')
    expect(await statuses('asked@2026-06-16')).toEqual(['breached', 'running'])
  })

  it('says in words what is due and why', async () => {
    const { stdout } = await run('--kind', 'complaint', '--council', 'lancashire', '--received', '2026-03-30')
    expect(stdout).toContain('Reply at stage 1: due on 2026-04-15')
    expect(stdout).toContain('Good Friday')
  })

  it('refuses what the pathway refuses, and what it does not know, with the code', async () => {
    const of = (...steps: string[]) =>
      run('--kind', 'complaint', '--council', 'anyshire', '--received', '2026-06-01', ...then(steps))
    const tooLong = await of('extended+11@2026-06-03')
    expect([tooLong.status, tooLong.stdout]).toEqual([2, ''])
    expect(tooLong.stderr).toContain('at most 10 working days more')
    expect((await of('mended@2026-06-03')).stderr).toContain('panel-held')
    expect((await of('replied')).status).toBe(2)
  })
})
