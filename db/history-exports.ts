import { z } from 'zod'
import { appendAudit } from './audit'
import type { CouncilTx } from './pool'
import { bytes, instant, many } from './rows'

const exportSchema = z.object({
  caseId: z.string(),
  runId: z.string(),
  /** As Temporal names it, such as `COMPLETED`. */
  status: z.string(),
  startedAt: instant,
  events: z.number(),
  hash: bytes,
  body: bytes,
})

/** The history of a run that has ended. `hash`: SHA-256 of it as JSON; `body`: that, compressed and sealed as `sealedAs.history`. */
export type HistoryExport = z.output<typeof exportSchema>

/** The action under which the audit tells of an export; its outcome is `exportOutcome`. */
export const exportAction = 'history.export'

/** What the audit says of an export: run and hash, so that neither is changed unseen. */
export const exportOutcome = (runId: string, hash: Uint8Array): string =>
  `${runId} ${Buffer.from(hash).toString('hex')}`

/** Keeps the history of a run, once, and says so on the audit. Resolves false where it is kept already. */
export async function insertHistoryExport(tx: CouncilTx, kept: HistoryExport): Promise<boolean> {
  const { caseId, runId, status, startedAt, events, hash, body } = kept
  const { rowCount } = await tx.query(
    `insert into history_export (council, case_id, run_id, status, started_at, events, hash, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [tx.council, caseId, runId, status, startedAt, events, hash, body],
  )
  if (rowCount !== 1) return false
  await appendAudit(tx, {
    ...{ at: new Date().toISOString(), actorId: null, actorRole: null, action: exportAction, caseId, messageId: null },
    outcome: exportOutcome(runId, hash),
  })
  return true
}

/** The histories that are kept of a case, the first run first. */
export async function listHistoryExports(tx: CouncilTx, caseId: string): Promise<KeptHistory[]> {
  const result = await tx.query(
    `select case_id as "caseId", run_id as "runId", status, started_at as "startedAt", events, hash, body, exported_at as "exportedAt"
       from history_export where council = $1 and case_id = $2 order by started_at`,
    [tx.council, caseId],
  )
  return many(exportSchema.extend({ exportedAt: instant }), result)
}

/** One that is kept, and when it was put down. */
export type KeptHistory = HistoryExport & { exportedAt: string }

const isKeptSchema = z.object({ kept: z.boolean() })

/** Whether the history of this run is kept. */
export async function isExported(tx: CouncilTx, caseId: string, runId: string): Promise<boolean> {
  const result = await tx.query(
    'select exists (select from history_export where council = $1 and case_id = $2 and run_id = $3) as kept',
    [tx.council, caseId, runId],
  )
  return many(isKeptSchema, result)[0]?.kept === true
}
