import { z } from 'zod'
import { keep } from './kept-rows'
import type { CouncilTx } from './pool'
import { bytes, instant, many } from './rows'

export const holdScopes = ['case', 'class', 'council'] as const
export type HoldScope = (typeof holdScopes)[number]

const holdSchema = z.object({
  holdId: z.string(),
  scope: z.enum(holdScopes),
  /** Of the case, where it is of one. */
  caseId: z.string().nullable(),
  /** A class of retention, where it is of one. */
  class: z.string().nullable(),
  reason: bytes,
  placedBy: z.string(),
  placedAt: instant,
  liftedBy: z.string().nullable(),
  liftedAt: instant.nullable(),
})

/** What keeps a case or matter, a class or everything from being destroyed. `reason`: sealed as `sealedAs.hold` under the hold's own key. */
export type LegalHold = z.output<typeof holdSchema>

const holds = `select h.hold_id as "holdId", h.scope, h.case_id as "caseId", h.class, h.reason, h.placed_by as "placedBy",
  h.placed_at as "placedAt", e.lifted_by as "liftedBy", e.lifted_at as "liftedAt"
  from legal_hold h left join legal_hold_end e using (council, hold_id) where h.council = $1`

/** Until the transaction ends no hold is placed in this council, and nobody else destroys a record. To be called before either. */
export async function queueForHolds(tx: CouncilTx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('holds:' || $1, 0))`, [tx.council])
}

/** Puts a hold on record, once for each id. */
export async function insertHold(tx: CouncilTx, hold: Omit<LegalHold, 'liftedBy' | 'liftedAt'>): Promise<void> {
  const { holdId, scope, caseId, class: held, reason, placedBy, placedAt } = hold
  const { rowCount } = await tx.query(
    `insert into legal_hold (council, hold_id, scope, case_id, class, reason, placed_by, placed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (council, hold_id) do nothing`,
    [tx.council, holdId, scope, caseId, held, reason, placedBy, placedAt],
  )
  if (rowCount === 1) keep(tx, 'legal_hold', [holdId])
}

/** Lifts a hold from now on; one that was lifted stays as it was. */
export async function endHold(
  tx: CouncilTx,
  holdId: string,
  end: { by: string; at: string; reason: Uint8Array },
): Promise<void> {
  const { rowCount } = await tx.query(
    `insert into legal_hold_end (council, hold_id, reason, lifted_by, lifted_at) values ($1, $2, $3, $4, $5)
     on conflict (council, hold_id) do nothing`,
    [tx.council, holdId, end.reason, end.by, end.at],
  )
  if (rowCount === 1) keep(tx, 'legal_hold_end', [holdId])
}

/** The hold of this id, if there is one. */
export async function findHold(tx: CouncilTx, holdId: string): Promise<LegalHold | undefined> {
  return many(holdSchema, await tx.query(`${holds} and h.hold_id = $2`, [tx.council, holdId]))[0]
}

/** Every hold of the council, lifted or not, the latest first. */
export async function listHolds(tx: CouncilTx, limit: number): Promise<LegalHold[]> {
  return many(holdSchema, await tx.query(`${holds} order by h.placed_at desc, h.hold_id limit $2`, [tx.council, limit]))
}

/** The holds that keep a record from being destroyed now: those of these cases and matters, of these classes, and of everything. */
export async function listHoldsOver(
  tx: CouncilTx,
  ids: readonly string[],
  classes: readonly string[],
): Promise<LegalHold[]> {
  const over = `and e.hold_id is null and (h.scope = 'council' or h.case_id = any($2::uuid[]) or h.class = any($3)) order by h.placed_at, h.hold_id`
  return many(holdSchema, await tx.query(`${holds} ${over}`, [tx.council, ids, classes]))
}
