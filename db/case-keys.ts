import { z } from 'zod'
import { newCaseKey, unwrapCaseKey, wrapCaseKey, type CaseKey } from '../sealing/case-key'
import { SealingError } from '../sealing/errors'
import type { Keyring } from '../sealing/keyring'
import type { CouncilTx } from './pool'
import type { Bound } from './readable'
import { bytes, many } from './rows'

/** The keys of cases (and of referrals, by referral id) within one transaction, each unwrapped once. */
export interface CaseKeys {
  /** A new key, wrapped and stored. Throws where this case has one. */
  create(holderId: string): Promise<CaseKey>
  /** Throws `SealingError` `case-key-destroyed` where the key was destroyed, `case-key-missing` where there never was one. */
  load(holderId: string): Promise<CaseKey>
  /** The same, and until the transaction ends the key is not destroyed. */
  loadForWriting(holderId: string): Promise<CaseKey>
  /** Whether there is a key: none was made, or it was destroyed. */
  has(holderId: string): Promise<boolean>
  /**
   * Fetches the keys of many cases in one query, so that each later `load` costs nothing. Says nothing of those it does
   * not find.
   */
  loadAll(holderIds: readonly string[]): Promise<void>
}

/** Keys live as long as the transaction's object does: nothing unwrapped outlasts the work it was needed for. */
export function caseKeysIn(tx: CouncilTx, keyring: Keyring): CaseKeys {
  const unwrapped = new Map<string, CaseKey>()
  const destroyed = new Set<string>()
  const loadAll = async (holderIds: readonly string[], lock: Lock = '') => {
    const missing = holderIds.filter((holderId) => !unwrapped.has(holderId) || lock !== '')
    if (missing.length === 0) return
    for (const { holderId, wrapped } of await selectWrapped(tx, missing, lock)) {
      if (wrapped === null) destroyed.add(holderId)
      else unwrapped.set(holderId, unwrapCaseKey(keyring, tx.council, holderId, wrapped))
    }
  }
  const load = async (holderId: string, lock: Lock = '') => {
    await loadAll([holderId], lock)
    const key = unwrapped.get(holderId)
    if (key !== undefined) return key
    throw new SealingError(destroyed.has(holderId) ? 'case-key-destroyed' : 'case-key-missing', tx.council)
  }
  return {
    create: async (holderId) => {
      const key = newCaseKey()
      const { keyId, wrapped } = wrapCaseKey(keyring, tx.council, holderId, key)
      await insertWrapped(tx, holderId, keyId, wrapped)
      unwrapped.set(holderId, key)
      return key
    },
    load: (holderId) => load(holderId),
    loadForWriting: (holderId) => load(holderId, 'for share'),
    has: async (holderId) => {
      await loadAll([holderId])
      return unwrapped.has(holderId)
    },
    loadAll: (holderIds) => loadAll(holderIds),
  }
}

type Lock = '' | 'for share'

const wrappedSchema = z.object({ holderId: z.string(), wrapped: bytes.nullable() })

async function selectWrapped(tx: CouncilTx, holderIds: readonly string[], lock: Lock) {
  const result = await tx.query(
    `select holder_id as "holderId", wrapped from case_key where council = $1 and holder_id = any($2::uuid[]) ${lock}`,
    [tx.council, holderIds],
  )
  return many(wrappedSchema, result)
}

async function insertWrapped(tx: CouncilTx, holderId: string, keyId: string, wrapped: Buffer): Promise<void> {
  await tx.query('insert into case_key (council, holder_id, key_id, wrapped) values ($1, $2, $3, $4)', [
    tx.council,
    holderId,
    keyId,
    wrapped,
  ])
}

/** Whether the key of what is asked for, a case or a referral, was destroyed, and its record with it. */
export async function isRecordDestroyed(tx: CouncilTx, { case: one, referral }: Bound): Promise<boolean> {
  const { rowCount } = await tx.query(
    'select from case_key where council = $1 and holder_id = any($2::uuid[]) and wrapped is null',
    [tx.council, [one, referral].filter((id) => id !== undefined)],
  )
  return (rowCount ?? 0) > 0
}
