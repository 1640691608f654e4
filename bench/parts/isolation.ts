import { openBed as openRecord, readRecord, type Bed as RecordBed } from '../../test/support/bed'
import { noQuotas, ofItsOwn, ownTenants, type OwnTenants } from '../../test/support/own-tenants'
import { Stack } from '../../test/stack/stack'
import { homeAt } from '../../cli/serve/home'
import { isOpened, type Case } from '../../pathway/case'
import { CouncilApi, firstDecision } from '../council-api'
import { spreadToTheTail, type Figure } from '../figures'
import { costsOfWalls } from '../walls'
import { timed } from '../timing'

const noisy = 'anyshire'
const shared = 'blackpool'
const apart = 'lancashire'
const warmUp = 10
const rounds = 4
const decisionsARound = 30
const atOnce = 50

const how =
  'A decision from its POST to its 200, one at a time, while fifty clients of another council refer and decide without a pause, against the ' +
  'same without them, in turns in one run; quotas lifted.'
const howClocks =
  'Practice cases moved past their decision’s due time in the midst of that noise: rungs of clocks that were not reached, or later than 1 s.'

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

/** Decisions of one council: in quiet, and beside the noise. */
interface Heard {
  api: CouncilApi
  quiet: number[]
  noise: number[]
}

async function besideNoise({ run }: Stack, record: RecordBed): Promise<Figure[]> {
  const heard: Heard[] = [shared, apart].map((council) => ({ api: new CouncilApi(run, council), quiet: [], noise: [] }))
  for (const { api } of heard) await decisions(api, warmUp)
  let late = 0
  for (let round = 0; round < rounds; round += 1) {
    for (const one of heard) one.quiet.push(...(await decisions(one.api, decisionsARound)))
    const stop = makeNoise(new CouncilApi(run, noisy))
    for (const one of heard) one.noise.push(...(await decisions(one.api, decisionsARound)))
    late += await lateRungs(heard[0]?.api, record)
    await stop()
  }
  const figures = heard.map(({ quiet, noise }, index) => figureOf(index === 0 ? 'shared' : 'own', quiet, noise))
  const count = { p50: late, p95: late }
  return [
    ...figures,
    {
      part: 'isolation',
      what: 'late clocks beside the noise',
      how: howClocks,
      n: rounds,
      unit: 'count',
      ours: count,
      goal: { p50: 0 },
    },
  ]
}

const figureOf = (namespace: 'shared' | 'own', quiet: readonly number[], noise: readonly number[]): Figure => ({
  ...{ part: 'isolation', what: `decision beside 50 x load, ${namespace} namespace`, how, n: noise.length, unit: 'ms' },
  ...{ ours: spreadToTheTail(noise), bare: spreadToTheTail(quiet), goal: { p99: 2 } },
})

async function decisions(api: CouncilApi, count: number): Promise<number[]> {
  const times: number[] = []
  while (times.length < count) {
    const { caseId } = await api.open()
    times.push(await timed(() => api.tell(caseId, firstDecision)))
  }
  return times
}

/** Fifty clients that refer and decide, each as soon as it was answered. Resolves, when told to stop, after the last answer. */
function makeNoise(api: CouncilApi): () => Promise<void> {
  let isOver = false
  const client = async () => {
    while (!isOver) {
      // One that is refused or held is noise all the same.
      await api
        .open()
        .then(
          ({ caseId }) => api.tell(caseId, firstDecision),
          () => undefined,
        )
        .catch(() => undefined)
    }
  }
  const clients = Array.from({ length: atOnce }, client)
  return async () => {
    isOver = true
    await Promise.all(clients)
  }
}

/** Opens a practice case, lets its first clock run out, and counts the rungs that are missing or more than a second late. */
async function lateRungs(api: CouncilApi | undefined, record: RecordBed): Promise<number> {
  if (api === undefined) return 0
  const { caseId } = await api.practise()
  await api.untilOpened(caseId)
  await api.advance(caseId, { hours: 72 })
  const { events, state } = await readRecord(record, shared, caseId)
  const clock = clockOf(state as Case)
  const reached = events.find((event) => event.type === 'clock-rung-reached' && event.rung === 'due')
  return reached !== undefined && Date.parse(reached.at) - Date.parse(clock) < 1_000 ? 0 : 1
}

function clockOf(state: Case): string {
  const due = isOpened(state) ? state.clocks.find(({ name }) => name === 'decision')?.due.dueAt : undefined
  if (due === undefined) throw new Error('The case has no clock for its decision')
  return due
}
