import { caseKeysIn, type CaseKeys } from '../db/case-keys'
import { findCase, type CaseRow } from '../db/cases'
import { findPracticeOffset } from '../db/practice-clocks'
import type { CouncilTx } from '../db/pool'
import { openJson, sealedAs } from '../db/sealed'
import { stages, type OpenedCase } from '../pathway/case'
import { isFamily } from '../pathway/people'
import type { Instant } from '../pathway/time'
import type { Keyring } from '../sealing/keyring'
import { Problem } from './problems'

/** A case as the read model has it, unsealed. */
export interface ReadCase {
  row: CaseRow
  state: OpenedCase
  keys: CaseKeys
  /** The case's own time: real time, and in a practice case as far from it as its practice is. */
  now: Instant
}

/**
 * Reads a case and its time.
 * @throws Problem `not-found` where this council has no such case
 */
export async function readCase(tx: CouncilTx, keyring: Keyring, caseId: string, realNow: Instant): Promise<ReadCase> {
  const row = await findCase(tx, caseId)
  if (row?.kind !== 'referral') throw new Problem('not-found')
  const keys = caseKeysIn(tx, keyring)
  const sealedState = openJson(await keys.load(caseId), sealedAs.state(tx.council, caseId, row.seq), row.state)
  if (!isCase(sealedState)) throw new Error('The read model holds something that is no case')
  return { row, state: sealedState, keys, now: await caseTime(tx, row, realNow) }
}

/**
 * Refuses somebody who is not of the family of a case.
 * @throws Problem `not-found`
 */
export function needFamily({ people }: OpenedCase, personId: string): void {
  const isTheirs = people.some((one) => one.id === personId && (isFamily(one) || one.kind === 'child'))
  if (!isTheirs) throw new Problem('not-found')
}

/** The time of a case. */
export async function caseTime(
  tx: CouncilTx,
  row: Pick<CaseRow, 'caseId' | 'practice'>,
  realNow: Instant,
): Promise<Instant> {
  if (!row.practice) return realNow
  return later(realNow, await findPracticeOffset(tx, row.caseId))
}

/** An instant so many milliseconds later, or earlier. */
export function later(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString()
}

/** What was sealed here was sealed by us, so no more is checked than which of our values it is. */
function isCase(value: unknown): value is OpenedCase {
  if (typeof value !== 'object' || value === null || !('stage' in value)) return false
  return stages.some((stage) => stage === value.stage && stage !== 'unopened')
}
