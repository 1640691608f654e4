import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { insertAlarm } from './alarms'
import { appendAudit, listAudit } from './audit'
import { adoptRows, listKeptRows } from './kept-rows'
import { createDatabase, withCouncil, type Database } from './pool'

const council = 'anyshire'
let database: FreshDatabase
let db: Database
beforeAll(async () => {
  database = await freshDatabase()
  db = createDatabase(database.appUrl)
})
afterAll(async () => {
  await db.end()
  await database.drop()
})

it('what is kept since a later release is taken up where an earlier one had taken up the rest', async () => {
  const other = 'blackpool'
  await withCouncil(db, other, async (tx) => {
    const nobody = { actorId: 'caseway', actorRole: null, caseId: null, messageId: null }
    await appendAudit(tx, { ...nobody, at: new Date().toISOString(), action: 'rows.adopt', outcome: 'adopted' })
    await tx.query('insert into alarm (council, kind) values ($1, $2)', [other, 'planted'])
    await tx.query(`insert into config_version (council, hash, body) values ($1, 'x', '{}')`, [other])
  })
  for (const _again of [1, 2]) await withCouncil(db, other, adoptRows)
  const audit = await withCouncil(db, other, (tx) => listAudit(tx, 0, 100))
  expect(audit.map(({ action, outcome }) => [action, outcome.slice(0, 9)])).toEqual([
    ['rows.adopt', 'adopted'],
    ['config-version.keep', expect.stringMatching(/^[0-9a-f]{9}$/)],
    ['rows.adopt', 'adopted-2'],
  ])
})

it('a row of an earlier release is taken up once, beside those that are kept as they are made', async () => {
  await withCouncil(db, council, (tx) =>
    tx.query('insert into alarm (council, kind) values ($1, $2)', [council, 'old']),
  )
  await withCouncil(db, council, (tx) => insertAlarm(tx, { kind: 'new' }))
  await Promise.all([1, 2].map(() => withCouncil(db, council, adoptRows)))
  const rows = await withCouncil(db, council, (tx) => listKeptRows(tx, 'alarm'))
  const audit = await withCouncil(db, council, (tx) => listAudit(tx, 0, 100))
  expect(audit.map(({ action }) => action)).toEqual(['alarm.keep', 'alarm.keep', 'rows.adopt'])
  const kept = new Map(audit.map(({ messageId, outcome }) => [messageId, outcome]))
  for (const { id, hash } of rows) expect(kept.get(id)).toBe(hash)
  expect(rows).toHaveLength(2)
})
