import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './processes'
import { Service, type ServicePlan } from './service'

let folder: string
let service: Service
const troubles: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseway-service-'))
  troubles.length = 0
})

afterEach(async () => {
  await service.stop()
  rmSync(folder, { recursive: true })
})

const stays = 'setInterval(() => {}, 1000)'
const deaf = `process.on('SIGTERM', () => {}); console.log('deaf'); ${stays}`

function serviceOf(script: string, more: Partial<ServicePlan> = {}): Service {
  const file = join(folder, 'script.js')
  writeFileSync(file, script)
  const command = { executable: process.execPath, args: [file], env: { PATH: '/bin' }, cwd: folder }
  const plan: ServicePlan = {
    name: 'worker',
    command: () => Promise.resolve(command),
    isReady: () => Promise.resolve(true),
    stopSignal: 'SIGTERM',
    stopLimitMs: 300,
    logFile: join(folder, 'worker.log'),
    ...more,
  }
  return new Service(plan, { started: () => undefined, trouble: (_name, sentence) => troubles.push(sentence) })
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries++) await sleep(20)
  expect(isSo()).toBe(true)
}

it('starts a process that was killed again, with another id', async () => {
  service = serviceOf(stays)
  await service.start(5_000)
  const first = service.pid!
  process.kill(first, 'SIGKILL')
  await until(() => service.pid !== undefined && service.pid !== first)
  expect(troubles).toEqual(['ended (SIGKILL); starting it again in 1 s'])
})

it('starts it again at once when asked to, and never twice', async () => {
  service = serviceOf(stays)
  await service.start(5_000)
  process.kill(service.pid!, 'SIGKILL')
  await until(() => service.pid === undefined)
  await Promise.all([service.start(5_000), service.start(5_000)])
  const second = service.pid
  await sleep(1_300)
  expect(service.pid).toBe(second)
})

it('ends by force a process that does not heed the request to stop', async () => {
  service = serviceOf(deaf)
  await service.start(5_000)
  const pid = service.pid!
  await until(() => readFileSync(service.plan.logFile, 'utf8').includes('deaf'))
  await service.stop()
  expect(isAlive(pid)).toBe(false)
})

it('keeps a stopped process stopped', async () => {
  service = serviceOf(stays)
  await service.start(5_000)
  await service.stop()
  await sleep(1_300)
  expect(service.pid).toBeUndefined()
  expect(troubles).toEqual([])
})

it('gives up a process that dies again and again before it is ready, quoting the end of its log', async () => {
  service = serviceOf("console.log('no such file'); process.exit(3)", { isReady: () => Promise.resolve(false) })
  await expect(service.start(20_000)).rejects.toThrow(/ended again and again.*no such file/s)
  expect(troubles[0]).toBe('ended (code 3); starting it again in 1 s')
})

it('says when a program cannot be started at all', async () => {
  const command = { executable: join(folder, 'nothing'), args: [], env: {}, cwd: folder }
  service = serviceOf('', { command: () => Promise.resolve(command), isReady: () => Promise.resolve(false) })
  await expect(service.start(20_000)).rejects.toThrow('ended again and again')
  expect(troubles[0]).toContain('ENOENT')
})

it('gives a process nothing of its own environment', async () => {
  service = serviceOf(`console.log(Object.keys(process.env).join()); ${stays}`)
  await service.start(5_000)
  await until(() => readFileSync(service.plan.logFile, 'utf8') !== '')
  expect(readFileSync(service.plan.logFile, 'utf8').trim()).toBe('PATH')
})
