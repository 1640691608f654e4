import { z } from 'zod'
import type { CouncilTx } from './pool'
import { many } from './rows'

/**
 * What somebody may have of a record: all that their role may; nothing but that it is there and restricted; nothing, since it is another
 * team's, unless in an emergency; or nothing at all.
 */
export type Sight = 'open' | 'restricted' | 'outside-team' | 'hidden'

/** Who asks, with what decides which records are there for them. */
export interface Asker {
  /** Their stable id: the only thing that admission, allocation and conflicts of interest go by. */
  id: string
  /** The emergency access under which they ask. */
  under?: string
  /** They may review the emergency accesses of others. */
  reviews?: boolean
  /** The teams whose cases are there for them, beside those allocated to them. Absent: every team's. */
  teams?: readonly string[]
}

/** Who asks, as one parameter of a statement: what is called `asker` below is its place, such as `$4`. */
export const askerParameter = ({ id, under, reviews, teams }: Asker): string =>
  JSON.stringify({ id, under, reviews, teams })

const field = (asker: string, name: keyof Asker): string => `(${asker}::text::jsonb ->> '${name}')`

/** The condition under which the `emergency_access` row called `row` opens what it is about: by the database's own clock, whatever else runs. */
export const runningSql = (row: string): string =>
  `(not exists (select from emergency_access_end n where n.council = ${row}.council and n.access_id = ${row}.access_id)
    and ${row}.expires_at > now() + coalesce(
    (select p.offset_ms * interval '1 millisecond' from practice_clock p where p.council = ${row}.council and p.case_id = ${row}.access_id),
    interval '0'))`

/** Nobody's team has a matter; a case that was neither transferred nor allocated is at the front door, and everybody's. */
const inScopeSql = (row: string, asker: string): string =>
  `(${field(asker, 'teams')} is null or ${row}.kind <> 'referral' or (${row}.team is null and ${row}.assignee is null)
    or (${row}.team is not null and ${asker}::text::jsonb -> 'teams' ? ${row}.team))`

/**
 * The condition under which the `case_view` row called `row` is there for who asks: nobody sees a case in which they have a conflict of
 * interest. For the rest whoever has it or asks under an emergency access to it sees it, a restricted one who is admitted, and any other
 * who is of its team, where teams count.
 */
export const readableSql = (row: string, asker: string): string => {
  const id = field(asker, 'id')
  return `(${notAmongConflicted(row, asker)}
    and (lower(${row}.hidden_from) is distinct from lower(${id}) or ${row}.assignee is not distinct from ${id})
    and (coalesce(${row}.admitted @> array[${id}], ${inScopeSql(row, asker)}) or ${row}.assignee is not distinct from ${id}
      or exists (select from emergency_access u where u.council = ${row}.council and u.about_case_id = ${row}.case_id
                  and u.access_id = ${field(asker, 'under')}::uuid and u.person_id = ${id} and ${runningSql('u')})))`
}

/** The condition under which that it is there may be known by somebody of whom others may know that such records are. */
export const knowableSql = (row: string, asker: string): string =>
  `(${withoutConflictSql(row, asker)} and ${inScopeSql(row, asker)})`

const withoutConflictSql = (row: string, asker: string): string =>
  `(${notAmongConflicted(row, asker)} and lower(${row}.hidden_from) is distinct from lower(${field(asker, 'id')}))`

/** However their id is written. */
const notAmongConflicted = (row: string, asker: string): string =>
  `not exists (select from unnest(${row}.conflicted) k where lower(k) = lower(${field(asker, 'id')}))`

/**
 * The condition under which nothing that the row of this `caseId` is about is kept from who asks: the cases that a matter is about, and of an
 * emergency access, that it is their own or they may review it, and have no conflict of interest in the case.
 * Stands in a statement whose `$1` is the council.
 */
export const aboutReadableSql = (caseId: string, asker: string): string =>
  `(not exists (select from matter_about a join case_view o on o.council = a.council and o.case_id = a.about_case_id
                 where a.council = $1 and a.case_id = ${caseId} and not ${readableSql('o', asker)})
    and not exists (select from emergency_access e join case_view o on o.council = e.council and o.case_id = e.about_case_id
                     where e.council = $1 and e.access_id = ${caseId} and not ${accessReadableSql(asker)}))`

const accessReadableSql = (asker: string): string =>
  `(${withoutConflictSql('o', asker)} and (e.person_id = ${field(asker, 'id')} or ${field(asker, 'reviews')} is not distinct from 'true'))`

