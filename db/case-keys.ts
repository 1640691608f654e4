import { z } from 'zod'
import { newCaseKey, unwrapCaseKey, wrapCaseKey, type CaseKey } from '../sealing/case-key'
import { SealingError } from '../sealing/errors'
import type { Keyring } from '../sealing/keyring'
import type { CouncilTx } from './pool'
import { bytes, many } from './rows'

/** The keys of cases (and of referrals, by referral id) within one transaction, each unwrapped once. */
export interface CaseKeys {
  /** A new key, wrapped and stored. Throws where this case has one. */
  create(holderId: string): Promise<CaseKey>
  /** Throws `SealingError` `case-key-missing` where the key was destroyed or never was. */
  load(holderId: string): Promise<CaseKey>
  /**
   * Fetches the keys of many cases in one query, so that each later `load` costs nothing. Says nothing of those it does
   * not find.
   */
  loadAll(holderIds: readonly string[]): Promise<void>
}

/** Keys live as long as the transaction's object does: nothing unwrapped outlasts the work it was needed for. */
export function caseKeysIn(tx: CouncilTx, keyring: Keyring): CaseKeys {
  const unwrapped = new Map<string, CaseKey>()
  const loadAll = async (holderIds: readonly string[]) => {
    const missing = holderIds.filter((holderId) => !unwrapped.has(holderId))
    if (missing.length === 0) return
    for (const { holderId, wrapped } of await selectWrapped(tx, missing)) {
      unwrapped.set(holderId, unwrapCaseKey(keyring, tx.council, holderId, wrapped))
    }
  }
  return {
    create: async (holderId) => {
      const key = newCaseKey()
      const { keyId, wrapped } = wrapCaseKey(keyring, tx.council, holderId, key)
      await insertWrapped(tx, holderId, keyId, wrapped)
      unwrapped.set(holderId, key)
      return key
    },
    load: async (holderId) => {
      await loadAll([holderId])
      const key = unwrapped.get(holderId)
      if (key === undefined) throw new SealingError('case-key-missing', tx.council)
      return key
    },
    loadAll,
  }
}

const wrappedSchema = z.object({ holderId: z.string(), wrapped: bytes })

async function selectWrapped(tx: CouncilTx, holderIds: readonly string[]) {
  const result = await tx.query(
    `select holder_id as "holderId", wrapped from case_key where council = $1 and holder_id = any($2::uuid[])`,
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
