import { randomBytes } from 'node:crypto'
import { Pool } from 'pg'
import { referralExample } from '../api/examples/referral'
import { open, seal } from '../sealing/seal'
import type { Stack } from '../test/stack/stack'
import { CouncilApi, firstDecision } from './council-api'
import { spreadOf, type Figure } from './figures'
import { timed } from './timing'

const rounds = 6
const perRound = 15
/** What an accepted referral of one child seals and opens, at most: referral, people, opening, state, payload and their keys. */
const sealsOfAccept = 12
/** The same of a decision: message, payloads in and out, events, state and their keys. */
const sealsOfDecision = 24

const howRows =
  'The same requests with row security and with it switched off on every table by the owner of the database, in turns in one run.'
const howSeals =
  `The whole request, against the same less what its envelopes take: ${sealsOfAccept} (accept) and ${sealsOfDecision} (decide) of the size of a ` +
  'whole referral, each sealed and opened by itself. Worked out, as nothing here can be had unsealed.'

/** What row security and sealing cost of accepting and of deciding. */
export async function costsOfWalls(stack: Stack, council: string): Promise<Figure[]> {
  const api = new CouncilApi(stack.run, council)
  const owner = new Pool({ connectionString: stack.run.adminDatabaseUrl })
  const [walled, open] = [fresh(), fresh()]
  try {
    for (let round = 0; round < 2 * rounds; round += 1) {
      const isWalled = round % 2 === 0
      await setRowSecurity(owner, isWalled)
      await measure(api, fresh(), 3)
      await measure(api, isWalled ? walled : open, perRound)
    }
  } finally {
    await setRowSecurity(owner, true)
    await owner.end()
  }
  const seal = sealingMs()
  const less = (times: readonly number[], count: number) => times.map((ms) => Math.max(ms - count * seal, 0.1))
  return [
    figure('accept, row security', howRows, walled.accept, open.accept),
    figure('decide, row security', howRows, walled.decide, open.decide),
    figure('accept, sealing', howSeals, walled.accept, less(walled.accept, sealsOfAccept)),
    figure('decide, sealing', howSeals, walled.decide, less(walled.decide, sealsOfDecision)),
  ]
}

interface Times {
  accept: number[]
  decide: number[]
}

const fresh = (): Times => ({ accept: [], decide: [] })

async function measure(api: CouncilApi, into: Times, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    let caseId = ''
    into.accept.push(await timed(async () => ({ caseId } = await api.refer())))
    await api.untilOpened(caseId)
    into.decide.push(await timed(() => api.tell(caseId, firstDecision)))
  }
}

const figure = (what: string, how: string, ours: readonly number[], bare: readonly number[]): Figure => ({
  ...{ part: 'isolation', what, how, n: ours.length, unit: 'ms' },
  ...{ ours: spreadOf(ours), bare: spreadOf(bare), goal: { p50: 1.15 } },
})

async function setRowSecurity(owner: Pool, isOn: boolean): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_policy p on p.polrelid = c.oid group by c.oid`,
  )
  for (const { name } of rows)
    await owner.query(`alter table ${name} ${isOn ? 'enable' : 'disable'} row level security`)
}

/** What sealing and opening one envelope of the size of a referral takes, in milliseconds. */
function sealingMs(): number {
  const [key, text, times] = [randomBytes(32), JSON.stringify(referralExample), 5_000]
  const began = performance.now()
  for (let done = 0; done < times; done += 1) open(() => key, seal(key, 'case', text, 'bench'), 'bench')
  return (performance.now() - began) / times
}
