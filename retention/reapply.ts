import { destroyCaseKey } from '../db/destroy-case-key'
import { findDestruction, hashRecord, listDestructions, type Destruction } from '../db/destructions'
import { listHoldsOver, queueForHolds } from '../db/legal-holds'
import { findCase } from '../db/cases'
import { withCouncil, type CouncilTx, type Database } from '../db/pool'
import type { Keyring } from '../sealing/keyring'
import { putOnRecord } from './destroy'
import { isMatter, listHoldsOverMatter } from './of-record'
import { readDestructions, writeDestruction } from './file'

/**
 * What became of one certificate of the file. `stands`: the record is destroyed, as it says. `destroyed-again`: it had come back, or its
 * destruction was broken off, and is destroyed now. `not-there`: the database has no such case. `kept`: it is there and is not destroyed, for
 * the reason given; people have to look at it.
 */
export interface Reapplied {
  caseId: string
  status: 'stands' | 'destroyed-again' | 'not-there' | 'kept'
  why?: string
}

/** What reapplying came to in one council. */
export interface Reapplication {
  council: string
  destructions: Reapplied[]
  /** Certificates that the file lacked and has now. */
  writtenDown: number
  /** Lines of the file that are not as they were written. */
  damaged: { line: number; why: string }[]
}

/** What reapplying needs. */
interface ReapplyDeps {
  db: Database
  keyring: Keyring
  directory: string
}

/**
 * Destroys again what a restored backup brought back, by the file that is kept outside the database, and writes down there what it lacks. Safe to
 * break off and to repeat. What is held now, or was opened again, is left as it is and told.
 */
export async function reapplyDestructions(deps: ReapplyDeps, council: string, now: string): Promise<Reapplication> {
  const { db, keyring, directory } = deps
  const { destructions, damaged } = readDestructions(directory, council, keyring)
  const done: Reapplied[] = []
  for (const one of destructions)
    done.push({ caseId: one.caseId, ...(await withCouncil(db, council, (tx) => reapply(tx, keyring, one, now))) })
  const inFile = new Set(destructions.map(({ caseId }) => caseId))
  const lacking = (await withCouncil(db, council, listDestructions)).filter(({ caseId }) => !inFile.has(caseId))
  for (const one of lacking) writeDestruction(directory, council, keyring, one)
  return { council, destructions: done, writtenDown: lacking.length, damaged }
}

async function reapply(
  tx: CouncilTx,
  keyring: Keyring,
  made: Destruction,
  at: string,
): Promise<Omit<Reapplied, 'caseId'>> {
  const { caseId, approvedBy } = made
  await queueForHolds(tx)
  const row = await findCase(tx, caseId)
  if (row === null) return { status: 'not-there' }
  const holds = isMatter(row)
    ? await listHoldsOverMatter(tx, keyring, row)
    : await listHoldsOver(tx, [caseId], [made.class])
  const isKnown = (await findDestruction(tx, caseId)) !== null
  const hashed = await hashRecord(tx, caseId)
  if (holds.length > 0 && !isKnown) return { status: 'kept', why: 'held' }
  if (!isKnown && hashed.events > made.events) return { status: 'kept', why: 'more-has-happened' }
  const done = await destroyCaseKey(tx, { caseId, by: { id: approvedBy, role: null }, reason: 'retention-over', at })
  if (done.status === 'refused' && done.code !== 'already-destroyed') return { status: 'kept', why: done.code }
  if (isKnown && done.status === 'refused') return { status: 'stands' }
  if (!isKnown) await putOnRecord(tx, made, { at, actorId: approvedBy, actorRole: null })
  return { status: 'destroyed-again' }
}
