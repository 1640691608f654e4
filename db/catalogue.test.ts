import { Client } from 'pg'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'
import { wallFaults, wallRules } from './catalogue'

// What must hold of every table there is, and of every table somebody adds: it holds, and each rule finds what it is there to find.

let database: FreshDatabase
let owner: Client
beforeAll(async () => {
  database = await freshDatabase()
  owner = new Client(database.ownerUrl)
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

/** What is found after this was done to the database, which is undone. */
async function faultsAfter(sql: string) {
  await owner.query('begin')
  try {
    await owner.query(`${sql}; set local role caseway_app`)
    return await wallFaults(owner)
  } finally {
    await owner.query('rollback')
  }
}

const policy = `council = nullif(current_setting('app.council', true), '')`
const table = (columns: string) => `create table made_up (council text not null check (council <> ''), ${columns});
  alter table made_up enable row level security; alter table made_up force row level security;
  create policy made_up on made_up using (${policy}) with check (${policy})`

const breaches: readonly [says: keyof typeof wallRules, name: string, sql: string][] = [
  ['it is of no council', 'made_up', 'create table made_up (id text)'],
  ['it is of no council', 'made_up', 'create table made_up as select case_id from case_view'],
  ['row security is not forced', 'alarm', 'alter table alarm disable row level security'],
  ['row security is not forced', 'alarm', 'alter table alarm no force row level security'],
  [
    'it has not the one policy on the council of the transaction',
    'alarm',
    'create policy another on alarm for select using (true)',
  ],
  [
    'it has not the one policy on the council of the transaction',
    'made_up',
    `${table('id text')}; alter policy made_up on made_up using (true)`,
  ],
  [
    'it has not the one policy on the council of the transaction',
    'made_up',
    `${table('id text')}; drop policy made_up on made_up`,
  ],
  ['it takes a council without a name', 'made_up', "create table made_up (council text check (council <> ''))"],
  ['it takes a council without a name', 'made_up', 'create table made_up (council text not null)'],
  ['it does not begin with the council', 'made_up', 'create unique index made_up on case_view (case_id)'],
  [
    'it may refer to what is of another council',
    'made_up_id_fkey',
    `create table other (id text unique); ${table('id text references other (id)')}`,
  ],
  ['it goes round the policies: no view is known here', 'made_up', 'create view made_up as select * from case_view'],
  [
    'it goes round the policies: no view is known here',
    'made_up',
    'create materialized view made_up as select * from case_view',
  ],
  [
    'it goes round the policies: no function is known here',
    'made_up',
    `create function made_up() returns bigint language sql security definer as 'select count(*) from case_view'`,
  ],
  [
    'it acts behind what is written: no trigger is known here',
    'made_up',
    'create trigger made_up before update on case_view for each row execute function suppress_redundant_updates_trigger()',
  ],
  [
    'it acts behind what is written: no rule is known here',
    'made_up',
    'create rule made_up as on insert to alarm do instead nothing',
  ],
  ['it is switched off', 'case_event_council_case_id_fkey', 'alter table case_event disable trigger all'],
  ['the application owns it', 'alarm', 'alter table alarm owner to caseway_app'],
  ['it is more than the application may be', 'caseway_app', 'alter role caseway_app bypassrls'],
  ['it is more than the application may be', 'caseway_app', 'grant pg_read_all_data to caseway_app'],
  ['it is more than the application may be', 'caseway_app', 'grant create on schema public to caseway_app'],
  ['the application may do more with it than read and write', 'alarm DELETE', 'grant delete on alarm to caseway_app'],
  ['everybody may use it', 'alarm TRUNCATE', 'grant truncate on alarm to public'],
  ['everybody may use it', 'alarm SELECT', 'grant select on alarm to public'],
  ['it is in the place of the tables for the application', 'caseway_app', 'create schema caseway_app'],
  [
    'it is in the place of the tables for the application',
    'search_path',
    'create schema other; alter role caseway_app set search_path = other, public',
  ],
  [
    'it goes round the policies: no view is known here',
    'made_up',
    'create schema other; create view other.made_up as select * from case_view; grant select on other.made_up to public',
  ],
  [
    'it goes round the policies: no function is known here',
    'made_up',
    `create schema other; create function other.made_up() returns bigint language sql security definer as 'select count(*) from case_view'`,
  ],
  ['the application may change what is on record', 'inbox body', 'grant update (body) on inbox to caseway_app'],
  [
    'the application may change what is on record',
    'case_event body',
    'grant update (body) on case_event to caseway_app',
  ],
]

describe('the database as the migrations make it', () => {
  it('has nothing that goes round the walls between councils, or behind what is on record', async () => {
    expect(await faultsAfter('select')).toEqual([])
  })

  it.each(breaches)('%s: %s, by %s', async (says, name, sql) => {
    expect(await faultsAfter(sql)).toContainEqual({ name, says })
  })

  it('is looked at by rules each of which finds something', () => {
    expect([...new Set(breaches.map(([says]) => says))].toSorted()).toEqual(Object.keys(wallRules).toSorted())
  })
})
