import { z } from 'zod'
import { caseKeysIn } from '../../../db/case-keys'
import { findMatter } from '../../../db/matters'
import type { CouncilTx } from '../../../db/pool'
import { openJson, sealedAs } from '../../../db/sealed'
import type { Asking } from '../../../pathway/matters/access/export/named'
import type { Keyring } from '../../../sealing/keyring'

const named = z
  .object({ forenames: z.string(), surname: z.string(), dateOfBirth: z.string().optional() })
  .transform(({ forenames, surname, dateOfBirth }) => ({
    name: `${forenames} ${surname}`,
    ...(dateOfBirth !== undefined && { dateOfBirth }),
  }))
const opening = z.object({ request: z.object({ requester: named, subject: named.optional() }) })

/**
 * Who asks in a matter and whom it is about, as its form says. A child that a parent asks for is nobody's other self: what they said is
 * theirs.
 * @throws Error where the record has no such request
 */
export async function askingOf(
  tx: CouncilTx,
  keyring: Keyring,
  { requestId, parentForChild = false }: { requestId: string; parentForChild?: boolean | undefined },
): Promise<Pick<Asking, 'asking' | 'onBehalfOf'>> {
  const matter = await findMatter(tx, requestId)
  if (matter === null) throw new Error('The record has no such request')
  const key = await caseKeysIn(tx, keyring).load(requestId)
  const { request } = opening.parse(openJson(key, sealedAs.matter(tx.council, requestId), matter.body))
  const { requester: asking, subject } = request
  return { asking, ...(subject !== undefined && !parentForChild && { onBehalfOf: subject }) }
}
