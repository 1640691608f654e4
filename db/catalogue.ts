import { z } from 'zod'
import type { CouncilTx } from './pool'
import { many } from './rows'

/** One thing of the database that is not as the migrations make it: what it is by name, and what is wrong with it. */
export interface WallFault {
  name: string
  says: string
}

// Each gives the names of what is not as it must be; the role that asks is the application's. The numbers are the traps of row security.

const ours = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`
const ofCouncils = `${ours} and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'council' and not a.attisdropped)`
const condition = `(council = NULLIF(current_setting(''app.council''::text, true), ''''::text))`
const ofNoExtension = (catalogue: string, oid: string) =>
  `not exists (select from pg_depend d where (d.classid, d.objid, d.deptype) = ('${catalogue}'::regclass, ${oid}, 'e'))`

/** Which columns the application may change: of the read model, receipts, what is under way and the heads of chains. */
const changeable: Readonly<Record<string, string>> = {
  audit_head: 'seq hash',
  case_key: 'key_id wrapped destroyed_at destroyed_by destroyed_reason',
  case_view:
    'seq stage next_due_at next_due_clock overdue waiting_role assignee rules_version state updated_at hidden_from admitted conflicted namespace team',
  inbox: 'delivered_at settled_at outcome',
  practice_clock: 'offset_ms',
  sending:
    'status channel gateway page ground problem sent_times not_before lookups_without reserved_at accepted_at settled_at passed_over leads said with_notice',
  work_item: 'escalated_to escalated_at done_at done_by done_as note',
}
const changeableColumns = Object.entries(changeable)
  .flatMap(([table, columns]) => columns.split(' ').map((column) => `'${table} ${column}'`))
  .join(', ')

/** Schemas that are not PostgreSQL's own. */
const elsewhere = (schema: string) => `${schema}::regnamespace::text !~ '^(pg_.*|information_schema)$'`

/** What must hold of every table there is, and of every table somebody adds: what is said of each that it does not hold of. */
export const wallRules: Readonly<Record<string, string>> = {
  'it is of no council': `select relname as name from pg_class c where ${ours} and not (${ofCouncils}) and relname <> 'caseway_migration'`,

  // Trap 1.
  'row security is not forced': `select relname as name from pg_class c where ${ofCouncils} and not (relrowsecurity and relforcerowsecurity)`,

  // Traps 3 and 10.
  'it has not the one policy on the council of the transaction': `select relname as name from pg_class c where ${ofCouncils} and (
    select count(*) filter (where polcmd = '*' and polpermissive and polroles = '{0}'
                              and pg_get_expr(polqual, polrelid) = '${condition}'
                              and pg_get_expr(polwithcheck, polrelid) = '${condition}') <> 1 or count(*) <> 1
      from pg_policy where polrelid = c.oid)`,

  // Trap 3.
  'it takes a council without a name': `select relname as name from pg_class c where ${ofCouncils} and not (
    exists (select from pg_constraint where conrelid = c.oid and contype = 'c' and convalidated
      and pg_get_constraintdef(oid) like '%council <> ''''::text%')
    and (select attnotnull from pg_attribute where attrelid = c.oid and attname = 'council'))`,

  // Traps 5 and 10.
  'it does not begin with the council': `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
    where ${ofCouncils} and (select attname from pg_attribute where attrelid = c.oid and attnum = i.indkey[0]) is distinct from 'council'`,

  // Trap 4.
  'it may refer to what is of another council': `select conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and ${ofCouncils} and not exists (
      select from unnest(k.conkey, k.confkey) as pair(here, there)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = here and a.attname = 'council'
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = there and b.attname = 'council')`,

  // Trap 2.
  'it goes round the policies: no view is known here': `select relname as name from pg_class c
    where ${elsewhere('relnamespace')} and (relnamespace = 'public'::regnamespace or has_table_privilege(c.oid, 'select'))
      and relkind in ('v', 'm', 'f') and ${ofNoExtension('pg_class', 'c.oid')}`,
  'it goes round the policies: no function is known here': `select proname as name from pg_proc p
    where ${elsewhere('pronamespace')} and (pronamespace = 'public'::regnamespace or (prosecdef and has_function_privilege(p.oid, 'execute')))
      and ${ofNoExtension('pg_proc', 'p.oid')}`,
  'it acts behind what is written: no trigger is known here': `select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where ${ours} and not tgisinternal`,
  'it acts behind what is written: no rule is known here': `select rulename as name from pg_rewrite r join pg_class c on c.oid = r.ev_class where ${ours}`,
  'it is switched off': `select distinct k.conname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_constraint k on k.oid = t.tgconstraint where ${ours} and t.tgenabled not in ('O', 'A')
    union select conname from pg_constraint k join pg_class c on c.oid = k.conrelid where ${ours} and not k.convalidated`,

  // Trap 1.
  'the application owns it': `select relname as name from pg_class c where relowner = current_user::text::regrole
    union all select nspname from pg_namespace where nspowner = current_user::text::regrole
    union all select proname from pg_proc where proowner = current_user::text::regrole
    union all select datname from pg_database where datdba = current_user::text::regrole`,
  'it is more than the application may be': `select rolname as name from pg_roles where rolname = current_user and (
      rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
      or exists (select from pg_auth_members where member = pg_roles.oid)
      or has_schema_privilege('public', 'create'))`,

  // Trap 6.
  'the application may do more with it than read and write': `select table_name || ' ' || privilege_type as name from information_schema.table_privileges
    where grantee = current_user and table_schema = 'public' and privilege_type not in ('SELECT', 'INSERT')`,
  'everybody may use it': `select table_name || ' ' || privilege_type as name from information_schema.table_privileges
    where grantee = 'PUBLIC' and table_schema = 'public' and table_name in (select relname from pg_class c where ${ours})`,
  'it is in the place of the tables for the application': `select nspname as name from pg_namespace where nspname = current_user
    union select distinct split_part(setting, '=', 1) from pg_db_role_setting s, unnest(setconfig) setting
      where setrole in (0, current_user::text::regrole) and setdatabase in (0, (select oid from pg_database where datname = current_database()))
        and split_part(setting, '=', 1) in ('search_path', 'row_security', 'session_replication_role', 'role')`,
  'the application may change what is on record': `select c.relname || ' ' || a.attname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where ${ours} and has_column_privilege(c.oid, a.attnum, 'update') and c.relname || ' ' || a.attname not in (${changeableColumns})`,
}

const nameSchema = z.object({ name: z.string() })

/** What of the database is not as the migrations make it, asked as the application's role. */
export async function wallFaults(tx: Pick<CouncilTx, 'query'>): Promise<WallFault[]> {
  const faults: WallFault[] = []
  for (const [says, sql] of Object.entries(wallRules))
    faults.push(...many(nameSchema, await tx.query(sql)).map(({ name }) => ({ name, says })))
  return faults
}
