import { setTimeout as pause } from 'node:timers/promises'
import type { ServiceName } from '../../cli/serve/service'
import type { Stack } from '../stack/stack'
import { until } from '../support/until'
import type { Random } from './random'

/** Which services are killed at once. */
export type Blow = readonly ServiceName[]

const services: readonly ServiceName[] = ['worker', 'temporal', 'postgres', 'api']

/** Each service once, in an order of chance. */
export function singles(random: Random): Blow[] {
  return shuffled(
    random,
    services.map((service) => [service]),
  )
}

/** Every two services once, in an order of chance. */
export function pairs(random: Random): Blow[] {
  const all = services.flatMap((one, index) => services.slice(index + 1).map((other) => [one, other]))
  return shuffled(random, all)
}

/** All at one blow. */
export const everything: Blow = services

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const drawn = items.map((item) => ({ item, place: random.next() }))
  return drawn.sort((a, b) => a.place - b.place).map(({ item }) => item)
}

/** The longest that is waited after one blow has been got over, before the next: long enough for work to be under way again. */
const longestLullMs = 1_500

const backWithinMs = 90_000

/** Kills what is named, blow after blow, each once the supervisor has brought back what the one before it killed. */
export async function strike(stack: Stack, blows: readonly Blow[], random: Random, say: (line: string) => void) {
  for (const [index, blow] of blows.entries()) {
    await pause(random.between(50, longestLullMs))
    const startedAt = Date.now()
    await Promise.all(blow.map((service) => stack.kill(service)))
    await isWell(stack)
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    say(`${index + 1} of ${blows.length}: killed ${blow.join(' and ')}; back after ${seconds} s`)
  }
}

/** Resolves when every process runs and can do its work. */
export async function isWell(stack: Stack): Promise<void> {
  const { apiOps, workerOps, temporalUi, namespace } = stack.run
  await until(
    'all processes to run',
    async () => Object.values(stack.run.pids).every((pid) => pid !== null),
    backWithinMs,
  )
  const addresses = [`${temporalUi}/api/v1/namespaces/${namespace}`, `${apiOps}/readyz`, `${workerOps}/readyz`]
  for (const address of addresses) await until(`${address} to answer`, () => isOk(address), backWithinMs)
}

const isOk = (address: string): Promise<boolean> =>
  fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.ok,
    () => false,
  )
