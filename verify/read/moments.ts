import { z } from 'zod'
import type { CouncilTx } from '../../db/pool'
import { many } from '../../db/rows'

/** What the rows say of each other's moments, and which rows say otherwise: each a query for their ids. */
const otherwise: Readonly<Record<string, string>> = {
  'it was not made when its key was': `
    select t.case_id as id from case_view t join case_key k on (k.council, k.holder_id) = (t.council, t.case_id)
     where t.council = $1 and t.created_at <> k.created_at
    union all select t.referral_id from referral t join case_key k on (k.council, k.holder_id) = (t.council, t.referral_id)
     where t.council = $1 and t.created_at <> k.created_at`,
  'it was not brought forward when its last event was recorded': `
    select v.case_id as id from case_view v left join case_event e on (e.council, e.case_id) = (v.council, v.case_id)
     where v.council = $1 group by v.case_id, v.created_at, v.updated_at
    having v.updated_at <> coalesce(max(e.recorded_at), v.created_at)`,
  'it was not recorded with its event': `
    select n.notice_id as id from notice n join case_event e on (e.council, e.case_id, e.seq) = (n.council, n.case_id, n.event_seq)
     where n.council = $1 and n.created_at <> e.recorded_at
    union all select s.notice_id from sending s join notice n using (council, notice_id)
     where s.council = $1 and s.try = 1 and s.created_at <> n.created_at`,
  'it was not settled with its events': `
    select distinct m.message_id as id from inbox m join case_event e using (council, message_id)
     where m.council = $1 and m.settled_at <> e.recorded_at`,
  'its key was not destroyed as the audit tells': `
    select k.holder_id as id from case_key k where k.council = $1 and k.wrapped is null
       and (k.destroyed_reason <> 'retention-over' or not exists (
         select from audit a left join case_view v on (v.council, v.case_id) = (a.council, a.case_id)
          where a.council = $1 and a.action = 'case-key.destroy' and (a.at, a.actor_id) = (k.destroyed_at, k.destroyed_by)
            and (a.case_id = k.holder_id or (a.outcome = 'destroyed-with-referral' and v.referral_id = k.holder_id))))
    union all select holder_id from case_key
     where council = $1 and wrapped is not null and num_nonnulls(destroyed_at, destroyed_by, destroyed_reason) > 0`,
  'its key was not wrapped by the one that it names': `
    select holder_id as id from case_key where council = $1 and length(wrapped) > 2
       and substring(wrapped from 3 for get_byte(wrapped, 1)) <> convert_to(key_id, 'UTF8')`,
}

const idSchema = z.object({ id: z.string() })

/** Rows that were made or changed together and say that they were not: which, and what is wrong with each. */
export async function rowsApart(tx: CouncilTx): Promise<{ id: string; says: string }[]> {
  const found: { id: string; says: string }[] = []
  for (const [says, sql] of Object.entries(otherwise))
    found.push(...many(idSchema, await tx.query(sql, [tx.council])).map(({ id }) => ({ id, says })))
  return found
}
