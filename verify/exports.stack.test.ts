import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { Client } from 'pg'
import { criteriaAnswers } from '../api/examples/referral'
import { caseKeysIn } from '../db/case-keys'
import { listHistoryExports } from '../db/history-exports'
import { readCouncil } from '../db/pool'
import { dataConverter, replayDataConverter } from '../sealing/data-converter'
import { workflowIdFor } from '../sealing/workflow-id'
import { sharedKeys, sharedStack } from '../test/stack/shared'
import { openBed, readRecord, type Bed } from '../test/support/bed'
import { refer, tell } from '../test/support/live-case'
import { until } from '../test/support/until'
import type { CouncilBook } from './books'
import { unpackHistory } from './exports/pack'
import { judge } from './invariants'
import { readWhole } from './read/whole'
import { bundleForReplay } from './replay/replay'

// Temporal deletes the history of a closed case; the case file stays complete, and verify replays what was kept.

const council = 'west-northamptonshire'
const directory = mkdtempSync(join(tmpdir(), 'caseway-exports-'))
let bed: Bed
let owner: Client
let closed: string
let read: () => Promise<CouncilBook>

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  const run = await sharedStack()
  bed = openBed(run, sharedKeys())
  owner = new Client(run.adminDatabaseUrl)
  await owner.connect()
  await owner.query('set row_security = off')
  closed = await refer(run, council)
  const reason = 'Others help.'
  const elsewhere = { kind: 'decide-referral', outcome: 'signposting', reason, criteria: criteriaAnswers }
  await tell(run, council, closed, ['duty-manager', 'decisions', elsewhere])
  const { keyring, cases, temporal, db } = bed
  const keys = { keyring, cases }
  const bundle = await bundleForReplay(require.resolve('../workflows'))
  const engine = { temporal, bundle, converter: dataConverter(keys), replay: replayDataConverter(keys) }
  read = () => readWhole({ db, keyring, directory }, engine, council)
}, 180_000)
afterAll(async () => {
  await owner.end()
  await bed.close()
})

const kept = () => readCouncil(bed.db, council, (tx) => listHistoryExports(tx, closed))
const handle = () => bed.temporal.live.workflow.getHandle(workflowIdFor(council, closed))
const ours = (book: CouncilBook) => book.cases.find(({ row }) => row.caseId === closed)
const wrongIn = (book: CouncilBook) =>
  judge([book])
    .flatMap(({ violations }) => violations)
    .filter(({ id }) => id === closed)
    .map(({ invariant }) => invariant)

describe('the history of a closed case', () => {
  it('is kept, sealed, with its hash on the audit', async () => {
    await until('it to be kept', async () => (await kept()).length === 1)
    const [one] = await kept()
    const key = await readCouncil(bed.db, council, (tx) => caseKeysIn(tx, bed.keyring).load(closed))
    const { history, hash } = unpackHistory(key, { council, caseId: closed, runId: one!.runId }, one!.body)
    expect(one).toMatchObject({ status: 'COMPLETED', events: history.events?.length })
    expect(hash.equals(one!.hash)).toBe(true)
    const { rows } = await owner.query<{ outcome: string }>(
      `select outcome from audit where action = 'history.export' and case_id = $1`,
      [closed],
    )
    expect(rows).toEqual([{ outcome: `${one!.runId} ${one!.hash.toString('hex')}` }])
  }, 120_000)

  it('is complete and replays when Temporal has deleted it', async () => {
    const before = ours(await read())
    await bed.temporal.connection.workflowService.deleteWorkflowExecution({
      namespace: bed.run.namespace,
      workflowExecution: { workflowId: workflowIdFor(council, closed) },
    })
    const isGone = () =>
      handle()
        .describe()
        .then(
          () => false,
          () => true,
        )
    await until('Temporal to have deleted it', isGone)
    const { events, state } = await readRecord(bed, council, closed)
    expect(state).toMatchObject({ stage: 'closed', seq: events.length })
    await until('it to be listed no more', async () => ours(await read())?.workflow?.runs === 1)
    const after = await read()
    expect(ours(after)?.workflow).toMatchObject({ replayErrors: [], exportFaults: [], unsealed: [] })
    expect(ours(after)?.workflow?.replayed).toEqual(before?.workflow?.replayed)
    expect(wrongIn(after)).toEqual([])
  }, 240_000)

  const mutants: [string, string][] = [
    ['its hash changed', `update history_export set hash = sha256('x')`],
    ['its bytes changed', `update history_export set body = set_byte(body, 60, (get_byte(body, 60) + 1) % 256)`],
    ['its row taken away', 'delete from history_export'],
  ]
  it.each(mutants)(
    'is missed by I18 with %s in the database',
    async (_what, change) => {
      await owner.query('create temporary table as_it_was as select * from history_export')
      try {
        const { rowCount } = await owner.query(`${change} where case_id = $1`, [closed])
        expect(rowCount).toBe(1)
        expect(wrongIn(await read())).toContain('I18')
      } finally {
        await owner.query('delete from history_export where case_id = $1', [closed])
        await owner.query('insert into history_export select * from as_it_was where case_id = $1', [closed])
        await owner.query('drop table as_it_was')
      }
      expect(wrongIn(await read())).toEqual([])
    },
    120_000,
  )
})
