import { z } from 'zod'
import { appendAudit } from './audit'
import { isKeptFromTheBeginning, keptId, keptKinds, rowsSql, type KeptKind } from './kept-kinds'
import type { CouncilTx } from './pool'
import { many } from './rows'

/** The action under which the audit has the hash of a row: `messageId` is the row's id, the outcome its hash in hexadecimal digits. */
export const keepAction = (kind: KeptKind): string => `${kind.replaceAll('_', '-')}.keep`

/** The action by which the audit says that from there on every row is kept: those of earlier releases were taken up as they stood. */
export const adoptAction = 'rows.adopt'
const firstRound = 'adopted'
const allRounds = 'adopted-2'

/** What is kept since the rounds of adoption with these outcomes. */
export const kindsAdopted = (outcomes: readonly string[]): KeptKind[] =>
  keptKinds.filter(
    (kind) => outcomes.includes(allRounds) || (isKeptFromTheBeginning(kind) && outcomes.includes(firstRound)),
  )

const rowSchema = z.object({ id: z.string(), caseId: z.string().nullable(), hash: z.string() })

/** A row as it stands, by its hash. */
export type KeptRow = z.output<typeof rowSchema>

/** Every row of a kind, as it stands. */
export async function listKeptRows(tx: CouncilTx, kind: KeptKind): Promise<KeptRow[]> {
  return many(rowSchema, await tx.query(`${rowsSql(kind)} order by ${keptId(kind)}`, [tx.council]))
}

/** Has the audit keep rows that this transaction has made, as they stand at its end. To be called by whatever makes such rows, and by nothing else. */
export function keep(tx: CouncilTx, kind: KeptKind, ids: readonly string[]): void {
  if (ids.length === 0) return
  tx.beforeCommit(async () => {
    const result = await tx.query(`${rowsSql(kind)} and ${keptId(kind)} = any ($2)`, [tx.council, ids])
    for (const row of many(rowSchema, result)) await append(tx, kind, row)
  })
}

async function append(tx: CouncilTx, kind: KeptKind, { id, caseId, hash }: KeptRow): Promise<void> {
  const by = { at: new Date().toISOString(), actorId: 'caseway', actorRole: null }
  await appendAudit(tx, { ...by, action: keepAction(kind), caseId, messageId: id, outcome: hash })
}

const outcomeSchema = z.object({ outcome: z.string() })

/** Takes up, once a council, the rows that earlier releases made without keeping them. Whatever runs that makes rows must keep them by then. */
export async function adoptRows(tx: CouncilTx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('adopt:' || $1, 0))`, [tx.council])
  const rounds = await tx.query('select outcome from audit where council = $1 and action = $2', [
    tx.council,
    adoptAction,
  ])
  const adopted = kindsAdopted(many(outcomeSchema, rounds).map(({ outcome }) => outcome))
  const left = keptKinds.filter((kind) => !adopted.includes(kind))
  if (left.length === 0) return
  for (const kind of left) await adopt(tx, kind)
  const nobody = { at: new Date().toISOString(), actorId: 'caseway', actorRole: null, caseId: null, messageId: null }
  await appendAudit(tx, { ...nobody, action: adoptAction, outcome: allRounds })
}

async function adopt(tx: CouncilTx, kind: KeptKind): Promise<void> {
  const result = await tx.query(
    `${rowsSql(kind)} and not exists (select from audit a where a.council = $1 and a.action = $2 and a.message_id = ${keptId(kind)})`,
    [tx.council, keepAction(kind)],
  )
  for (const row of many(rowSchema, result)) await append(tx, kind, row)
}
