import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { homeAt, writePrivateJson, type Home } from './home'
import { AlreadyRunning, takeLock } from './lock'

let home: Home

beforeEach(() => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'caseway-lock-')))
})

afterEach(() => rmSync(home.folder, { recursive: true }))

it('refuses a second start in the same home, naming the process', () => {
  takeLock(home)
  expect(() => takeLock(home)).toThrow(AlreadyRunning)
  expect(() => takeLock(home)).toThrow(`process ${process.pid}`)
})

it('is free again once it is given back', () => {
  takeLock(home)()
  expect(existsSync(home.lock)).toBe(false)
  takeLock(home)()
})

it('does not count when its process is gone', () => {
  writePrivateJson(home.lock, { pid: 2 ** 22, commandLine: 'node scripts/start.mjs' })
  takeLock(home)()
})

it('does not count when its process id means another program by now', () => {
  writePrivateJson(home.lock, { pid: process.pid, commandLine: 'node scripts/start.mjs' })
  takeLock(home)()
})
