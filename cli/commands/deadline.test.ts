import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import type { Fault } from '../faults'
import { addDeadline } from './deadline'

const bin = join(__dirname, '..', 'caseway.mjs')

/** Runs the real command, which costs half a second, in a zone that is not London's, which must not matter. */
function caseway(...args: string[]) {
  const env = { ...process.env, TZ: 'Pacific/Auckland' }
  return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', env })
}

/** Runs the command in this process. */
async function run(...args: string[]) {
  const written = { stdout: '', stderr: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => (written[stream] += text) !== ''),
  )
  const program = new Command()
  addDeadline(program)
  await program.parseAsync(['deadline', ...args], { from: 'user' })
  const status = process.exitCode ?? 0
  process.exitCode = 0
  for (const spy of spies) spy.mockRestore()
  return { status, ...written }
}

async function deadline(...args: string[]): Promise<{ dueAt: string; dueOn: string; explanation: string[] }> {
  const { status, stdout, stderr } = await run('--json', ...args)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

async function faults(...args: string[]): Promise<Fault[]> {
  const { status, stdout, stderr } = await run('--json', ...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  return JSON.parse(stderr).faults
}

test('answers in JSON with the instant, the London day and the reasons', async () => {
  const found = await deadline('--length', '45 working days', '--from', '2026-03-02')
  expect(Object.keys(found)).toEqual(['dueAt', 'dueOn', 'explanation'])
  expect([found.dueAt, found.dueOn]).toEqual(['2026-05-07T22:59:59.000Z', '2026-05-07'])
  expect(found.explanation.join(' ')).toContain('Good Friday and Easter Monday')
})

test('answers in words', () => {
  const { status, stdout } = caseway('deadline', '--length', '24 hours', '--from', '2026-10-24T23:50')
  expect(status).toBe(0)
  expect(stdout).toContain('Due on 2026-10-25, at the latest 2026-10-25T22:50:00.000Z')
  expect(stdout).toContain('The clocks go back')
})

test('takes every convention at once', async () => {
  const conventions = ['--receipt', 'next-working-day', '--hours', '09:00-17:00', '--counting', 'inclusive']
  const closed = '--closed=2026-12-29,2026-12-30'
  const found = await deadline('--length=4 Working  Days', '--from=2026-12-23T17:01', ...conventions, closed)
  expect(found.dueOn).toBe('2027-01-05')
})

test('rolls a month that ends on a Sunday', async () => {
  expect(
    (await deadline('--length', '1 month', '--from', '2026-05-21T12:00Z', '--roll', 'previous-working-day')).dueOn,
  ).toBe('2026-06-19')
})

test('counts hours from the beginning of a London day without a time, and says so', async () => {
  const found = await deadline('--length', '72 hours', '--from', '2026-06-02')
  expect(found.dueAt).toBe('2026-06-04T23:00:00.000Z')
  expect(found.explanation[0]).toBe(
    'No time was given, so the hours are counted from Tuesday 2 June 2026 at 00:00 (BST).',
  )
})

test('says that what moves days has no effect on hours', async () => {
  const found = await deadline('--length=24 hours', '--from=2026-06-06T10:00Z', '--roll=next-working-day')
  expect(found.dueOn).toBe('2026-06-07')
  expect(found.explanation[0]).toBe('Hours neither wait nor roll: which way it rolls has no effect here.')
})

test('takes a day without a time as received when the office opens', async () => {
  const receipt = ['--receipt', 'next-working-day', '--hours', '09:00-17:00']
  expect((await deadline('--length', '5 working days', '--from', '2026-03-02', ...receipt)).dueOn).toBe('2026-03-09')
})

test('refuses with every fault at once, each with its code and what is allowed', async () => {
  const wrong = [
    '--length=0 fortnights',
    '--counting=x',
    '--receipt=later',
    '--hours=17:00-09:00',
    '--closed=2026-02-30,',
    '--roll=up',
    '--colour',
  ]
  const found = await faults('--from', '2026-03-29T01:30', ...wrong)
  expect(found.map(({ option, code }) => `${option} ${code}`)).toEqual([
    '--colour unknown-option',
    '--length wrong-format',
    '--counting not-allowed',
    '--receipt not-allowed',
    '--hours wrong-format',
    '--roll not-allowed',
    '--closed wrong-format',
    '--closed wrong-format',
    '--from time-does-not-exist',
  ])
  expect(found.at(-1)?.allowed).toEqual(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'])
})

test('refuses a London time that occurs twice, with both instants, and hours that are wanting', async () => {
  const found = await faults('--length', '1 day', '--from', '2026-10-25T01:30', '--receipt', 'next-working-day')
  expect(found.map(({ option, code }) => `${option} ${code}`)).toEqual(['--hours missing', '--from time-occurs-twice'])
  expect(found[1]?.allowed).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'])
})

test('refuses to count before the bank holidays it knows', async () => {
  expect(await faults('--length', '10 working days', '--from', '2018-06-01')).toEqual([
    expect.objectContaining({ option: '--from', code: 'calendar-range' }),
  ])
})

test('says what is needed where nothing is given, and ends with 2', () => {
  const { status, stderr } = caseway('deadline')
  expect(status).toBe(2)
  expect(stderr).toMatch(/^--length: Needed: .*\n--from: Needed: .*\n$/)
})

test("takes a council's clock by name, under its own rule (001-08)", async () => {
  const found = await deadline('--council', 'lancashire', '--clock', 'assessment', '--from', '2026-11-30T10:05')
  expect(found.dueOn).toBe('2027-02-04')
  expect(found.explanation[0]).toContain('when the referral was received')
  expect(found.explanation[0]).toContain('001-08')
})

test('refuses a clock the council does not have, and a rule of its own beside it', async () => {
  const found = await faults(
    '--council',
    'blackpool',
    '--clock',
    'checkpoint-20',
    '--from',
    '2026-03-19',
    '--roll',
    'stay',
  )
  expect(found.map(({ option, code }) => `${option} ${code}`)).toEqual([
    '--roll contradiction',
    '--clock unknown-clock',
  ])
  expect(found[1]?.allowed).toContain('checkpoint-30')
})

test('an unknown command ends with 2, help with 0', () => {
  expect(caseway('dedline').status).toBe(2)
  expect(caseway('--help').status).toBe(0)
})

test('without its packages the command says how to install them', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'caseway-'))
  cpSync(bin, join(elsewhere, 'caseway.mjs'))
  const { status, stderr } = spawnSync(process.execPath, [join(elsewhere, 'caseway.mjs')], { encoding: 'utf8' })
  rmSync(elsewhere, { recursive: true })
  expect(status).toBe(1)
  expect(stderr).toContain('npm ci')
})

it('is told apart from a command that there is not, also where help is asked for', () => {
  for (const more of [[], ['--help']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'start', ...more], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('there is no command "start". To start Caseway with all that it needs, run `npm start`')
  }
}, 120_000)
