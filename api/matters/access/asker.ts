import { caseKeysIn } from '../../../db/case-keys'
import { findMatter } from '../../../db/matters'
import type { CouncilTx } from '../../../db/pool'
import { openJson, sealedAs } from '../../../db/sealed'
import { requesterOf } from '../../../notices/matter'
import type { KnownPerson } from '../../../notices/people'
import type { Keyring } from '../../../sealing/keyring'

/**
 * Who makes an access request, as its form says.
 * @throws Error where the record has no such request
 */
export async function askerOf(tx: CouncilTx, keyring: Keyring, requestId: string): Promise<KnownPerson> {
  const matter = await findMatter(tx, requestId)
  if (matter === null) throw new Error('The record has no such request')
  const key = await caseKeysIn(tx, keyring).load(requestId)
  return requesterOf(openJson(key, sealedAs.matter(tx.council, requestId), matter.body))
}
