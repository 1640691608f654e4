import type { Client } from 'pg'
import { z } from 'zod'

const columnSchema = z.object({ table: z.string(), column: z.string(), type: z.string(), allowed: z.string() })
type Column = z.output<typeof columnSchema>

/** Every column of every table that has rows of councils, but the council itself, with the literals that a check of its own allows. */
export async function columnsOf(owner: Client): Promise<Column[]> {
  const { rows } = await owner.query<object>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
            coalesce((select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
                       where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]), '') as allowed
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname <> 'council'
        and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'council')
      order by 1, a.attnum`,
  )
  return rows.map((row) => columnSchema.parse(row))
}

const literals = (allowed: string): string[] => [...allowed.matchAll(/'([^']+)'::text/g)].map(([text]) => text)

const changes: Readonly<Record<string, readonly string[]>> = {
  uuid: ['gen_random_uuid()'],
  'timestamp with time zone': [`coalesce(%I - interval '1 hour', now())`],
  date: ['%I + 1', '%I - 1', `'2026-01-01'`],
  integer: ['coalesce(%I, 0) + 1'],
  bigint: ['coalesce(%I, 0) + 1'],
  boolean: ['not %I'],
  bytea: [`'\\x00'`, `sha256('x')`],
  jsonb: [`'{"x": 1}'`, 'null'],
  'text[]': [`array_append(%I, 'x')`],
}

/** Ways to change a column, of which the first that the table allows is taken. */
const waysTo = ({ column, type, allowed }: Column): string[] =>
  (changes[type] ?? [`coalesce(%I, '') || 'x'`, ...literals(allowed), 'null']).map((way) =>
    way.replaceAll('%I', `"${column}"`),
  )

/** Of which council, and of which case where a table has rows of cases; never of one that was destroyed, of which nothing is read. */
interface Of {
  council: string
  caseId: string
}

const oneRow = (table: string, { council, caseId }: Of, first = '') => {
  const named = (...names: string[]) => names.map((name) => `to_jsonb(${table}) ->> '${name}'`).join(', ')
  return `(select ctid from ${table} where council = '${council}'
      order by exists (select from case_key k where k.wrapped is null and k.holder_id::text in (${named('case_id', 'referral_id')})), ${first}
      ('${caseId}' in (${named('case_id', 'holder_id')})) is true desc, ctid limit 1)`
}

/** Changes a column of one row, one that says something there where there is such. False: the table allows no other value alone, or has no row. */
export async function changeOne(owner: Client, of: Of, { table, column, ...how }: Column): Promise<boolean> {
  for (const way of waysTo({ table, column, ...how })) {
    const done = await owner
      .query(
        `update "${table}" set "${column}" = ${way}
          where ctid = ${oneRow(`"${table}"`, of, `("${column}" is not null) desc,`)} and "${column}" is distinct from ${way}`,
      )
      .catch(() => undefined)
    if ((done?.rowCount ?? 0) > 0) return true
  }
  return false
}

/** Takes one row away. False: there is none. */
export async function takeOne(owner: Client, of: Of, table: string): Promise<boolean> {
  const { rowCount } = await owner.query(`delete from ${table} where ctid = ${oneRow(table, of)}`)
  return rowCount === 1
}

const keySchema = z.object({ column: z.string(), type: z.string() })

const fresh: Readonly<Record<string, (column: string, table: string) => string>> = {
  uuid: () => 'to_jsonb(gen_random_uuid())',
  text: () => 'to_jsonb(md5(random()::text))',
  bytea: () => `to_jsonb(sha256(random()::text::bytea))`,
  date: (column) => `to_jsonb(r."${column}" + 1)`,
}
const next = (column: string, table: string) => `(select to_jsonb(max("${column}") + 1) from ${table})`

/** Puts in a copy of one row, with that alone changed by which rows are told apart. False: of this table there is one row a council. */
export async function plantOne(owner: Client, of: Of, table: string): Promise<boolean> {
  const { rows } = await owner.query<object>(
    `select distinct a.attname as column, format_type(a.atttypid, null) as type from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid
        and (a.attnum = i.indkey[i.indnkeyatts - 1] or (i.indexprs is not null and a.attnum = any(i.indkey)))
      where i.indrelid = $1::regclass and i.indisunique and a.attname <> 'council'`,
    [table],
  )
  const keys = rows.map((row) => keySchema.parse(row))
  if (keys.length === 0) return false
  const others = keys.map(
    ({ column, type }) =>
      `'${column}', case when r."${column}" is not null then ${(fresh[type] ?? next)(column, table)} end`,
  )
  const { rowCount } = await owner.query(
    `insert into ${table} overriding system value
     select (jsonb_populate_record(r, jsonb_build_object(${others.join(', ')}))).* from ${table} r where r.ctid = ${oneRow(table, of)}`,
  )
  return rowCount === 1
}
