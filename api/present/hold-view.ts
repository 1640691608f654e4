import { caseKeysIn } from '../../db/case-keys'
import type { LegalHold } from '../../db/legal-holds'
import type { CouncilTx } from '../../db/pool'
import { openJson, sealedAs } from '../../db/sealed'
import { recordClasses } from '../../pathway/retention/classes'
import type { Keyring } from '../../sealing/keyring'

/** A hold with its reason opened; of a case whose record was destroyed, without it. */
export async function presentHold(tx: CouncilTx, keyring: Keyring, hold: LegalHold) {
  const { holdId, scope, caseId, placedBy, placedAt, liftedBy, liftedAt } = hold
  const keys = caseKeysIn(tx, keyring)
  const isTold = caseId === null || (await keys.has(caseId))
  const held = recordClasses.find((one) => one === hold.class)
  return {
    ...{ holdId, scope, placedBy, placedAt },
    ...(caseId !== null && { caseId }),
    ...(held !== undefined && { class: held }),
    ...(isTold && {
      reason: String(openJson(await keys.load(holdId), sealedAs.hold(tx.council, holdId, 'placed'), hold.reason)),
    }),
    ...(liftedBy !== null && liftedAt !== null && { lifted: { by: liftedBy, at: liftedAt } }),
  }
}
