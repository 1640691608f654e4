import { findCase } from '../../db/cases'
import { isRecordDestroyed } from '../../db/case-keys'
import type { CouncilTx } from '../../db/pool'
import type { Caller } from '../authenticate'
import { fault } from '../faults'
import { isInSight } from '../guard'
import { Problem } from '../problems'

/**
 * Makes sure that a case which a request names is one of this council, of the same kind.
 * @throws Problem `invalid-request` at `path`, the same for what does not exist, what is another council's, what is kept from the caller and what
 *   was destroyed
 */
export async function needCase(
  tx: CouncilTx,
  caseId: string,
  practice: boolean,
  path: (string | number)[],
  caller: Caller,
): Promise<void> {
  const row = await findCase(tx, caseId)
  const isThere = row?.practice === practice && row.kind === 'referral' && (await isInSight(tx, caseId, caller))
  if (!isThere || (await isRecordDestroyed(tx, { case: caseId })))
    throw new Problem('invalid-request', { errors: [fault('body', path, 'unknown-case')] })
}
