import { firstDecision, type CouncilApi } from './council-api'

const atOnce = 50
/** Fifty times the referrals of the county that has most, Kent: 95 a working day (24,111 in 2024), a third of them in its busiest hour. */
const everyMs = 2_250

/** What another council does meanwhile: in short, in words, and how it is begun; what that gives ends it, after the last answer. */
export interface Noise {
  readonly name: string
  readonly says: string
  readonly begin: (api: CouncilApi) => () => Promise<void>
}

/** Fifty times the load of a large council, and fifty clients that never pause. */
export const noises: readonly Noise[] = [
  {
    name: '50 x load',
    says: 'another council refers and decides as often as fifty Kents (every 2.25 s)',
    begin: paced,
  },
  { name: '50 clients', says: 'fifty clients of another council refer and decide without a pause', begin: ceaseless },
]

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
