import { randomUUID } from 'node:crypto'
import type { Run } from '../../cli/serve/run-file'
import { aReferral, askOf, decideAssessment, type Answer, type Ask } from '../api/http'
import type { Description, Operation } from './description'

/** Everything that a council has, as far as it has an id. */
export interface World {
  council: string
  ids: readonly string[]
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** Fills a council with one of everything that its description gives an example to open of, and gives the ids of it all. */
export async function fill(run: Run, { operations }: Description, council: string): Promise<World> {
  const ids = new Set<string>()
  const note = (answer: Answer) => {
    for (const id of answer.text.match(uuids) ?? []) ids.add(id)
    return answer
  }
  const send = async (sent: Ask) => note(await askAllowed(run, { ...sent, council }))
  const base = `/v1/councils/${council}`
  const first = await send({ path: `${base}/referrals`, body: aReferral })
  const path = `${base}/cases/${/"caseId":"([^"]+)"/.exec(first.text)?.[1] ?? ''}`
  const key = randomUUID()
  ids.add(key)
  await send({ path: `${path}/decisions`, body: decideAssessment, headers: { 'idempotency-key': key } })
  for (const operation of operations.filter(isOpening)) {
    for (const body of operation.examples) await send({ path: operation.path.replace('{council}', council), body })
  }
  for (const rest of ['', '/notices', '/people', '/timeline']) await send({ path: `${path}${rest}` })
  return { council, ids: [...ids] }
}

const isOpening = ({ method, path, isGuarded }: Operation) =>
  isGuarded &&
  method === 'POST' &&
  /^\/v1\/councils\/\{council\}\/[a-z-]+$/.test(path) &&
  !path.endsWith('bank-holidays')

const likely = ['duty-manager', 'service-manager', 'social-worker', 'administrator']

/** Asks as somebody who may: a role that is refused is told which are not. */
export async function askAllowed(run: Run, sent: Ask): Promise<Answer> {
  let answer = await askOf(run, { ...sent, role: sent.role ?? 'duty-manager' })
  for (const role of likely) {
    if (answer.status !== 403) return answer
    answer = await askOf(run, { ...sent, role })
  }
  return answer
}

/** The address of an operation, with ids in it. */
export function addressOf({ path, query }: Operation, council: string, id: string): string {
  const address = path
    .replace('{council}', council)
    .replaceAll('{clock}', 'decision')
    .replaceAll('{date}', '2027-06-07')
    .replaceAll(/\{\w+\}/g, id)
  const needed = query.filter(({ required }) => required).map(({ name }) => `${name}=${id}`)
  return needed.length === 0 ? address : `${address}?${needed.join('&')}`
}
