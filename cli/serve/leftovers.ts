import { rmSync } from 'node:fs'
import { z } from 'zod'
import { readJson, writePrivateJson, type Home } from './home'
import { commandLineOf, endProcess } from './processes'
import type { Service } from './service'

const schema = z.array(z.object({ name: z.string(), pid: z.int(), commandLine: z.string() }))

/** Notes which processes have been started, so that the next start can end them if this process is killed. */
export function noteStarted(home: Home, services: readonly Service[]): void {
  const started = services.flatMap(({ pid, plan }) =>
    pid === undefined ? [] : [{ name: plan.name, pid, commandLine: commandLineOf(pid) }],
  )
  writePrivateJson(home.startedFile, started)
}

/** Ends what a killed earlier run left running, and gives the names. A process id that means another program by now is left alone. */
export async function endLeftovers(home: Home): Promise<string[]> {
  // First, so that nobody takes the earlier run for this one.
  rmSync(home.runFile, { force: true })
  const alive = (readJson(home.startedFile, schema) ?? []).filter(
    ({ pid, commandLine }) => commandLine !== '' && commandLineOf(pid) === commandLine,
  )
  await Promise.all(alive.map(({ name, pid }) => endProcess(pid, name === 'postgres' ? 'SIGINT' : 'SIGTERM', 10_000)))
  rmSync(home.startedFile, { force: true })
  return alive.map(({ name }) => name)
}
