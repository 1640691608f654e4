import { setTimeout as pause } from 'node:timers/promises'
import { openBed as openRecord, type Bed as RecordBed } from '../../test/support/bed'
import { noQuotas, ofItsOwn, ownTenants, type OwnTenants } from '../../test/support/own-tenants'
import { Stack } from '../../test/stack/stack'
import { homeAt } from '../../cli/serve/home'
import { CouncilApi, firstDecision } from '../council-api'
import { spreadToTheTail, type Figure } from '../figures'
import { clocksOf, lateness, type Late } from '../lateness'
import { noises } from '../noise'
import { costsOfWalls } from '../walls'
import { timed } from '../timing'

const noisy = 'anyshire'
const shared = 'blackpool'
const apart = 'lancashire'
const warmUp = 10
const rounds = 3
const decisionsARound = 34
/** Between decisions, so that they fall on the noise and beside it, as it comes. */
const breathMs = 300

const how = (noise: string) =>
  `A decision from its POST to its 200, one at a time, while ${noise}, against the same without them, in turns in one run; quotas lifted.`

/** Whether one council’s load is felt by another’s, in the namespace that they share and in one of its own. In a Caseway of its own. */
export async function measureIsolation(): Promise<Figure[]> {
  const tenants = ownTenants({ [noisy]: noQuotas, [shared]: noQuotas, [apart]: ofItsOwn + noQuotas })
  const stack = await Stack.start({ env: { CASEWAY_TENANTS_DIR: tenants.directory } })
  const record = openRecord(stack.run, homeAt(stack.home).keys)
  try {
    return [...(await besideNoise(stack, record)), ...(await costsOfWalls(stack, shared))]
  } finally {
    await closeAll(stack, record, tenants)
  }
}

async function closeAll(stack: Stack, record: RecordBed, tenants: OwnTenants): Promise<void> {
  await record.close()
  await stack.stop()
  tenants.remove()
}

/** Decisions of one council: in quiet, and beside each noise. */
interface Heard {
  api: CouncilApi
  namespace: 'shared' | 'own'
  quiet: number[]
  beside: number[][]
}

async function besideNoise({ run }: Stack, record: RecordBed): Promise<Figure[]> {
  const heard: Heard[] = ([shared, apart] as const).map((council) => ({
    ...{ api: new CouncilApi(run, council), namespace: council === shared ? 'shared' : 'own' },
    ...{ quiet: [], beside: noises.map(() => []) },
  }))
  for (const { api } of heard) await decisions(api, warmUp)
  const late: Late = { quiet: [], beside: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const one of heard) one.quiet.push(...(await decisions(one.api, decisionsARound)))
    late.quiet.push(...(await lateness(run, record, shared)))
    for (const [index, noise] of noises.entries()) {
      const end = noise.begin(new CouncilApi(run, noisy))
      for (const one of heard) one.beside[index]?.push(...(await decisions(one.api, decisionsARound)))
      late.beside.push(...(await lateness(run, record, shared)))
      await end()
    }
  }
  return [...heard.flatMap(figuresOf), ...clocksOf(late)]
}

const figuresOf = ({ namespace, quiet, beside }: Heard): Figure[] =>
  noises.map(({ name, says }, index) => ({
    ...{ part: 'isolation', what: `decision beside ${name}, ${namespace} namespace`, how: how(says), unit: 'ms' },
    ...{ n: beside[index]?.length ?? 0, ours: spreadToTheTail(beside[index] ?? []), bare: spreadToTheTail(quiet) },
    goal: { p99: 2 },
  }))

async function decisions(api: CouncilApi, count: number): Promise<number[]> {
  const times: number[] = []
  while (times.length < count) {
    const { caseId } = await api.open()
    times.push(await timed(() => api.tell(caseId, firstDecision)))
    await pause(breathMs)
  }
  return times
}
