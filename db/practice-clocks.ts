import { z } from 'zod'
import type { CouncilTx } from './pool'
import { bigInteger, oneOrNull } from './rows'

const offsetSchema = z.object({ offsetMs: bigInteger })

/** How far ahead of real time a case is, in milliseconds: 0 for every live case. */
export async function findPracticeOffset(tx: CouncilTx, caseId: string): Promise<number> {
  const result = await tx.query(
    'select offset_ms as "offsetMs" from practice_clock where council = $1 and case_id = $2',
    [tx.council, caseId],
  )
  return oneOrNull(offsetSchema, result)?.offsetMs ?? 0
}

/**
 * Moves a practice case forward; resolves its new offset, or null, having changed nothing, where it is no practice
 * case.
 */
export async function addPracticeOffset(tx: CouncilTx, caseId: string, forwardMs: number): Promise<number | null> {
  const result = await tx.query(
    `insert into practice_clock (council, case_id, offset_ms)
     select council, case_id, $3 from case_view where council = $1 and case_id = $2 and practice
     on conflict (council, case_id) do update set offset_ms = practice_clock.offset_ms + excluded.offset_ms
     returning offset_ms as "offsetMs"`,
    [tx.council, caseId, forwardMs],
  )
  return oneOrNull(offsetSchema, result)?.offsetMs ?? null
}
