import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { insertAlarm } from './alarms'
import { listAudit } from './audit'
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
