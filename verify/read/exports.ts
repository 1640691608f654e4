import { caseKeysIn, type CaseKeys } from '../../db/case-keys'
import { exportAction, exportOutcome, listHistoryExports, type KeptHistory } from '../../db/history-exports'
import { readCouncil, type Database } from '../../db/pool'
import type { CaseKey } from '../../sealing/case-key'
import { isBroken, SealingError } from '../../sealing/errors'
import type { Keyring } from '../../sealing/keyring'
import type { AuditLine } from '../books'
import { unpackHistory } from '../exports/pack'
import { areAbout } from '../moments-apart'
import type { History } from '../replay/replay'
import type { Run } from './temporal'

const startOf = ({ events }: History): string => {
  const { seconds } = events?.[0]?.eventTime ?? {}
  return new Date(Number(seconds ?? 0) * 1000).toISOString()
}

/** How a run ended, as Temporal names it: by the last event of its history. */
function endOf({ events }: History): string {
  const last = events?.at(-1)
  if (last?.workflowExecutionCompletedEventAttributes) return 'COMPLETED'
  if (last?.workflowExecutionContinuedAsNewEventAttributes) return 'CONTINUED_AS_NEW'
  if (last?.workflowExecutionTerminatedEventAttributes) return 'TERMINATED'
  if (last?.workflowExecutionCanceledEventAttributes) return 'CANCELLED'
  if (last?.workflowExecutionTimedOutEventAttributes) return 'TIMED_OUT'
  return last?.workflowExecutionFailedEventAttributes ? 'FAILED' : 'RUNNING'
}

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
  at: { council: string; caseId: string; practice: boolean },
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
    const opened = kept.map((one) => openExport(key, at, one, told))
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

const isLate = ({ runId, closeTime }: Run, kept: readonly KeptHistory[]): boolean =>
  closeTime !== undefined && Date.now() - closeTime.getTime() > lateMs && !kept.some((one) => one.runId === runId)

function openExport(
  key: CaseKey,
  { council, practice }: { council: string; practice: boolean },
  { caseId, runId, status, startedAt, events, exportedAt, hash: claimed, body }: KeptHistory,
  told: readonly AuditLine[],
): { run?: Run; fault?: string } {
  try {
    const { history, hash } = unpackHistory(key, { council, caseId, runId }, body)
    const line = told.find(({ outcome }) => outcome === exportOutcome(runId, hash))
    const run = { runId, status, startTime: new Date(startedAt), closeTime: undefined, kept: history }
    // Where a server's time is moved, it lists a run as begun at another moment than the run's history has.
    const isBegun = practice || areAbout(startOf(history), startedAt)
    const isSo = endOf(history) === status && history.events?.length === events && isBegun
    const isTold = line !== undefined && areAbout(line.at, exportedAt) && hash.equals(claimed)
    return isSo && isTold ? { run } : { run, fault: 'an export is not what was exported' }
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    return { fault: 'an export cannot be opened' }
  }
}
