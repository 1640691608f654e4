import { z } from 'zod'
import { caseKinds, type CaseKind, type MatterKind } from '../pathway/matters/kinds'
import type { Instant } from '../pathway/time'
import type { CouncilTx } from './pool'
import { aboutReadableSql, askerParameter, knowableSql, readableSql, type Asker } from './readable'
import { bytes, instant, many, oneOrNull } from './rows'

/** What the read model says of a case after event `seq`. */
export interface CaseView {
  caseId: string
  /** The last event this view knows of; 0 is the provisional view of a case just accepted. */
  seq: number
  stage: string
  /** The next clock to run out, and its name: both or neither. */
  nextDueAt: Instant | null
  nextDueClock: string | null
  overdue: boolean
  /** The role the case waits for. */
  waitingRole: string | null
  /** Id of the worker it is allocated to. */
  assignee: string | null
  /** Id of a worker for whom it is not there unless it is allocated to them. Absent: nobody. */
  hiddenFrom?: string | null
  /** Staff ids of the only ones who see it, beside whoever it is allocated to. Absent or null: it is not restricted. */
  admitted?: readonly string[] | null
  /** Staff ids of those for whom it is not there, whatever their role. Absent: nobody. */
  conflicted?: readonly string[]
  /** The code of the team that has it. Absent or null: none has been named. */
  team?: string | null
  rulesVersion: string
  /** The pure case, sealed as `sealedAs.state` with this `seq` under the case's key. */
  state: Uint8Array
}

/** A case that has just been accepted. */
export interface NewCase extends CaseView {
  /** Absent: the case of a child who was referred. */
  kind?: CaseKind
  /** Null exactly for a matter. */
  referralId: string | null
  practice: boolean
  receivedAt: Instant
  /** The namespace its council is placed in. Absent: the one that councils share. */
  namespace?: string | null | undefined
}

/** A row of `CASE_COLUMNS`. */
export const caseRowSchema = z.object({
  caseId: z.string(),
  kind: z.enum(caseKinds),
  referralId: z.string().nullable(),
  practice: z.boolean(),
  namespace: z.string().nullable(),
  seq: z.number(),
  stage: z.string(),
  receivedAt: instant,
  nextDueAt: instant.nullable(),
  nextDueClock: z.string().nullable(),
  overdue: z.boolean(),
  waitingRole: z.string().nullable(),
  assignee: z.string().nullable(),
  hiddenFrom: z.string().nullable(),
  admitted: z.array(z.string()).nullable(),
  conflicted: z.array(z.string()),
  team: z.string().nullable(),
  rulesVersion: z.string(),
  state: bytes,
  updatedAt: instant,
})

/** A case, or a matter, as the read model has it. */
export type CaseRow = z.output<typeof caseRowSchema>

const referredSchema = caseRowSchema.extend({ referralId: z.string(), readable: z.boolean() })

/** The case of a child who was referred, and whether who asks may read it. */
export type ReferredRow = z.output<typeof referredSchema>

/** What `caseRowSchema` reads. */
export const CASE_COLUMNS = `case_id as "caseId", kind, referral_id as "referralId", practice, namespace, seq, stage, received_at as "receivedAt",
  next_due_at as "nextDueAt", next_due_clock as "nextDueClock", overdue, waiting_role as "waitingRole", assignee,
  hidden_from as "hiddenFrom", admitted, conflicted, team, rules_version as "rulesVersion", state, updated_at as "updatedAt"`

const viewValues = (view: CaseView) => [
  view.caseId,
  view.seq,
  view.stage,
  view.nextDueAt,
  view.nextDueClock,
  view.overdue,
  view.waitingRole,
  view.assignee,
  view.rulesVersion,
  view.state,
  view.hiddenFrom ?? null,
  view.admitted ?? null,
  view.conflicted ?? [],
  view.team ?? null,
]

/** Puts a new case, or matter, in the read model. Its referral and its configuration version must be on record. */
export async function insertCase(tx: CouncilTx, view: NewCase): Promise<void> {
  await tx.query(
    `insert into case_view (council, case_id, seq, stage, next_due_at, next_due_clock, overdue, waiting_role, assignee,
                            rules_version, state, hidden_from, admitted, conflicted, team, referral_id, practice, received_at,
                            kind, namespace)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      ...[tx.council, ...viewValues(view), view.referralId, view.practice, view.receivedAt, view.kind ?? 'referral'],
      view.namespace ?? null,
    ],
  )
}

/**
 * Brings the read model forward to `view.seq`. Resolves false, and changes nothing, where it is there already or
 * further.
 */
export async function updateCaseView(tx: CouncilTx, view: CaseView): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update case_view
        set seq = $3, stage = $4, next_due_at = $5, next_due_clock = $6, overdue = $7, waiting_role = $8, assignee = $9,
            rules_version = $10, state = $11, hidden_from = $12, admitted = $13, conflicted = $14, team = $15,
            updated_at = now()
      where council = $1 and case_id = $2 and seq < $3`,
    [tx.council, ...viewValues(view)],
  )
  return rowCount === 1
}

