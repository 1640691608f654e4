import { Command } from 'commander'
import { addPathway } from './pathway'

/** Runs the command in this process. */
async function pathway(...args: string[]) {
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => (written[stream] += String(text)) !== ''),
  )
  const program = new Command()
  addPathway(program)
  await program.parseAsync(['pathway', ...args], { from: 'user' })
  const status = process.exitCode ?? 0
  process.exitCode = 0
  for (const spy of spies) spy.mockRestore()
  return { status, ...written }
}

test("draws a council's pathway in words, with its name and the version of its rules", async () => {
  const { status, stdout } = await pathway('--council', 'west-northamptonshire')
  expect(status).toBe(0)
  expect(stdout).toMatch(/^West Northamptonshire Council \(west-northamptonshire\)\nversion [0-9a-f]{64}\n\n/)
  expect(stdout).toContain('Initial Child Protection Conference (ICPC) -> Outcome decided')
})

test('draws it as a Mermaid diagram', async () => {
  const { stdout } = await pathway('--council', 'anyshire', '--format', 'mermaid')
  expect(stdout).toMatch(/^stateDiagram-v2\n/)
})

test('draws it as SVG, and one road alone in each form', async () => {
  const council = ['--council', 'anyshire']
  const road = ['--road', 'police-protection']
  expect((await pathway(...council, '--format', 'svg')).stdout).toMatch(/^<svg [\s\S]*<title[\s\S]*<\/svg>\n$/)
  expect((await pathway(...council, ...road, '--format', 'svg')).stdout).toContain('Police protection')
  expect((await pathway(...council, ...road)).stdout).toMatch(/\n\nBeside the stages: Police protection/)
  expect((await pathway(...council, ...road, '--format', 'mermaid')).stdout).toContain('at_in_force: In force')
})

test('refuses a road that there is not', async () => {
  expect((await pathway('--council', 'anyshire', '--road', 'high-street')).stderr).toContain('police-protection')
})

test('refuses an unknown council and an unknown format at once', async () => {
  const { status, stdout, stderr } = await pathway('--council', 'narnia', '--format', 'oil')
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(/unknown-council[\s\S]*not-allowed/)
})
