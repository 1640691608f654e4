import { caseKeysIn } from '../../db/case-keys'
import type { LegalHold } from '../../db/legal-holds'
import type { CouncilTx } from '../../db/pool'
import { openJson, sealedAs } from '../../db/sealed'
import { retentionClasses } from '../../pathway/retention/classes'
import type { Keyring } from '../../sealing/keyring'

/** A hold with its reason opened. */
export async function presentHold(tx: CouncilTx, keyring: Keyring, hold: LegalHold) {
  const { holdId, scope, caseId, placedBy, placedAt, liftedBy, liftedAt } = hold
  const key = await caseKeysIn(tx, keyring).load(holdId)
  const held = retentionClasses.find((one) => one === hold.class)
  return {
    ...{ holdId, scope, placedBy, placedAt },
    ...(caseId !== null && { caseId }),
    ...(held !== undefined && { class: held }),
    reason: String(openJson(key, sealedAs.hold(tx.council, holdId, 'placed'), hold.reason)),
    ...(liftedBy !== null && liftedAt !== null && { lifted: { by: liftedBy, at: liftedAt } }),
  }
}