/** Waits until nobody else brings this case's row forward, and keeps them waiting until the transaction ends. False: there is no such case. */
export async function holdCaseView(tx: CouncilTx, caseId: string): Promise<boolean> {
  const held = await tx.query('select from case_view where council = $1 and case_id = $2 for update', [
    tx.council,
    caseId,
  ])
  return held.rowCount === 1
}

/** Puts what its record says in a case's row, whatever stands there, as of its last event. The row must be held (`holdCaseView`). */
export async function replaceCaseView(tx: CouncilTx, view: CaseView): Promise<void> {
  await tx.query(
    `update case_view
        set seq = $3, stage = $4, next_due_at = $5, next_due_clock = $6, overdue = $7, waiting_role = $8, assignee = $9,
            rules_version = $10, state = $11, hidden_from = $12, admitted = $13, conflicted = $14, team = $15,
            updated_at = coalesce((select max(recorded_at) from case_event e where e.council = $1 and e.case_id = $2), created_at)
      where council = $1 and case_id = $2`,
    [tx.council, ...viewValues(view)],
  )
}

/** One case of this council, or null: another council's case is no case at all. */
export async function findCase(tx: CouncilTx, caseId: string): Promise<CaseRow | null> {
  const result = await tx.query(`select ${CASE_COLUMNS} from case_view where council = $1 and case_id = $2`, [
    tx.council,
    caseId,
  ])
  return oneOrNull(caseRowSchema, result)
}

/** Whether it is not there for this worker: they are not to see it, and it is not theirs. */
export const isHiddenFrom = ({ hiddenFrom, assignee }: Pick<CaseRow, 'hiddenFrom' | 'assignee'>, staffId: string) =>
  hiddenFrom?.toLowerCase() === staffId.toLowerCase() && assignee !== staffId

/** The cases of one referral, one a child, in a stable order. */
export async function listCasesOfReferral(tx: CouncilTx, referralId: string): Promise<CaseRow[]> {
  const result = await tx.query(
    `select ${CASE_COLUMNS} from case_view where council = $1 and referral_id = $2 order by case_id`,
    [tx.council, referralId],
  )
  return many(caseRowSchema, result)
}

/** The referrals of these cases, each once, in a stable order; of matters there are none. */
export async function listReferralsOf(tx: CouncilTx, caseIds: readonly string[]): Promise<string[]> {
  const result = await tx.query(
    `select distinct referral_id as "referralId" from case_view
      where council = $1 and case_id = any($2::uuid[]) and referral_id is not null order by referral_id`,
    [tx.council, caseIds],
  )
  return many(z.object({ referralId: z.string() }), result).map(({ referralId }) => referralId)
}

/** Where a page ended: sort key and id of its last case. */
export interface CaseCursor {
  nextDueAt: Instant | null
  caseId: string
}

/** Which cases, and how many. Practice cases are never mixed with live ones; closed ones are there only where their stage is asked for. */
export interface CaseFilter {
  practice: boolean
  stage?: string
  assignee?: string
  /** Only cases whose next clock runs out before this instant. */
  dueBefore?: Instant
  /** Continue behind this case. */
  after?: CaseCursor
  /** Who asks: without what is kept from them. Absent: all there is. Whoever `knows` is given the restricted ones, too, unless they ask for what they would learn by that. */
  askedBy?: Asker & { knows: boolean }
  limit: number
}

/**
 * A tray: least time left first, cases without a clock last. Ask for one more than a page holds to know whether there
 * is another.
 */
export async function listCases(tx: CouncilTx, filter: CaseFilter): Promise<ReferredRow[]> {
  return many(referredSchema, await selectTray(tx, 'referral', filter))
}

/** The same of the matters of a kind. */
export async function listMatters(tx: CouncilTx, kind: MatterKind, filter: CaseFilter): Promise<CaseRow[]> {
  return many(caseRowSchema, await selectTray(tx, kind, filter))
}

const isReadable = `($10::text is null or ${readableSql('case_view', '$10')})`
const isKnown = `($11 and $3::text is null and $4::text is null and ${knowableSql('case_view', '$10')})`
const isAboutReadable = `($10::text is null or ${aboutReadableSql('case_view.case_id', '$10')})`

function selectTray(tx: CouncilTx, kind: CaseKind, filter: CaseFilter) {
  const { after, askedBy } = filter
  return tx.query(
    `select ${CASE_COLUMNS}, ${isReadable} as readable from case_view
      where council = $1 and practice = $2 and kind = $9
        and (stage = $3 or ($3::text is null and stage <> 'closed'))
        and ($4::text is null or assignee = $4)
        and ($5::timestamptz is null or next_due_at < $5)
        and ($6::uuid is null or (coalesce(next_due_at, 'infinity'::timestamptz), case_id)
                                  > (coalesce($7, 'infinity'::timestamptz), $6))
        and (${isReadable} or ${isKnown}) and ${isAboutReadable}
      order by coalesce(next_due_at, 'infinity'::timestamptz), case_id
      limit $8`,
    [
      tx.council,
      filter.practice,
      filter.stage ?? null,
      filter.assignee ?? null,
      filter.dueBefore ?? null,
      after?.caseId ?? null,
      after?.nextDueAt ?? null,
      filter.limit,
      kind,
      askedBy === undefined ? null : askerParameter(askedBy),
      askedBy?.knows ?? false,
    ],
  )
}
