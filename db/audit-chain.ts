import { z } from 'zod'
import type { CouncilTx } from './pool'
import { bigInteger, bytes, oneOrNull } from './rows'

const headSchema = z.object({ seq: bigInteger, hash: bytes })

/** Where a council's chain ends, as its head says. */
export type AuditHead = z.output<typeof headSchema>

/** The head of the council's chain; null where nothing has been put on it. */
export async function readAuditHead(tx: CouncilTx): Promise<AuditHead | null> {
  return oneOrNull(headSchema, await tx.query('select seq, hash from audit_head where council = $1', [tx.council]))
}

/** The hash of the entry of this number, or null where there is none. */
export async function findAuditHash(tx: CouncilTx, seq: number): Promise<Buffer | null> {
  const result = await tx.query('select seq, hash from audit where council = $1 and seq = $2', [tx.council, seq])
  return oneOrNull(headSchema, result)?.hash ?? null
}

/** Whether anything but `action` was put on the chain behind number `afterSeq`. */
export async function hasAuditBesides(tx: CouncilTx, action: string, afterSeq: number): Promise<boolean> {
  const { rowCount } = await tx.query('select from audit where council = $1 and seq > $2 and action <> $3 limit 1', [
    tx.council,
    afterSeq,
    action,
  ])
  return rowCount === 1
}

/** Has whoever anchors the council's chain wait for whoever is doing so, until the transaction ends. */
export async function queueForAnchor(tx: CouncilTx): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('anchor:' || $1, 0))`, [tx.council])
}
