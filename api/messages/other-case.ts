import { findCase } from '../../db/cases'
import type { CouncilTx } from '../../db/pool'
import { fault } from '../faults'
import { Problem } from '../problems'

/**
 * Makes sure that a case which a request names is one of this council, of the same kind.
 * @throws Problem `invalid-request` at `path`, the same for what does not exist and for what is another council's
 */
export async function needCase(
  tx: CouncilTx,
  caseId: string,
  practice: boolean,
  path: (string | number)[],
): Promise<void> {
  const row = await findCase(tx, caseId)
  if (row?.practice !== practice || row.kind !== 'referral')
    throw new Problem('invalid-request', { errors: [fault('body', path, 'unknown-case')] })
}
