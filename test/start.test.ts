import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../cli/serve/home'
import { removePlace } from '../cli/serve/postgres/place'
import { isAlive } from '../cli/serve/processes'
import { readRun, type Run } from '../cli/serve/run-file'
import { Stack } from './stack/stack'

/** One home for the whole file: each test goes on from where the one before left it, as a person at a terminal would. */
let home: string
let stack: Stack

jest.setTimeout(120_000)

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'caseway-start-'))
  stack = await Stack.start({ home })
})

afterAll(async () => {
  await stack.stop()
  removePlace(home)
  rmSync(home, { recursive: true, force: true })
})

const pidsOf = ({ pids }: Run) => Object.values(pids).filter((pid) => pid !== null)

async function getJson(url: string, token: string): Promise<unknown> {
  return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).json()
}

it('says in run.json where everything is, and it is there', async () => {
  const { api, apiOps, workerOps, codec, councils, pids } = stack.run
  for (const url of [`${api}/readyz`, `${apiOps}/metrics`, `${workerOps}/readyz`, `${codec}/healthz`])
    expect([url, (await fetch(url)).status]).toEqual([url, 200])
  expect(pidsOf(stack.run).every(isAlive)).toBe(true)
  expect(Object.keys(pids).sort()).toEqual(['api', 'codec', 'postgres', 'temporal', 'worker'])
  expect(councils.map(({ id }) => id)).toContain('anyshire')
})

it('gives tokens that the API accepts for their own council alone', async () => {
  const [one, other] = stack.run.councils
  const token = one!.tokens['duty-manager']!
  const at = (council: string) => `${stack.run.api}/v1/councils/${council}/cases`
  expect(await getJson(at(one!.id), token)).toMatchObject({ cases: [] })
  expect(await getJson(at(other!.id), token)).toMatchObject({ status: expect.any(Number) })
})

it('refuses a second start in the same home, naming the process', async () => {
  const second = promisify(execFile)(process.execPath, ['--import', 'tsx', join('cli', 'serve', 'main.ts')], {
    cwd: root,
    env: { ...process.env, CASEWAY_HOME: home },
  })
  await expect(second).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/already running.*process \d+/) })
  expect(existsSync(stack.runFile)).toBe(true)
})

it('starts a killed process again and says its new id', async () => {
  const before = stack.pid('api')
  await stack.kill('api')
  await stack.release('api')
  expect(stack.pid('api')).not.toBe(before)
  expect((await fetch(`${stack.run.api}/readyz`)).status).toBe(200)
})

it('lets go of everything when it is itself killed, and begins again on the same data and ports', async () => {
  const before = stack.run
  await stack.killSupervisor()
  stack = await Stack.start({ home })
  expect(stack.run.api).toBe(before.api)
  expect(stack.run.databaseUrl).toBe(before.databaseUrl)
  expect(pidsOf(before).filter(isAlive)).toEqual([])
})

it('stops everything, leaving nothing, when whoever started it is gone and nobody reads what it says', async () => {
  const { run } = stack
  await stack.abandon()
  expect(pidsOf(run).filter(isAlive)).toEqual([])
  expect(existsSync(stack.runFile)).toBe(false)
  expect(() => readRun(stack.runFile)).toThrow('not running')
})
