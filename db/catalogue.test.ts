import { Client } from 'pg'
import { freshDatabase, type FreshDatabase } from '../test/stack/fresh-database'

// What must hold of every table there is, and of every table somebody adds. The numbers are the row-security traps that
// each proves shut.

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

const names = async (sql: string): Promise<unknown[]> =>
  (await owner.query<{ name: string }>(sql)).rows.map(({ name }) => name)

const OURS = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`
const OF_COUNCILS = `${OURS} and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'council')`

describe('every table of a council', () => {
  it('is looked at here', async () => {
    expect(await names(`select relname as name from pg_class c where ${OF_COUNCILS} order by 1`)).toEqual(
      expect.arrayContaining(['audit', 'case_event', 'case_view', 'inbox', 'referral']),
    )
    expect(await names(`select relname as name from pg_class c where ${OURS} and not (${OF_COUNCILS})`)).toEqual([
      'caseway_migration',
    ])
  })

  it('has row security enabled, and forced upon its owner too (trap 1)', async () => {
    const open = `select relname as name from pg_class c where ${OF_COUNCILS} and not (relrowsecurity and relforcerowsecurity)`
    expect(await names(open)).toEqual([])
  })

  it('has one policy, on the council of the transaction, for reading and for writing (traps 3 and 10)', async () => {
    const condition = `(council = NULLIF(current_setting(''app.council''::text, true), ''''::text))`
    const without = `select relname as name from pg_class c where ${OF_COUNCILS} and (
      select count(*) filter (where polcmd = '*' and polpermissive and polroles = '{0}'
                                and pg_get_expr(polqual, polrelid) = '${condition}'
                                and pg_get_expr(polwithcheck, polrelid) = '${condition}') <> 1 or count(*) <> 1
        from pg_policy where polrelid = c.oid)`
    expect(await names(without)).toEqual([])
  })

  it('refuses a council without a name (trap 3)', async () => {
    const lax = `select relname as name from pg_class c where ${OF_COUNCILS} and not (
      exists (select from pg_constraint where conrelid = c.oid and contype = 'c' and pg_get_constraintdef(oid) like '%council <> ''''::text%')
      and (select attnotnull from pg_attribute where attrelid = c.oid and attname = 'council'))`
    expect(await names(lax)).toEqual([])
  })

  it('begins every key and index with the council (traps 5 and 10)', async () => {
    const other = `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
      where ${OF_COUNCILS} and (select attname from pg_attribute where attrelid = c.oid and attnum = i.indkey[0]) is distinct from 'council'`
    expect(await names(other)).toEqual([])
  })

  it('refers to other tables within its council only (trap 4)', async () => {
    const loose = `select conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and ${OF_COUNCILS} and not exists (
        select from unnest(k.conkey, k.confkey) as pair(here, there)
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = here and a.attname = 'council'
          join pg_attribute b on b.attrelid = k.confrelid and b.attnum = there and b.attname = 'council')`
    expect(await names(loose)).toEqual([])
  })
})

describe('nothing goes round the policies', () => {
  it('because there is no view and no function at all (trap 2)', async () => {
    const views = `select relname as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`
    const functions = `select proname as name from pg_proc where pronamespace = 'public'::regnamespace`
    expect([await names(views), await names(functions)]).toEqual([[], []])
  })

  it('because the application’s role owns nothing, has no power and is a member of nothing (trap 1)', async () => {
    const owned = `select relname as name from pg_class c where relowner = 'caseway_app'::regrole
      union all select nspname from pg_namespace where nspowner = 'caseway_app'::regrole
      union all select proname from pg_proc where proowner = 'caseway_app'::regrole
      union all select datname from pg_database where datdba = 'caseway_app'::regrole`
    expect(await names(owned)).toEqual([])
    const strong = `select rolname as name from pg_roles where rolname = 'caseway_app' and (
      rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
      or exists (select from pg_auth_members where member = pg_roles.oid))`
    expect(await names(strong)).toEqual([])
    expect(
      await names(`select 'may create' as name where has_schema_privilege('caseway_app', 'public', 'create')`),
    ).toEqual([])
  })

  it('because the application may not truncate, and deletes nothing (trap 6)', async () => {
    const granted = `select table_name || ' ' || privilege_type as name from information_schema.table_privileges
      where grantee in ('caseway_app', 'PUBLIC') and table_schema = 'public' and privilege_type not in ('SELECT', 'INSERT')`
    expect(await names(granted)).toEqual([])
  })

  it('because what is on record is never changed: only the read model, receipts, what is under way and the heads of chains are', async () => {
    const changeable = `select distinct table_name as name from information_schema.column_privileges
      where grantee in ('caseway_app', 'PUBLIC') and table_schema = 'public' and privilege_type = 'UPDATE' order by 1`
    expect(await names(changeable)).toEqual([
      'audit_head',
      'case_key',
      'case_view',
      'inbox',
      'practice_clock',
      'sending',
      'work_item',
    ])
  })
})
