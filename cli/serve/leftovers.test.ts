import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { homeAt, writePrivateJson, type Home } from './home'
import { endLeftovers } from './leftovers'
import { commandLineOf, isAlive } from './processes'

let home: Home

beforeEach(() => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'caseway-leftovers-')))
})

afterEach(() => rmSync(home.folder, { recursive: true }))

function leftover() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  return { child, pid: child.pid! }
}

it('ends what a killed run left running and forgets that run', async () => {
  const { pid } = leftover()
  writePrivateJson(home.startedFile, [{ name: 'temporal', pid, commandLine: commandLineOf(pid) }])
  writePrivateJson(home.runFile, {})
  expect(await endLeftovers(home)).toEqual(['temporal'])
  expect(isAlive(pid)).toBe(false)
  expect(existsSync(home.runFile)).toBe(false)
})

it('leaves a process alone that only has the same id', async () => {
  const { child, pid } = leftover()
  writePrivateJson(home.startedFile, [{ name: 'temporal', pid, commandLine: 'temporal server start-dev' }])
  expect(await endLeftovers(home)).toEqual([])
  expect(isAlive(pid)).toBe(true)
  child.kill('SIGKILL')
})
