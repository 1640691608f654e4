import { z } from 'zod'
import type { CaseRow } from '../db/cases'
import type { CouncilTx } from '../db/pool'
import { openJson, sealedAs } from '../db/sealed'
import type { Opened } from '../pathway/standing'
import type { CaseKey } from '../sealing/case-key'
import type { AnyCaseInput } from '../workflows/contracts'
import { inputOf } from './run-input'

const caseSchema = z.custom<Opened>((value) => typeof value === 'object' && value !== null && 'stage' in value)

/** What a run starts from that goes on where the record has the case. Throws where its seal is broken. */
export async function standingInput(
  tx: CouncilTx,
  row: CaseRow,
  key: CaseKey,
  rulesVersion: string,
): Promise<AnyCaseInput> {
  const state = caseSchema.parse(openJson(key, sealedAs.state(tx.council, row.caseId, row.seq), row.state))
  return { ...(await inputOf(tx, row, { rulesVersion })), carried: { state, heard: [] } }
}
