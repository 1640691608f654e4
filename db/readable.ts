import { z } from 'zod'
import type { CouncilTx } from './pool'
import { many } from './rows'

/** What somebody may have of a record: all that their role may, nothing but that it is there and restricted, or nothing at all. */
export type Sight = 'open' | 'restricted' | 'hidden'

/**
 * The condition under which the `case_view` row called `row` is there for the person whose id stands at `person`, a place such as `$4`:
 * nobody sees a case in which they have a conflict of interest, and a restricted one only who is admitted or has it.
 */
export const readableSql = (row: string, person: string): string =>
  `(not ${row}.conflicted @> array[${person}::text]
    and (${row}.hidden_from is distinct from ${person} or ${row}.assignee is not distinct from ${person})
    and (${row}.admitted is null or ${row}.admitted @> array[${person}::text] or ${row}.assignee is not distinct from ${person}))`

/** The condition under which that it is there may be known by somebody of whom others may know that such records are. */
export const knowableSql = (row: string, person: string): string =>
  `(not ${row}.conflicted @> array[${person}::text] and ${row}.hidden_from is distinct from ${person})`

/** What is bound to the records of cases: a case or a matter, a referral, a work item. */
export interface Bound {
  case?: string | undefined
  referral?: string | undefined
  item?: string | undefined
}

const sightSchema = z.object({ readable: z.boolean(), knowable: z.boolean() })

/**
 * What a person may have of everything that something is bound to: of a case itself, of the cases that a matter is about, of all cases of a
 * referral. The least of it counts. What is not there is open: whoever asks for it finds nothing.
 */
export async function sightOf(tx: CouncilTx, bound: Bound, staffId: string): Promise<Sight> {
  const result = await tx.query(
    `select ${readableSql('c', '$5')} as readable, ${knowableSql('c', '$5')} as knowable
       from case_view c
      where c.council = $1 and (
        c.case_id = $2 or c.referral_id = $3
        or c.case_id in (select about_case_id from matter_about where council = $1 and case_id = $2)
        or c.case_id in (select case_id from work_item where council = $1 and work_item_id = $4))`,
    [tx.council, bound.case ?? null, bound.referral ?? null, bound.item ?? null, staffId],
  )
  const rows = many(sightSchema, result)
  if (rows.every(({ readable }) => readable)) return 'open'
  return rows.every(({ knowable }) => knowable) ? 'restricted' : 'hidden'
}
