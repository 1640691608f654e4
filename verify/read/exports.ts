import { caseKeysIn, type CaseKeys } from '../../db/case-keys'
import { exportAction, exportOutcome, listHistoryExports, type HistoryExport } from '../../db/history-exports'
import { readCouncil, type Database } from '../../db/pool'
import type { CaseKey } from '../../sealing/case-key'
import { isBroken, SealingError } from '../../sealing/errors'
import type { Keyring } from '../../sealing/keyring'
import type { AuditLine } from '../books'
import { unpackHistory } from '../exports/pack'
import type { Run } from './temporal'

/** How long after its end a run may be without its export before something is broken. */
const lateMs = 120_000

/** The histories that are kept of a case, and what is wrong with them. */
export interface Exports {
  runs: Run[]
  faults: string[]
}

/** Reads and opens what is kept of a case, and compares it with what the audit says of it and with the runs that Temporal lists. */
export function readExports(
  { db, keyring }: { db: Database; keyring: Keyring },
  at: { council: string; caseId: string },
  audit: readonly AuditLine[],
  listed: readonly Run[],
): Promise<Exports> {
  return readCouncil(db, at.council, async (tx) => {
    const keys = caseKeysIn(tx, keyring)
    const told = audit.filter(({ action, caseId }) => action === exportAction && caseId === at.caseId)
    const key = await keyOf(keys, at.caseId)
    if (key === undefined) return { runs: [], faults: [] }
    if (key === 'broken') return { runs: [], faults: ['its key cannot be opened'] }
    const kept = await listHistoryExports(tx, at.caseId)
    const opened = kept.map((one) => openExport(key, at.council, one, told))
    const missing = told.length > kept.length ? ['an export that the audit tells of is not there'] : []
    const late = listed.some((run) => isLate(run, kept)) ? ['a run has ended and is not exported'] : []
    return {
      runs: opened.flatMap(({ run }) => (run === undefined ? [] : [run])),
      faults: [...missing, ...late, ...opened.flatMap(({ fault }) => fault ?? [])],
    }
  })
}

/** Undefined where there is none, or it was destroyed. */
async function keyOf(keys: CaseKeys, caseId: string): Promise<CaseKey | 'broken' | undefined> {
  try {
    return (await keys.has(caseId)) ? await keys.load(caseId) : undefined
  } catch (error) {
    if (!isBroken(error)) throw error
    return 'broken'
  }
}

const isLate = ({ runId, closeTime }: Run, kept: readonly HistoryExport[]): boolean =>
  closeTime !== undefined && Date.now() - closeTime.getTime() > lateMs && !kept.some((one) => one.runId === runId)

function openExport(
  key: CaseKey,
  council: string,
  { caseId, runId, status, startedAt, hash: claimed, body }: HistoryExport,
  told: readonly AuditLine[],
): { run?: Run; fault?: string } {
  try {
    const { history, hash } = unpackHistory(key, { council, caseId, runId }, body)
    const isTold = told.some(({ outcome }) => outcome === exportOutcome(runId, hash))
    const run = { runId, status, startTime: new Date(startedAt), closeTime: undefined, kept: history }
    return isTold && hash.equals(claimed) ? { run } : { run, fault: 'an export is not what was exported' }
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    return { fault: 'an export cannot be opened' }
  }
}