/** What is bound to the records of cases: a case or a matter, a referral, a work item. */
export interface Bound {
  case?: string | undefined
  referral?: string | undefined
  item?: string | undefined
}

/** Whether it is bound to anything. */
export const isBound = ({ case: one, referral, item }: Bound): boolean =>
  [one, referral, item].some((id) => id !== undefined)

/** The condition on a `case_view` row `c` that something is bound to it; `$2` to `$4` are its case, referral and work item, `$1` the council. */
export const boundCases = `c.case_id = $2 or c.referral_id = $3
        or c.case_id in (select about_case_id from matter_about where council = $1 and case_id = $2)
        or c.case_id in (select case_id from work_item where council = $1 and work_item_id = $4)`

const sightSchema = z.object({ readable: z.boolean(), knowable: z.boolean(), unconflicted: z.boolean() })

/**
 * Whether something is bound to a case that is somebody else's: of a team that is none of these, or allocated and of no team, and not
 * allocated to this person.
 */
export async function isOutsideTeams(
  tx: CouncilTx,
  bound: Bound,
  id: string,
  teams: readonly string[],
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from case_view c
      where c.council = $1 and (${boundCases}) and c.assignee is distinct from $6 and not ${inScopeSql('c', '$5')} limit 1`,
    [...boundValues(tx, bound), askerParameter({ id, teams }), id],
  )
  return (rowCount ?? 0) > 0
}

const boundValues = (tx: CouncilTx, bound: Bound) => [
  ...[tx.council, bound.case ?? null, bound.referral ?? null, bound.item ?? null],
]

/**
 * What a person may have of everything that something is bound to: of a case itself, of the cases that a matter is about, of all cases of a
 * referral. The least of it counts. What is not there is open: whoever asks for it finds nothing.
 */
export async function sightOf(tx: CouncilTx, bound: Bound, asker: Asker): Promise<Sight> {
  const result = await tx.query(
    `select ${readableSql('c', '$5')} as readable, ${knowableSql('c', '$5')} as knowable,
            ${withoutConflictSql('c', '$5')} as unconflicted
       from case_view c
      where c.council = $1 and (${boundCases})
     union all
     select ${accessReadableSql('$5')}, false, false
       from emergency_access e join case_view o on o.council = e.council and o.case_id = e.about_case_id
      where e.council = $1 and (e.access_id = $2
        or e.access_id in (select case_id from work_item where council = $1 and work_item_id = $4))`,
    [...boundValues(tx, bound), askerParameter(asker)],
  )
  const rows = many(sightSchema, result)
  if (rows.every(({ readable }) => readable)) return 'open'
  if (rows.every(({ knowable }) => knowable)) return 'restricted'
  return rows.every(({ unconflicted }) => unconflicted) ? 'outside-team' : 'hidden'
}

const keptSchema = z.object({ caseId: z.string() })
/** What somebody said is linked may be the number of another council, or of paper. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The condition under which what the row of this `caseId` is about keeps it from who asks; `knows`: they may know of restricted cases. */
const aboutKeptSql = (caseId: string, asker: string, knows: string): string =>
  `(exists (select from matter_about a join case_view o on o.council = a.council and o.case_id = a.about_case_id
             where a.council = $1 and a.case_id = ${caseId}
               and not ${readableSql('o', asker)} and not (${knows} and ${knowableSql('o', asker)}))
    or exists (select from emergency_access e join case_view o on o.council = e.council and o.case_id = e.about_case_id
                where e.council = $1 and e.access_id = ${caseId} and not ${accessReadableSql(asker)}))`

/**
 * Those of these cases and matters that are kept from who asks, themselves or by what they are about; of a restricted one, where they may not
 * know of it either. Whatever is neither is not.
 */
export async function listKept(
  tx: CouncilTx,
  caseIds: readonly string[],
  { knows, ...asker }: Asker & { knows: boolean },
): Promise<string[]> {
  const result = await tx.query(
    `select c.case_id as "caseId" from case_view c
      where c.council = $1 and c.case_id = any($2::uuid[])
        and (not ${readableSql('c', '$3')} and not ($4 and ${knowableSql('c', '$3')})
          or ${aboutKeptSql('c.case_id', '$3', '$4')})`,
    [tx.council, caseIds.filter((id) => uuid.test(id)), askerParameter(asker), knows],
  )
  return many(keptSchema, result).map(({ caseId }) => caseId)
}
