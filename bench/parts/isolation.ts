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
const rounds = 3
const decisionsARound = 20
const atOnce = 50
/** Fifty times a referral and a decision every ten seconds, which is many times what the largest county has on a working day. */
const everyMs = 200

const how = (noise: string) =>
  `A decision from its POST to its 200, one at a time, while ${noise}, against the same without them, in turns in one run; quotas lifted.`
const howClocks =
  'Practice cases moved past their decision’s due time in the midst of that noise: rungs of clocks that were not reached, or later than 1 s.'

/** What another council does meanwhile: in short, in words, and how it is begun; what that gives ends it, after the last answer. */
interface Noise {
  name: string
  says: string
  begin: (api: CouncilApi) => () => Promise<void>
}
const noises: readonly Noise[] = [
  { name: '50 x load', says: 'another council refers and decides five times a second', begin: paced },
  { name: '50 clients', says: 'fifty clients of another council refer and decide without a pause', begin: ceaseless },
]

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
  let late = 0
  for (let round = 0; round < rounds; round += 1) {
    for (const one of heard) one.quiet.push(...(await decisions(one.api, decisionsARound)))
    for (const [index, noise] of noises.entries()) {
      const end = noise.begin(new CouncilApi(run, noisy))
      for (const one of heard) one.beside[index]?.push(...(await decisions(one.api, decisionsARound)))
      late += await lateRungs(heard[0]?.api, record)
      await end()
    }
  }
  return [...heard.flatMap(figuresOf), lateClocks(late)]
}

const figuresOf = ({ namespace, quiet, beside }: Heard): Figure[] =>
  noises.map(({ name, says }, index) => ({
    ...{ part: 'isolation', what: `decision beside ${name}, ${namespace} namespace`, how: how(says), unit: 'ms' },
    ...{ n: beside[index]?.length ?? 0, ours: spreadToTheTail(beside[index] ?? []), bare: spreadToTheTail(quiet) },
    goal: { p99: 2 },
  }))

const lateClocks = (late: number): Figure => ({
  ...{
    part: 'isolation',
    what: 'late clocks beside the noise',
    how: howClocks,
    n: rounds * noises.length,
    unit: 'count',
  },
  ...{ ours: { p50: late, p95: late }, goal: { p50: 0 } },
})

async function decisions(api: CouncilApi, count: number): Promise<number[]> {
  const times: number[] = []
  while (times.length < count) {
    const { caseId } = await api.open()
    times.push(await timed(() => api.tell(caseId, firstDecision)))
  }
  return times
}

/** One that is refused or held is noise all the same. */
const disturb = (api: CouncilApi): Promise<void> =>
  api
    .open()
    .then(({ caseId }) => api.tell(caseId, firstDecision))
    .catch(() => undefined)

/** As often as it says, however long the last one takes. */
function paced(api: CouncilApi): () => Promise<void> {
  const underWay = new Set<Promise<void>>()
  const timer = setInterval(() => {
    const one = disturb(api).finally(() => underWay.delete(one))
    underWay.add(one)
  }, everyMs)
  return async () => {
    clearInterval(timer)
    await Promise.all(underWay)
  }
}

/** Each client as soon as it was answered. */
function ceaseless(api: CouncilApi): () => Promise<void> {
  let isOver = false
  const client = async () => {
    while (!isOver) await disturb(api)
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
