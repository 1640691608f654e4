import { z } from 'zod'
import type { LocalDate } from '../pathway/time'
import type { Deputised } from '../pathway/roles'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { instant, many } from './rows'

const deputySchema = z.object({
  deputyId: z.string(),
  /** Who is stood in for. */
  fromPerson: z.string(),
  /** The deputy. */
  toPerson: z.string(),
  permissions: z.array(z.string()),
  /** The first and the last day in London. */
  fromDay: z.string(),
  toDay: z.string(),
  reason: z.string(),
  appointedBy: z.string(),
  appointedAt: instant,
  endedAt: instant.nullable(),
  endedBy: z.string().nullable(),
})

/** That somebody stands in for somebody else, for some permissions and some days. Codes and opaque ids. */
export type Deputy = z.output<typeof deputySchema>

const deputies = `select deputy_id as "deputyId", from_person as "fromPerson", to_person as "toPerson", permissions,
  to_char(from_day, 'YYYY-MM-DD') as "fromDay", to_char(to_day, 'YYYY-MM-DD') as "toDay", reason,
  appointed_by as "appointedBy", appointed_at as "appointedAt", ended_at as "endedAt", ended_by as "endedBy"
  from deputy left join deputy_end using (council, deputy_id) where council = $1`

/** Puts a deputy on record, once for each id; resolves what is on record under it then. */
export async function insertDeputy(
  tx: CouncilTx,
  made: Omit<Deputy, 'endedAt' | 'endedBy'>,
): Promise<Deputy | undefined> {
  const { deputyId, fromPerson, toPerson, permissions, fromDay, toDay, reason, appointedBy, appointedAt } = made
  const { rowCount } = await tx.query(
    `insert into deputy (council, deputy_id, from_person, to_person, permissions, from_day, to_day, reason, appointed_by,
                         appointed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (council, deputy_id) do nothing`,
    [tx.council, deputyId, fromPerson, toPerson, permissions, fromDay, toDay, reason, appointedBy, appointedAt],
  )
  if (rowCount === 1) keep(tx, 'deputy', [deputyId])
  return findDeputy(tx, deputyId)
}

/** The deputy of this id, if there is one. */
export async function findDeputy(tx: CouncilTx, deputyId: string): Promise<Deputy | undefined> {
  const result = await tx.query(`${deputies} and deputy_id = $2`, [tx.council, deputyId])
  return many(deputySchema, result)[0]
}

/** Ends a deputy from now on; one that has ended stays as it was. */
export async function endDeputy(tx: CouncilTx, deputyId: string, ended: { at: string; by: string }): Promise<void> {
  const { rowCount } = await tx.query(
    `insert into deputy_end (council, deputy_id, ended_at, ended_by)
     select council, deputy_id, $3, $4 from deputy where council = $1 and deputy_id = $2
     on conflict (council, deputy_id) do nothing`,
    [tx.council, deputyId, ended.at, ended.by],
  )
  if (rowCount === 1) keep(tx, 'deputy_end', [deputyId])
}

/** The deputies of a council, the latest first. */
export async function listDeputies(tx: CouncilTx, limit: number): Promise<Deputy[]> {
  const result = await tx.query(`${deputies} order by appointed_at desc, deputy_id limit $2`, [tx.council, limit])
  return many(deputySchema, result)
}

const deputisedSchema = z.object({ personId: z.string(), permissions: z.array(z.string()) })

/**
 * For whom somebody stands in on a day in London, and for which permissions: for none where their id is written otherwise than it was given, and
 * what is refused to a deputy is refused to them all the same.
 */
export async function listDeputised(tx: CouncilTx, personId: string, today: LocalDate): Promise<Deputised[]> {
  const result = await tx.query(
    `select from_person as "personId", case when to_person = $2 then permissions else '{}' end as permissions from deputy
      where council = $1 and lower(to_person) = lower($2) and $3 between from_day and to_day
        and not exists (select from deputy_end e where e.council = deputy.council and e.deputy_id = deputy.deputy_id)
      order by deputy_id`,
    [tx.council, personId, today],
  )
  return many(deputisedSchema, result)
}
