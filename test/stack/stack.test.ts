import { withOwner } from '../../cli/serve/database'
import { freshDatabase } from './fresh-database'
import { sharedServers } from './shared'

describe('databases for tests', () => {
  it('are migrated, empty, and apart from each other', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
    await withOwner(one.ownerUrl, (owner) => owner.query('create table only_here ()'))
    const seen = await withOwner(other.ownerUrl, (owner) =>
      owner.query("select to_regclass('only_here') as here, to_regclass('inbox') as inbox"),
    )
    expect(seen.rows).toEqual([{ here: null, inbox: 'inbox' }])
    await Promise.all([one.drop(), other.drop()])
  })

  it('can be entered by the application, which owns nothing', async () => {
    const { appUrl, drop } = await freshDatabase()
    const owned = await withOwner(appUrl, (app) =>
      app.query("select relname from pg_class where relowner = 'caseway_app'::regrole"),
    )
    expect(owned.rows).toEqual([])
    await drop()
  })
})

describe('the shared servers', () => {
  it('are real ones of this run, and serve both namespaces', async () => {
    const { temporalUi, namespace, practiceNamespace, pids } = sharedServers()
    for (const name of [namespace, practiceNamespace])
      expect((await fetch(`${temporalUi}/api/v1/namespaces/${name}`)).status).toBe(200)
    expect(pids.temporal).toEqual(expect.any(Number))
  })
})
