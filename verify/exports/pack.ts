import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils'
import { sealedAs } from '../../db/sealed'
import type { CaseKey } from '../../sealing/case-key'
import { open, seal } from '../../sealing/seal'
import type { History } from '../replay/replay'

/** To which run of which case a history belongs. */
export interface RunOf {
  council: string
  caseId: string
  runId: string
}

const contextOf = ({ council, caseId, runId }: RunOf) => sealedAs.history(council, caseId, runId)

/** The same history has the same hash, whenever it is fetched. */
export const hashOfHistory = (history: History): Buffer => createHash('sha256').update(historyToJSON(history)).digest()

/** A history as it is kept: compressed, and sealed for its run. */
export const packHistory = (key: CaseKey, run: RunOf, history: History): Buffer =>
  seal(key, 'case', gzipSync(historyToJSON(history)), contextOf(run))

/** The history and the hash of what is kept. Throws `SealingError` where it was not sealed for this run under this key. */
export function unpackHistory(key: CaseKey, run: RunOf, body: Uint8Array): { history: History; hash: Buffer } {
  const text = gunzipSync(open(() => key, body, contextOf(run)))
  return {
    history: historyFromJSON(JSON.parse(text.toString('utf8'))),
    hash: createHash('sha256').update(text).digest(),
  }
}
