import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { homeAt, type Home } from './home'
import { choosePorts } from './ports'

let home: Home
const listening: Server[] = []

beforeEach(() => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'caseway-ports-')))
})

afterEach(() => {
  for (const server of listening.splice(0)) server.close()
  rmSync(home.folder, { recursive: true })
})

async function take(port: number): Promise<void> {
  const server = createServer().listen(port, '0.0.0.0')
  listening.push(server)
  await once(server, 'listening')
}

it('gives every address a port of its own', async () => {
  const ports = Object.values(await choosePorts(home, true))
  expect(new Set(ports).size).toBe(7)
})

it('keeps the ports of the run before', async () => {
  const before = await choosePorts(home, true)
  expect(await choosePorts(home, true)).toEqual(before)
})

it('steps over a port that was taken since', async () => {
  const before = await choosePorts(home, true)
  await take(before.api)
  const { api, ...others } = await choosePorts(home, true)
  expect(api).toBeGreaterThan(before.api)
  expect(Object.values(others)).not.toContain(api)
})
