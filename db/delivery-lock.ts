import { z } from 'zod'
import { errorCode } from './error-code'
import type { CouncilTx } from './pool'

// An advisory lock and not the case's row: while a delivery waits for Temporal, the record of the same case must go on.

const lockedSchema = z.tuple([z.object({ locked: z.boolean() })])
const LOCK_TIMEOUT = '55P03'
const KEY = `hashtextextended('deliver:' || $1 || ':' || $2, 0)`

/**
 * Takes the right to deliver this case's messages until the transaction ends. Resolves false where another process has
 * it.
 */
export async function tryDeliveryLock(tx: CouncilTx, caseId: string): Promise<boolean> {
  const { rows } = await tx.query(`select pg_try_advisory_xact_lock(${KEY}) as locked`, [tx.council, caseId])
  return lockedSchema.parse(rows)[0].locked
}

/** The same, waiting for whoever has it; resolves false where that takes longer than `waitMs`. */
export async function waitForDeliveryLock(tx: CouncilTx, caseId: string, waitMs: number): Promise<boolean> {
  if (await tryDeliveryLock(tx, caseId)) return true
  await tx.query('savepoint before_waiting')
  await tx.query(`select set_config('lock_timeout', $1, true)`, [String(waitMs)])
  try {
    await tx.query(`select pg_advisory_xact_lock(${KEY})`, [tx.council, caseId])
  } catch (error) {
    if (errorCode(error) !== LOCK_TIMEOUT) throw error
    await tx.query('rollback to savepoint before_waiting')
    return false
  }
  await tx.query('release savepoint before_waiting')
  return true
}
