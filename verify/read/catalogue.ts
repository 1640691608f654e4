import { z } from 'zod'
import type { CouncilTx } from '../../db/pool'
import { bigInteger, many } from '../../db/rows'

const keySchema = z.object({
  constraint: z.string(),
  child: z.string(),
  parent: z.string(),
  pairs: z.string(),
  given: z.string(),
})
const countSchema = z.tuple([z.object({ rows: bigInteger })])

/** For every foreign key of every table: how many rows of this council have no parent. */
export async function withoutParent(tx: CouncilTx): Promise<{ constraint: string; rows: number }[]> {
  const result = await tx.query(`
    select k.conname as constraint, k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
           string_agg(format('c.%I = p.%I', a.attname, b.attname), ' and ') as pairs,
           string_agg(format('c.%I is not null', a.attname), ' and ') as given
      from pg_constraint k, unnest(k.conkey, k.confkey) as pair(here, there), pg_attribute a, pg_attribute b
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace
       and a.attrelid = k.conrelid and a.attnum = here and b.attrelid = k.confrelid and b.attnum = there
     group by 1, 2, 3 order by 1`)
  const found: { constraint: string; rows: number }[] = []
  for (const { constraint, child, parent, pairs, given } of many(keySchema, result)) {
    const counted = await tx.query(
      `select count(*) as rows from ${child} c where c.council = $1 and ${given} and not exists (select from ${parent} p where ${pairs})`,
      [tx.council],
    )
    found.push({ constraint, rows: countSchema.parse(counted.rows)[0].rows })
  }
  return found
}

const tableSchema = z.object({ table: z.string() })

/** For every table of councils: how many rows of others this transaction sees. */
export async function foreignRows(tx: CouncilTx): Promise<{ table: string; rows: number }[]> {
  const result = await tx.query(`
    select c.oid::regclass::text as table from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'council')
       and has_table_privilege(c.oid, 'select') order by 1`)
  const found: { table: string; rows: number }[] = []
  for (const { table } of many(tableSchema, result)) {
    const counted = await tx.query(`select count(*) as rows from ${table} where council is distinct from $1`, [
      tx.council,
    ])
    found.push({ table, rows: countSchema.parse(counted.rows)[0].rows })
  }
  return found
}

/** What no foreign key binds: the rows that are not as said. Audit entries are not among them, for they outlive what they speak of. */
const strange: Readonly<Record<string, string>> = {
  'alarm-of-case': `from alarm t where t.council = $1 and t.case_id is not null
    and not exists (select from case_view v where (v.council, v.case_id) = (t.council, t.case_id))`,
  'sending-of-notice': `from sending t join notice n using (council, notice_id) where t.council = $1 and n.case_id <> t.case_id`,
  'work-item-of-notice': `from work_item t join notice n using (council, notice_id)
    where t.council = $1 and t.case_id is distinct from n.case_id`,
  'event-of-message': `from case_event t join inbox m using (council, message_id) where t.council = $1 and m.case_id <> t.case_id`,
  'key-of-nothing': `from case_key t where t.council = $1
    and not exists (select from case_view v where (v.council, v.case_id) = (t.council, t.holder_id))
    and not exists (select from referral r where (r.council, r.referral_id) = (t.council, t.holder_id))
    and not exists (select from legal_hold h where (h.council, h.hold_id) = (t.council, t.holder_id))`,
}

/** How many rows of this council are of another case than what they belong to, or of none, for each pair that no foreign key binds. */
export async function strangers(tx: CouncilTx): Promise<{ what: string; rows: number }[]> {
  const found: { what: string; rows: number }[] = []
  for (const [what, sql] of Object.entries(strange)) {
    const counted = await tx.query(`select count(*) as rows ${sql}`, [tx.council])
    found.push({ what, rows: countSchema.parse(counted.rows)[0].rows })
  }
  return found
}
