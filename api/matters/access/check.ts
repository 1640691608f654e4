import { findCase } from '../../../db/cases'
import type { CouncilTx } from '../../../db/pool'
import type { AccessCommand } from '../../../pathway/matters/access/facts'
import type { Caller } from '../../authenticate'
import { fault } from '../../faults'
import { isInSight } from '../../guard'
import { Problem } from '../../problems'

/**
 * What a proposal discloses must be here: cases of this council, live or for practice as the request is, and no further than their record
 * goes.
 * @throws Problem `invalid-request`, the same for what does not exist and for what is another council's
 */
export async function checkCommand(
  tx: CouncilTx,
  command: AccessCommand,
  practice: boolean,
  caller: Caller,
): Promise<void> {
  if (command.kind !== 'propose-disclosure') return
  const errors = []
  for (const [index, { caseId, upTo }] of command.cases.entries()) {
    const row = await findCase(tx, caseId)
    if (row?.kind !== 'referral' || row.practice !== practice || !(await isInSight(tx, caseId, caller)))
      errors.push(fault('body', ['cases', index, 'caseId'], 'unknown-case'))
    else if (upTo > row.seq)
      errors.push(fault('body', ['cases', index, 'upTo'], 'too-large', [`at most ${String(row.seq)}`]))
  }
  if (errors.length > 0) throw new Problem('invalid-request', { errors })
}
